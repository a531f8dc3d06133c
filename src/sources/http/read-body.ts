import { promisify } from 'node:util';
import zlib from 'node:zlib';
import { errors } from 'undici';
import { FetchError, fetchRefusal } from './fetch-refusal.ts';

type Inflate = (bytes: Uint8Array, most: number) => Promise<Uint8Array>;

const { Z_SYNC_FLUSH, BROTLI_OPERATION_FLUSH } = zlib.constants;
const gunzip = promisify<Uint8Array, zlib.ZlibOptions, Buffer>(zlib.gunzip);
const inflate = promisify<Uint8Array, zlib.ZlibOptions, Buffer>(zlib.inflate);
const inflateRaw = promisify<Uint8Array, zlib.ZlibOptions, Buffer>(zlib.inflateRaw);
const brotli = promisify<Uint8Array, zlib.BrotliOptions, Buffer>(zlib.brotliDecompress);
/** Not in Node 20. */
const zstdDecompress: unknown = Reflect.get(zlib, 'zstdDecompress');
/** The parameter `ZSTD_d_windowLogMax`, and the window of 8 MB that RFC 8878 asks every reader to have. */
const ZSTD_WINDOW = { 100: 23 };

/** As browsers do, a missing end of the packed data is forgiven: the length was checked before. */
const INFLATE: Readonly<Record<string, Inflate>> = {
  gzip: (bytes, most) => gunzip(bytes, { maxOutputLength: most, finishFlush: Z_SYNC_FLUSH }),
  br: (bytes, most) => brotli(bytes, { maxOutputLength: most, finishFlush: BROTLI_OPERATION_FLUSH }),
  deflate: (bytes, most) => {
    const wrapped = ((bytes[0] ?? 0) & 0x0f) === 8;
    return (wrapped ? inflate : inflateRaw)(bytes, { maxOutputLength: most, finishFlush: Z_SYNC_FLUSH });
  },
  ...(typeof zstdDecompress === 'function' && {
    zstd: (bytes: Uint8Array, most: number) =>
      new Promise<Uint8Array>((resolve, reject) => {
        zstdDecompress(bytes, { maxOutputLength: most, params: ZSTD_WINDOW }, (error: Error | null, out: Uint8Array) =>
          error === null ? resolve(out) : reject(error),
        );
      }),
  }),
};

/** The codings that this runtime can unpack, for the request. */
export const ACCEPT_ENCODING = Object.keys(INFLATE).join(', ');

/**
 * Reads a body, unpacked. Throws a `FetchError`: `too-large` when it has more than `most` bytes, packed or unpacked
 * (unpacking stops there), `bad-encoding` for a coding that is not known.
 */
export async function readBody(
  body: AsyncIterable<Uint8Array>,
  headers: Readonly<Record<string, string>>,
  most: number,
): Promise<{ readonly bytes: Uint8Array; readonly wireBytes: number }> {
  if (Number(headers['content-length']) > most)
    throw new FetchError(fetchRefusal('too-large', 'by its content-length'));
  const packed = await collect(body, Number(headers['content-length']), most);
  const wireBytes = packed.length;
  const coding = (headers['content-encoding'] ?? '').trim().toLowerCase().replace(/^x-/, '');
  if (coding === '' || coding === 'identity' || wireBytes === 0) return { bytes: packed, wireBytes };
  const unpack = INFLATE[coding];
  if (unpack === undefined) throw new FetchError(fetchRefusal('bad-encoding', coding.slice(0, 100)));
  const bytes = await unpack(packed, most);
  if (bytes.length === 0) throw new FetchError(fetchRefusal('bad-encoding', `${coding} of nothing`));
  return { bytes, wireBytes };
}

async function collect(body: AsyncIterable<Uint8Array>, promised: number, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of body) {
      length += chunk.length;
      if (length > most) throw new FetchError(fetchRefusal('too-large', 'as it came'));
      chunks.push(chunk);
    }
  } catch (thrown) {
    const brokenOff = thrown instanceof errors.SocketError && length < promised;
    throw brokenOff ? new FetchError(fetchRefusal('wrong-length', thrown)) : thrown;
  }
  return Buffer.concat(chunks, length);
}
