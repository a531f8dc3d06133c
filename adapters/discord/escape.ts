import { parseUrl } from '../../src/index.ts';
import { LIMITS } from './limits.ts';

/**
 * Control and direction-changing characters: they show nothing, and an override would turn round the text after it.
 * Tab and line breaks are not among them: they are folded to spaces.
 */
const INVISIBLE = /[^\P{Cc}\s]|[\u202a-\u202e\u2066-\u2069]/gu;
const LONE_SURROGATE = /\p{Surrogate}/gu;
/** A round bracket only where it could follow a square one, in this run or the one before: there it begins an address. */
const MARKUP = /[\\*_~`|<>[\]]|(?<![^\]])\(/g;
/** Any colon may start an address or an emoji, except before a space and in a time of day ("14:05 "). */
const COLON = /:(?=\S|$)(?!\d\d[.,;)]?\s)/g;
/** Only these words after "@" can call someone; where a run ends in the beginning of one, the next run may bring the rest. */
const CALL_TO_ALL = /@(?=everyone|here|[eh]\w{0,6}$|$)/gi;
/** What makes a heading or a list item of a line (">" and "*" are escaped wherever they stand). */
const LINE_MARK = /^(\s*)(?:([-+#])|(\d{1,9})(?=\.))/;

/** Breaks "@everyone" and "@here" with a zero-width space, where a backslash would not be enough (code, addresses). */
function silence(words: string): string {
  return words.replace(CALL_TO_ALL, '@\u200b');
}

/** Text without what cannot be shown: lone surrogates become U+FFFD, runs of white space one space. */
function cleanText(words: string): string {
  return words.replace(INVISIBLE, '').replace(LONE_SURROGATE, '\ufffd').replace(/\s+/g, ' ');
}

/**
 * Text that Discord shows as these very words: it cannot mention, link, format, or become an emoji or a timestamp. Pieces
 * escaped one by one are as safe side by side as the whole, and never shorter in sum. See `guardLine` for line starts.
 */
export function escapeText(words: string): string {
  return silence(cleanText(words).replace(MARKUP, '\\$&').replace(COLON, '\\:'));
}

/**
 * Words for a name, where there is no Markdown and a backslash would be seen: what could mention, format or hide is left
 * out, and angle brackets become guillemets.
 */
export function plainName(words: string): string {
  const named = cleanText(words).replace(/[<>]/g, (mark) => (mark === '<' ? '‹' : '›'));
  return named
    .replace(/[*_~`|\\]+|@(?=everyone|here)|[\u200b\u200e\u200f\u2060\ufeff]/giu, ' ')
    .replace(/ +/g, ' ')
    .trim();
}

/** Escaped text that starts a line, so that it does not become a heading, small print or a list by accident. */
export function guardLine(line: string): string {
  return line.replace(LINE_MARK, (_, space: string, mark: string | undefined, number: string | undefined) =>
    mark === undefined ? `${space}${number}\\` : `${space}\\${mark}`,
  );
}

/** Words in a fixed-width face, or nothing. Backticks become apostrophes: nothing can close the face early. */
export function codeText(words: string): string {
  const shown = silence(cleanText(words).replaceAll('`', "'")).trim();
  return shown === '' ? '' : `\`${shown}\``;
}

/**
 * The address as it can stand in a masked link, or null when it must not be a link: not http(s), with a user name or a
 * password in it, or longer than `LIMITS.linkAddress`.
 */
export function linkAddress(address: string): string | null {
  const url = address.length > LIMITS.linkAddress ? null : parseUrl(address);
  if (url === null) return null;
  const web = url.protocol === 'https:' || url.protocol === 'http:';
  if (!web || url.username !== '' || url.password !== '') return null;
  const encoded = url.href.replace(
    /[<>()[\]\\|`*~"'\s]|@(?=everyone|here)/gi,
    (mark) => `%${(mark.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
  return encoded.length > LIMITS.linkAddress ? null : encoded;
}
