import { createHash } from 'node:crypto';

const LENGTH = 24;

/** What a text of any length is found by: 24 letters and digits, since an index takes no long text and no text is trusted. */
export function keyOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, LENGTH);
}
