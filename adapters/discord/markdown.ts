import type { Inline } from '../../src/index.ts';
import { codeText, escapeText, linkAddress } from './escape.ts';

type Instant = Extract<Inline, { kind: 'instant' }>;

/** Discord's letters for the styles of an instant. */
const INSTANT_STYLES: Readonly<Record<Instant['style'], string>> = {
  date: 'D',
  time: 't',
  datetime: 'f',
  relative: 'R',
};
const SNOWFLAKE = /^\d{17,20}$/;
/** Marks that, doubled by a neighbour, would open or close something else. */
const TOUCHY_MARKS = ['*', '~', '`'];

/** Markdown of one run; its text is escaped, and it holds no line break. */
export function renderInline(inline: Inline): string {
  switch (inline.kind) {
    case 'text':
      return escapeText(inline.text);
    case 'strong':
      return wrap('**', inline.text);
    case 'struck':
      return wrap('~~', inline.text);
    case 'code':
      return codeText(inline.text);
    case 'link':
      return renderLink(inline.text, inline.url);
    case 'reference':
      return renderReference(inline.number, inline.url);
    case 'channel':
      return SNOWFLAKE.test(inline.id) ? `<#${inline.id}>` : escapeText(`#${inline.id}`);
    case 'mention':
      return SNOWFLAKE.test(inline.id) ? `<@&${inline.id}>` : '';
    case 'instant':
      return renderInstant(inline);
  }
}

/** Markdown of a line of runs. A zero-width space keeps marks of neighbours apart. */
export function renderInlines(content: readonly Inline[]): string {
  let line = '';
  for (const inline of content) {
    const next = renderInline(inline);
    const last = line.at(-1);
    line += last !== undefined && last === next[0] && TOUCHY_MARKS.includes(last) ? `\u200b${next}` : next;
  }
  return line;
}

/** Puts marks around the words, not around the space beside them, which would leave the marks visible. */
function wrap(mark: string, words: string): string {
  const escaped = escapeText(words);
  const core = escaped.trim();
  if (core === '') return escaped;
  const before = escaped.startsWith(' ') ? ' ' : '';
  const after = escaped.endsWith(' ') ? ' ' : '';
  const apart = core.at(-1) === mark[0] ? '\u200b' : '';
  return `${before}${mark}${core}${apart}${mark}${after}`;
}

/** Brackets in a label become round: Discord looks for a label's end without regard to backslashes. */
function renderLink(words: string, url: string): string {
  const address = linkAddress(url);
  const label = escapeText(words.replaceAll('[', '(').replaceAll(']', ')')).trim();
  return address === null || label === '' ? escapeText(words) : `[${label}](<${address}>)`;
}

function renderReference(number: number, url: string | null): string {
  const address = url === null ? null : linkAddress(url);
  return address === null ? `\\[${number}\\]` : `[[${number}]](<${address}>)`;
}

function renderInstant(instant: Instant): string {
  const seconds = Math.floor(Date.parse(instant.at) / 1_000);
  return Number.isNaN(seconds) ? escapeText(instant.text) : `<t:${seconds}:${INSTANT_STYLES[instant.style]}>`;
}
