import { el, link } from '../dom.ts';
import { type InstantStyle, instant } from '../time.ts';

/** One kind of run: where it begins, and what it becomes. The first that fits is taken. */
type Rule = readonly [pattern: RegExp, make: (match: RegExpExecArray) => Node | string];

const INSTANTS: Readonly<Record<string, InstantStyle>> = { D: 'date', d: 'date', t: 'time', R: 'relative' };
const RULES: readonly Rule[] = [
  [/\\([\p{P}\p{S}])/uy, ([, mark = '']) => mark],
  [/`([^`\n]+)`/y, ([, words = '']) => el('code', {}, words)],
  [/\*\*((?:\\.|[^\\])+?)\*\*(?!\*)/sy, ([, words = '']) => el('strong', {}, ...inline(words))],
  [/~~((?:\\.|[^\\])+?)~~/sy, ([, words = '']) => el('s', {}, ...inline(words))],
  [/\*((?:\\.|[^\\*])+)\*/sy, ([, words = '']) => el('em', {}, ...inline(words))],
  [
    /\[((?:\\.|[^\\\n])+?)\]\(<?(https?:\/\/[^\s<>()]+)>?\)/y,
    ([, words = '', address]) => link(address, ...inline(words)),
  ],
  [/<t:(\d+)(?::(\w))?>/y, ([, seconds, style = 'f']) => instant(Number(seconds), INSTANTS[style] ?? 'datetime')],
  [/<#(\d+)>/y, () => el('span', { class: 'mention' }, '#channel')],
  [/<@&(\d+)>/y, () => el('span', { class: 'mention' }, '@role')],
];
const LINES: readonly (readonly [mark: RegExp, tag: 'h3' | 'h4' | 'small' | 'blockquote'])[] = [
  [/^###? /, 'h4'],
  [/^# /, 'h3'],
  [/^-# /, 'small'],
  [/^> /, 'blockquote'],
];

/** Renders Discord's Markdown, as far as a bot's text displays have it, a line an element. */
export function renderMarkdown(content: string): HTMLElement[] {
  return content.split('\n').map((line) => {
    const [mark, tag] = LINES.find(([start]) => start.test(line)) ?? [null, 'p' as const];
    return el(tag, {}, ...inline(mark === null ? line : line.replace(mark, '')));
  });
}

function inline(words: string): (Node | string)[] {
  const nodes: (Node | string)[] = [];
  let plain = '';
  for (let at = 0; at < words.length; ) {
    const found = matchAt(words, at);
    if (found === null) {
      plain += words[at];
      at++;
      continue;
    }
    if (typeof found.node === 'string') plain += found.node;
    else {
      nodes.push(plain, found.node);
      plain = '';
    }
    at += found.length;
  }
  return [...nodes, plain].filter((node) => node !== '');
}

function matchAt(words: string, at: number): { readonly node: Node | string; readonly length: number } | null {
  for (const [pattern, make] of RULES) {
    pattern.lastIndex = at;
    const match = pattern.exec(words);
    if (match !== null) return { node: make(match), length: match[0].length };
  }
  return null;
}
