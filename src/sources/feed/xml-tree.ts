import { scanMarkup } from './markup-tokens.ts';
import { namespaceKey } from './xml-namespaces.ts';

/** An element with a lower-case name such as `item`, `dc:date` or `atom:link`, whatever prefixes the feed used. */
export interface XmlElement {
  readonly name: string;
  /** Lower-case names; values are escaped XML. */
  readonly attributes: ReadonlyMap<string, string>;
  /** Elements, and text as escaped XML. */
  readonly children: (XmlElement | string)[];
}

/** What limits a tree: nothing that is news comes near. */
const DEEPEST = 60;
const MOST_ELEMENTS = 200_000;
const MOST_PREFIXES = 64;
/** A longer text is no news, in UTF-16 code units. */
export const LONGEST_TEXT = 1_000_000;
const ITEMS = ['item', 'entry', 'atom:entry', 'atom:item'] as const;
/** A plain value, which ends where the next element of an item begins, even when its own end is missing. */
const VALUES = new Set(
  'title link guid pubdate dc:date dc:creator id updated published author ttl language'.split(' '),
);
const NEXT = new Set(
  'title link description guid pubdate dc:date dc:creator content:encoded category enclosure'.split(' '),
);
/** Only a reference that names something keeps its sign. */
const STRAY = /&(?!(?:#\d{1,8}|#[xX][\da-fA-F]{1,6}|[a-zA-Z][a-zA-Z\d]{1,31});)/g;

interface Frame {
  readonly element: XmlElement;
  readonly tag: string;
  readonly scope: ReadonlyMap<string, string | null>;
}

/**
 * Reads XML, well-formed or not, into a tree: elements that are not closed end with the one around them, items never
 * stand in items, stray signs are text. Items beyond `mostItems`, and what is too deep or too much, are left out.
 */
export function readXmlTree(text: string, mostItems: number): { root: XmlElement; leftOut: number } {
  const root: XmlElement = { name: '', attributes: new Map(), children: [] };
  const stack: Frame[] = [{ element: root, tag: '', scope: new Map() }];
  const itemNames = new Set<string>(ITEMS);
  let elements = 0;
  let items = 0;
  let skipping = false;
  const top = (): Frame => stack[stack.length - 1] as Frame;
  const endItem = (): void => {
    const open = stack.findLastIndex((frame) => itemNames.has(frame.element.name));
    if (open > 0) stack.length = open;
  };
  for (const token of scanMarkup(text)) {
    if (token.kind === 'text' || token.kind === 'cdata') {
      const raw = token.kind === 'text' ? token.raw : token.text;
      if (skipping || raw.length > LONGEST_TEXT) continue;
      top().element.children.push(token.kind === 'text' ? mend(raw) : escapeXml(raw));
      continue;
    }
    const tag = token.name.toLowerCase();
    if (token.kind === 'close') {
      if (isItem(tag)) skipping = false;
      if (skipping) continue;
      const open = stack.findLastIndex((frame) => frame.tag === tag);
      if (open > 0) stack.length = open;
      continue;
    }
    const scope = declare(top().scope, token.attributes);
    const name = canonicalName(tag, scope);
    if (elements === 0) {
      const prefix = name.slice(0, name.indexOf(':') + 1);
      for (const item of ITEMS) itemNames.add(prefix + item);
    }
    if (itemNames.has(name)) {
      endItem();
      skipping = ++items > mostItems;
    } else if (NEXT.has(name) && VALUES.has(top().element.name)) {
      stack.pop();
    }
    if (skipping || stack.length > DEEPEST || ++elements > MOST_ELEMENTS) continue;
    const element: XmlElement = { name, attributes: mendAll(token.attributes), children: [] };
    top().element.children.push(element);
    if (!token.empty) stack.push({ element, tag, scope });
  }
  return { root, leftOut: Math.max(0, items - mostItems) };
}

function isItem(tag: string): boolean {
  return /^(?:\w+:)?(?:item|entry)$/.test(tag);
}

function declare(scope: Frame['scope'], attributes: ReadonlyMap<string, string>): ReadonlyMap<string, string | null> {
  let own: Map<string, string | null> | null = null;
  for (const [name, value] of attributes) {
    if (!name.startsWith('xmlns')) continue;
    own ??= new Map(scope);
    if (own.size < MOST_PREFIXES) own.set(name === 'xmlns' ? '' : name.slice(6), namespaceKey(value));
  }
  return own ?? scope;
}

/** A prefix that is not declared is taken at its word; a namespace that is not known keeps the prefix, if it has one. */
function canonicalName(tag: string, scope: Frame['scope']): string {
  const colon = tag.indexOf(':');
  const prefix = colon === -1 ? '' : tag.slice(0, colon);
  const key = scope.get(prefix) ?? prefix;
  const local = tag.slice(colon + 1);
  return key === '' ? local : `${key}:${local}`;
}

/** Escapes what is text for use in XML. */
export function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

function mend(raw: string): string {
  const signs = raw.includes('&') ? raw.replace(STRAY, '&amp;') : raw;
  return raw.includes('<') || raw.includes('>') ? signs.replace(/</g, '&lt;').replace(/>/g, '&gt;') : signs;
}

function mendAll(attributes: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...attributes].map(([name, raw]) => [name, mend(raw).replace(/"/g, '&quot;')]));
}
