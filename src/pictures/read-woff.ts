import { inflateSync } from 'node:zlib';

const SIGNATURE = 0x774f_4646;
const HEADER = 44;
const ENTRY = 20;

/** The font inside a WOFF 1.0 file, as OpenType. Throws RangeError for other bytes: only bundled fonts are read. */
export function readWoff(file: Buffer): Uint8Array {
  if (file.readUInt32BE(0) !== SIGNATURE) throw new RangeError('not a WOFF file');
  const count = file.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, index) => tableOf(file, HEADER + index * ENTRY));
  const start = 12 + count * 16;
  const font = Buffer.alloc(start + tables.reduce((sum, { data }) => sum + padded(data.length), 0));
  font.writeUInt32BE(file.readUInt32BE(4), 0);
  font.writeUInt16BE(count, 4);
  // What follows in the header only speeds up a search that HarfBuzz does in another way.
  let at = start;
  for (const [index, { tag, checksum, data }] of tables.entries()) {
    const entry = 12 + index * 16;
    font.writeUInt32BE(tag, entry);
    font.writeUInt32BE(checksum, entry + 4);
    font.writeUInt32BE(at, entry + 8);
    font.writeUInt32BE(data.length, entry + 12);
    font.set(data, at);
    at += padded(data.length);
  }
  return font;
}

function tableOf(file: Buffer, entry: number) {
  const offset = file.readUInt32BE(entry + 4);
  const stored = file.readUInt32BE(entry + 8);
  const length = file.readUInt32BE(entry + 12);
  const bytes = file.subarray(offset, offset + stored);
  const data = stored < length ? inflateSync(bytes) : bytes;
  return { tag: file.readUInt32BE(entry), checksum: file.readUInt32BE(entry + 16), data };
}

function padded(length: number): number {
  return Math.ceil(length / 4) * 4;
}
