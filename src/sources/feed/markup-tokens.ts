/** A piece of XML or HTML. Text keeps its references; a name keeps its case. */
export type MarkupToken =
  | { readonly kind: 'text'; readonly raw: string }
  | { readonly kind: 'cdata'; readonly text: string }
  | { readonly kind: 'close'; readonly name: string }
  | {
      readonly kind: 'open';
      readonly name: string;
      /** Lower-case names; values keep their references. The first of two with one name counts. */
      readonly attributes: ReadonlyMap<string, string>;
      readonly empty: boolean;
    };

/** A tag with more attributes is no news; the rest is passed over. */
const MOST_ATTRIBUTES = 64;
const NAME_START = /[a-z_:\u0080-\uffff]/i;
/** How many tags that run to the end of the text, for want of a quote, are cut off at their first `>`. */
const MOST_MENDS = 16;
/** A sign that may begin something. */
const SIGN = /<(?=[a-z_:/?\u0080-\uffff]|![-[a-z])/gi;
const NAME = /[^\s/><="'&]+/y;
const GAP = /[\s/]*/y;
const SPACE = /\s*/y;
const BARE_VALUE = /[^\s<>]*/y;

/**
 * Reads markup piece by piece in linear time, however broken: comments, instructions and document types are left out,
 * a sign that begins nothing is text, and a tag that never ends takes nothing else with it. Entities are not expanded.
 * After an opening tag that `isRaw` names, everything up to its closing tag is text.
 */
export function* scanMarkup(text: string, isRaw?: (name: string) => boolean): Generator<MarkupToken> {
  const find = createFinder(text);
  let mends = MOST_MENDS;
  let at = 0;
  while (at < text.length) {
    SIGN.lastIndex = at;
    const open = SIGN.exec(text)?.index ?? -1;
    if (open !== at) yield { kind: 'text', raw: text.slice(at, open === -1 ? text.length : open) };
    if (open === -1) return;
    at = passOver(text, open, find);
    if (at > open) continue;
    if (text.startsWith('<![CDATA[', open)) {
      const end = find(']]>', open + 9);
      if (end !== -1) yield { kind: 'cdata', text: text.slice(open + 9, end) };
      at = end === -1 ? open + 9 : end + 3;
    } else if (text.startsWith('</', open)) {
      const name = readAt(NAME, text, open + 2);
      const end = find('>', open + 2);
      const next = find('<', open + 2);
      at = next !== -1 && (end === -1 || next < end) ? next : end === -1 ? text.length : end + 1;
      if (name !== '') yield { kind: 'close', name };
    } else if (NAME_START.test(text[open + 1] ?? '')) {
      const tag = readTag(text, open + 1, find);
      at = tag.end;
      const first = tag.open && mends-- > 0 ? find('>', open) : -1;
      if (first !== -1) at = first + 1;
      yield tag.token;
      if (!tag.token.empty && isRaw?.(tag.token.name)) {
        const end = findClosing(tag.token.name, at, find);
        if (end > at) yield { kind: 'text', raw: text.slice(at, Math.min(end, text.length)) };
        at = Math.min(end, text.length);
      }
    } else {
      yield { kind: 'text', raw: '<' };
      at = open + 1;
    }
  }
}

type Find = (sign: string, from: number) => number;

/** Finds a sign from a place on; remembers which are not to come any more, so that searching stays linear. */
function createFinder(text: string): Find {
  const known = new Map<string, number>();
  return (sign, from) => {
    const last = known.get(sign);
    if (last !== undefined && (last === -1 || last >= from)) return last;
    const found = text.indexOf(sign, from);
    known.set(sign, found);
    return found;
  };
}

function findClosing(name: string, from: number, find: Find): number {
  const ends = [name, name.toLowerCase(), name.toUpperCase()].map((form) => find(`</${form}`, from));
  return Math.min(...ends.filter((end) => end !== -1), Number.POSITIVE_INFINITY);
}

/** Where a comment, an instruction or a document type ends; the same place when none begins here. */
function passOver(text: string, open: number, find: Find): number {
  const second = text[open + 1];
  if (second === '?') {
    const end = find('?>', open);
    const sign = end === -1 ? find('>', open) : end + 1;
    return sign === -1 ? text.length : sign + 1;
  }
  if (second !== '!' || text.startsWith('<![CDATA[', open)) return open;
  if (text.startsWith('<!--', open)) {
    const end = find('-->', open + 4);
    if (end !== -1) return end + 3;
    const sign = find('>', open);
    return sign === -1 ? open + 4 : sign + 1;
  }
  const end = find('>', open);
  if (end === -1) return open;
  const bracket = find('[', open);
  if (bracket === -1 || bracket > end) return end + 1;
  const inner = find(']', bracket);
  return (inner === -1 ? end : Math.max(end, find('>', inner))) + 1;
}

function readAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}

function readTag(
  text: string,
  start: number,
  find: Find,
): { token: Extract<MarkupToken, { kind: 'open' }>; end: number; open: boolean } {
  const name = readAt(NAME, text, start);
  const attributes = new Map<string, string>();
  let at = start + name.length;
  for (;;) {
    at += readAt(GAP, text, at).length;
    const sign = text[at];
    if (sign === undefined || sign === '<' || sign === '>') {
      const empty = sign === '>' && text[at - 1] === '/';
      const end = sign === '>' ? at + 1 : at;
      return { token: { kind: 'open', name, attributes, empty }, end, open: sign === undefined };
    }
    const key = readAt(NAME, text, at);
    if (key === '') {
      at++;
      continue;
    }
    at += key.length;
    const value = readValue(text, at, find);
    at = value.end;
    const lower = key.toLowerCase();
    if (attributes.size < MOST_ATTRIBUTES && !attributes.has(lower)) attributes.set(lower, value.raw);
  }
}

function readValue(text: string, start: number, find: Find): { raw: string; end: number } {
  let at = start + readAt(SPACE, text, start).length;
  if (text[at] !== '=') return { raw: '', end: start };
  at++;
  at += readAt(SPACE, text, at).length;
  const quote = text[at];
  if (quote === '"' || quote === "'") {
    const end = find(quote, at + 1);
    if (end !== -1) return { raw: text.slice(at + 1, end), end: end + 1 };
  }
  const raw = readAt(BARE_VALUE, text, at);
  return { raw, end: at + raw.length };
}
