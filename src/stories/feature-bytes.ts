import { dampened, emptyFeatures, type Features, plainCount } from './features.ts';

/** Version, whether there is a day, the day, the words read, the number of terms. */
const HEAD_BYTES = 1 + 1 + 8 + 4 + 4;
const VERSION = 1;
const MARK_BITS = 3;

/** Features as bytes to keep, five for each term; `parseFeatures` gives back exactly these features. */
export function packFeatures({ terms, counts, marks, day, length }: Features): Uint8Array {
  const bytes = new Uint8Array(HEAD_BYTES + 5 * terms.length);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, VERSION);
  view.setUint8(1, day === null ? 0 : 1);
  view.setFloat64(2, day ?? 0, true);
  view.setUint32(10, length, true);
  view.setUint32(14, terms.length, true);
  for (let at = 0; at < terms.length; at++) {
    view.setInt32(HEAD_BYTES + 4 * at, terms[at] ?? 0, true);
    bytes[HEAD_BYTES + 4 * terms.length + at] = (plainCount(counts[at] ?? 1) << MARK_BITS) | (marks[at] ?? 0);
  }
  return bytes;
}

/** Reads kept features; null for bytes that are none, such as those of another version. */
export function parseFeatures(bytes: Uint8Array): Features | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength < HEAD_BYTES || view.getUint8(0) !== VERSION) return null;
  const size = view.getUint32(14, true);
  if (bytes.byteLength !== HEAD_BYTES + 5 * size) return null;
  const tail = bytes.subarray(HEAD_BYTES + 4 * size);
  const features = emptyFeatures(
    size,
    view.getUint8(1) === 0 ? null : view.getFloat64(2, true),
    view.getUint32(10, true),
  );
  for (let at = 0; at < size; at++) {
    const byte = tail[at] ?? 0;
    features.terms[at] = view.getInt32(HEAD_BYTES + 4 * at, true);
    features.counts[at] = dampened(byte >> MARK_BITS);
    features.marks[at] = byte & ((1 << MARK_BITS) - 1);
  }
  return features;
}
