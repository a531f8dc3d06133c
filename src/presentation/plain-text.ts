import type { Block, Document, Inline } from './document.ts';

export interface PlainTextOptions {
  /** Columns to wrap at. */
  readonly width: number;
  /** ANSI styles, for a terminal. */
  readonly colour: boolean;
}

type Style = 'strong' | 'dim' | 'struck' | 'quote';
const ANSI: Readonly<Record<Style, readonly [string, string]>> = {
  strong: ['\u001b[1m', '\u001b[22m'],
  dim: ['\u001b[2m', '\u001b[22m'],
  struck: ['\u001b[9m', '\u001b[29m'],
  quote: ['\u001b[36m', '\u001b[39m'],
};
const MARKS = { new: 'NEW ', changed: 'CHANGED ' } as const;
/** Control characters and bidirectional overrides in article text could repaint a terminal; they are left out. */
const CONTROLS = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

/** Renders a document as lines of text; links are listed by number at the end, buttons are left out. */
export function renderPlainText(document: Document, options: PlainTextOptions): string {
  const links = new Map<number, string>();
  const blocks = document.blocks.flatMap((block) => {
    const lines = renderBlock(block, options, links);
    return lines.length > 0 ? [{ kind: block.kind, lines }] : [];
  });
  const lines = blocks.flatMap((block, index) => {
    const next = blocks[index + 1];
    const tight = next === undefined || (block.kind === 'headline' && next.kind === 'small');
    const alike = block.kind === next?.kind && (block.kind === 'bullet' || block.kind === 'small');
    return tight || alike ? block.lines : [...block.lines, ''];
  });
  if (links.size > 0) lines.push('');
  for (const [number, url] of [...links].sort(([a], [b]) => a - b)) lines.push(`[${number}] ${url}`);
  return `${lines.join('\n')}\n`;
}

function renderBlock(block: Block, options: PlainTextOptions, links: Map<number, string>): string[] {
  const words = (content: readonly Inline[]) => content.map((inline) => renderInline(inline, options, links)).join('');
  switch (block.kind) {
    case 'headline':
      return wrap(paint(clean(block.text), 'strong', options), '', options.width);
    case 'paragraph':
      return wrap(words(block.content), '', options.width);
    case 'small':
      return wrap(words(block.content), '', options.width).map((line) => paint(line, 'dim', options));
    case 'bullet':
      return wrap(`${block.mark ? MARKS[block.mark] : ''}• ${words(block.content)}`, '  ', options.width);
    case 'quote': {
      const quoted = wrap(`“${clean(block.words)}”`, '', options.width - 2);
      return [
        ...quoted.map((line) => `> ${paint(line, 'quote', options)}`),
        ...wrap(words(block.by), '', options.width),
      ];
    }
    case 'divider':
      return ['—'.repeat(3)];
    case 'actions':
      return [];
  }
}

function renderInline(inline: Inline, options: PlainTextOptions, links: Map<number, string>): string {
  switch (inline.kind) {
    case 'reference':
      if (inline.url) links.set(inline.number, clean(inline.url));
      return `[${inline.number}]`;
    case 'link':
      return `${clean(inline.text)} (${clean(inline.url)})`;
    case 'strong':
      return paint(clean(inline.text), 'strong', options);
    case 'struck':
      return options.colour ? paint(clean(inline.text), 'struck', options) : `~~${clean(inline.text)}~~`;
    case 'channel':
      return `#${clean(inline.id)}`;
    case 'mention':
      return '';
    default:
      return clean(inline.text);
  }
}

function clean(text: string): string {
  return text.replace(/\s+/gu, ' ').replace(CONTROLS, '');
}

function paint(text: string, style: Style, options: PlainTextOptions): string {
  return options.colour ? `${ANSI[style][0]}${text}${ANSI[style][1]}` : text;
}

/** Breaks at spaces; a word longer than the line stands alone. Styles take no room. */
function wrap(text: string, indent: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const word of text.split(' ')) {
    const size = visibleLength(word);
    if (line !== '' && used + 1 + size > width) {
      lines.push(line);
      line = indent + word;
      used = indent.length + size;
    } else {
      used += line === '' ? size : size + 1;
      line = line === '' && lines.length === 0 ? word : `${line} ${word}`;
    }
  }
  if (line.trim()) lines.push(line);
  return lines;
}

function visibleLength(word: string): number {
  return Object.values(ANSI)
    .flat()
    .reduce((rest, code) => rest.replaceAll(code, ''), word).length;
}
