import { ok, type Result, refuse } from '../kernel/errors.ts';
import { decodeWindows1252 } from './feed/decode-windows-1252.ts';
import { encodingsOfLanguage } from './feed/language-encodings.ts';

/** The headers of an answer; names in any case. */
export type FeedHeaders = Readonly<Record<string, string | undefined>>;

/** The text of a feed, and the encoding that it turned out to have. */
interface DecodedFeed {
  readonly text: string;
  /** In lower case, such as `utf-8` or `windows-1252`. */
  readonly encoding: string;
}

/** Where the XML declaration must stand. */
const HEAD_BYTES = 1024;
/** Where a feed says its language. */
const LANGUAGE_BYTES = 8192;
const DECLARED = /^[\s\S]{0,200}?<\?xml[^<>]{0,200}?encoding\s*=\s*["']\s*([\w.:-]{1,40})/i;
/** The first bytes of files that are no text: gzip, zip, PDF, PNG, GIF, JPEG, zstd, MP3, RIFF. */
const BINARY = [
  '1f8b',
  '504b0304',
  '25504446',
  '89504e47',
  '47494638',
  'ffd8ff',
  '28b52ffd',
  '494433',
  '52494646',
] as const;
/** Encodings that any byte fits, and that are often declared by habit over UTF-8. */
const HABITUAL = new Set(['windows-1252', 'us-ascii']);
/** What may stand between tags besides text: tab, line feed, form feed, carriage return, and escape for ISO-2022. */
const HARMLESS = new Set([9, 10, 12, 13, 27]);

/**
 * The text of a feed's bytes. A byte order mark comes first, then the shape of UTF-16 and UTF-32 without one, the
 * charset of the HTTP header, the XML declaration, UTF-8, what the feed's language is usually written in, windows-1252; a
 * name that the bytes contradict is passed over. Refuses `empty` and `binary`.
 */
export function decodeFeed(bytes: Uint8Array, headers: FeedHeaders = {}): Result<DecodedFeed> {
  if (bytes.length === 0) return refuse('empty', 'The answer was empty.');
  const wide = wideEncoding(bytes);
  if (wide) return finish(decodeWide(bytes, wide), wide);
  if (isBinary(bytes)) return refuse('binary', 'That is a binary file, not a feed.');
  const body = startsWith(bytes, [0xef, 0xbb, 0xbf]) ? bytes.subarray(3) : bytes;
  const utf8 = decodeStrictly(body, 'utf-8');
  for (const name of namedEncodings(bytes, headers, body !== bytes)) {
    if (name === 'utf-8' || (HABITUAL.has(name) && utf8 !== null)) {
      if (utf8 !== null) return finish(utf8, 'utf-8');
      continue;
    }
    const text = decodeStrictly(body, name);
    if (text !== null) return finish(text, name);
  }
  if (utf8 !== null) return finish(utf8, 'utf-8');
  if (mostlyUtf8(body)) return finish(new TextDecoder('utf-8').decode(body), 'utf-8');
  for (const name of encodingsOfLanguage(latinHead(body, LANGUAGE_BYTES))) {
    const text = decodeStrictly(body, name);
    if (text !== null && !/[\x80-\x9f]/.test(text)) return finish(text, name);
  }
  return finish(decodeWindows1252(body), 'windows-1252');
}

function finish(text: string, encoding: string): Result<DecodedFeed> {
  return text.trim() === '' ? refuse('empty', 'The answer was empty.') : ok({ text, encoding });
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

/** UTF-16 and UTF-32, by their byte order mark or by the zeros around the first characters. */
function wideEncoding(bytes: Uint8Array): string | null {
  if (startsWith(bytes, [0xff, 0xfe, 0, 0])) return 'utf-32le';
  if (startsWith(bytes, [0, 0, 0xfe, 0xff])) return 'utf-32be';
  if (startsWith(bytes, [0xff, 0xfe])) return 'utf-16le';
  if (startsWith(bytes, [0xfe, 0xff])) return 'utf-16be';
  const zeros = [...bytes.subarray(0, 4)].map((byte) => (byte === 0 ? '0' : 'x')).join('');
  if (zeros === 'x000') return 'utf-32le';
  if (zeros === '000x') return 'utf-32be';
  if (zeros === 'x0x0') return 'utf-16le';
  return zeros === '0x0x' ? 'utf-16be' : null;
}

function decodeWide(bytes: Uint8Array, encoding: string): string {
  if (encoding.startsWith('utf-16')) return new TextDecoder(encoding).decode(bytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const pieces: string[] = [];
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const point = view.getUint32(at, encoding === 'utf-32le');
    if (point !== 0xfeff)
      pieces.push(point <= 0x10ffff && (point < 0xd800 || point > 0xdfff) ? String.fromCodePoint(point) : '\ufffd');
  }
  return pieces.join('');
}

function isBinary(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 4)).toString('hex');
  if (BINARY.some((magic) => start.startsWith(magic))) return true;
  const head = bytes.subarray(0, HEAD_BYTES);
  const strange = head.reduce((count, byte) => count + (byte < 32 && !HARMLESS.has(byte) ? 1 : 0), 0);
  return strange * 20 > head.length;
}

/** The encodings that header and declaration name, in that order, as the platform knows them. */
function namedEncodings(bytes: Uint8Array, headers: FeedHeaders, marked: boolean): string[] {
  const type = findHeader(headers, 'content-type') ?? '';
  const charset = /;\s*charset\s*=\s*["']?\s*([\w.:-]{1,40})/i.exec(type)?.[1];
  const head = latinHead(bytes, HEAD_BYTES);
  const names = [...(marked ? ['utf-8'] : []), charset, DECLARED.exec(head)?.[1]];
  return names.map((name) => (name === undefined ? null : knownEncoding(name))).filter((name) => name !== null);
}

function latinHead(bytes: Uint8Array, length: number): string {
  return Buffer.from(bytes.subarray(0, length)).toString('latin1');
}

function knownEncoding(name: string): string | null {
  if (/^(?:us-?)?ascii$/i.test(name)) return 'us-ascii';
  try {
    const known = new TextDecoder(name).encoding;
    return known.startsWith('utf-16') ? null : known;
  } catch {
    return null;
  }
}

/** The value of a header, whatever the case of its name. */
export function findHeader(headers: FeedHeaders, name: string): string | undefined {
  return Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
}

function decodeStrictly(bytes: Uint8Array, encoding: string): string | null {
  if (HABITUAL.has(encoding)) {
    return encoding === 'us-ascii' && bytes.some((byte) => byte > 127) ? null : decodeWindows1252(bytes);
  }
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Whether a text with some broken bytes was meant as UTF-8: most of its long characters are whole. */
function mostlyUtf8(bytes: Uint8Array): boolean {
  let whole = 0;
  let broken = 0;
  for (const character of new TextDecoder('utf-8').decode(bytes)) {
    if (character === '\ufffd') broken++;
    else if (character > '\x7f') whole++;
  }
  return whole > broken;
}
