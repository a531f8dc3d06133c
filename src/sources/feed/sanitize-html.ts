import { parseUrl } from '../../kernel/parse-url.ts';
import {
  KNOWN_ATTRIBUTES,
  KNOWN_ELEMENTS,
  LINK_ATTRIBUTES,
  PARTING_ELEMENTS,
  SILENT_ELEMENTS,
  VOID_ELEMENTS,
} from './html-elements.ts';
import { decodeEntities } from './html-entities.ts';
import { type MarkupToken, scanMarkup } from './markup-tokens.ts';
import { escapeXml } from './xml-tree.ts';

/** A fragment of HTML, read once. */
interface ReadHtml {
  /** Known elements and attributes only, addresses absolute, nothing that runs. */
  readonly html: string;
  /** The visible words: paragraphs parted by blank lines, white space within them as one space. */
  readonly text: string;
}

const LINKABLE = /^(?:https?|ftp|mailto|tel|feed|irc|magnet|news|xmpp):/i;
const END = /<\/(?:\w{1,20}:)?(\w{1,20})/g;
const RAW = new Set(['script', 'style', 'noembed', 'noframes']);

/** Reads a fragment of HTML, however broken, in linear time; `base` makes addresses absolute. */
export function sanitizeHtml(fragment: string, base: string | null): ReadHtml {
  const written: string[] = [];
  const paragraphs: string[] = [];
  let line: string[] = [];
  const ends = countEnds(fragment);
  let silent = '';
  let depth = 0;
  let broken = false;
  const part = (): void => {
    const words = line.join('').replace(/\s+/g, ' ').trim();
    if (words !== '') paragraphs.push(words);
    line = [];
    broken = false;
  };
  const see = (text: string): void => {
    written.push(escapeXml(text));
    line.push(text);
    broken &&= text.trim() === '';
  };
  const breakLine = (): void => {
    if (broken) part();
    line.push(' ');
    broken = true;
  };
  for (const token of scanMarkup(fragment, (name) => RAW.has(name.toLowerCase()))) {
    if (token.kind === 'text' || token.kind === 'cdata') {
      if (silent === '') see(token.kind === 'text' ? decodeEntities(token.raw) : token.text);
      continue;
    }
    const name = localName(token.name);
    if (silent !== '') {
      if (token.kind === 'close') ends.set(name, (ends.get(name) ?? 0) - 1);
      if (name === silent) depth += token.kind === 'open' ? Number(!token.empty) : -1;
      if (depth === 0 || (ends.get(silent) ?? 0) <= 0) silent = '';
      continue;
    }
    if (token.kind === 'close') ends.set(name, (ends.get(name) ?? 0) - 1);
    if (SILENT_ELEMENTS.has(name)) {
      if (token.kind === 'close' || token.empty || (ends.get(name) ?? 0) <= 0) continue;
      silent = name;
      depth = 1;
      continue;
    }
    if (PARTING_ELEMENTS.has(name)) part();
    else if (name === 'br') breakLine();
    if (KNOWN_ELEMENTS.has(name)) written.push(writeTag(token, name, base));
  }
  part();
  return { html: written.join('').trim(), text: paragraphs.join('\n\n') };
}

/** How often each element that hides its text is closed: one that never is hides nothing. */
function countEnds(fragment: string): Map<string, number> {
  const ends = new Map<string, number>();
  for (const [, written = ''] of fragment.matchAll(END)) {
    const name = written.toLowerCase();
    if (SILENT_ELEMENTS.has(name)) ends.set(name, (ends.get(name) ?? 0) + 1);
  }
  return ends;
}

function localName(name: string): string {
  const lower = name.toLowerCase();
  return lower.slice(lower.indexOf(':') + 1);
}

function writeTag(token: Exclude<MarkupToken, { kind: 'text' | 'cdata' }>, name: string, base: string | null): string {
  if (token.kind === 'close') return VOID_ELEMENTS.has(name) ? '' : `</${name}>`;
  const attributes = [...token.attributes].map(([key, raw]) => writeAttribute(key, decodeEntities(raw).trim(), base));
  return `<${name}${attributes.join('')}${VOID_ELEMENTS.has(name) ? ' />' : '>'}`;
}

function writeAttribute(name: string, value: string, base: string | null): string {
  if (!KNOWN_ATTRIBUTES.has(name)) return '';
  const kept = LINK_ATTRIBUTES.has(name) ? absoluteAddress(value, base) : value;
  return kept === null ? '' : ` ${name}="${escapeXml(kept).replace(/"/g, '&quot;')}"`;
}

/** Null for what runs when it is followed (`javascript:`), and for what no base makes an address of. */
function absoluteAddress(value: string, base: string | null): string | null {
  const plain = value.replace(/[\0-\x20]+/g, '');
  if (/^[a-z][a-z\d+.-]*:/i.test(plain)) return LINKABLE.test(plain) ? plain : null;
  return base === null ? plain : (parseUrl(plain, base)?.href ?? null);
}
