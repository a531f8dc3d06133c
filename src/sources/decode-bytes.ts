import { ok, type Result, refuse } from '../kernel/errors.ts';

/**
 * The text that bytes hold: UTF-8, or UTF-16 with its byte order mark, or, in a page, the encoding that the page names.
 * Refuses what is no text: `binary` or `encoding`.
 */
export function decodeBytes(bytes: Uint8Array, page: boolean): Result<string> {
  const marked = markedEncoding(bytes);
  if (!marked && bytes.subarray(0, 8192).includes(0)) return refuse('binary', 'is not text but a binary file');
  const encoding = marked ?? (page ? namedEncoding(bytes) : null) ?? 'utf-8';
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return text.includes('\0') ? refuse('binary', 'is not text but a binary file') : ok(text);
  } catch (cause) {
    return refuse('encoding', `is not valid ${encoding.toUpperCase()}; save it as UTF-8`, cause);
  }
}

function markedEncoding(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

function namedEncoding(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 2048)).toString('latin1');
  return /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{1,40})/i.exec(head)?.[1]?.toLowerCase() ?? null;
}
