import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { ok, type Result, refuse } from '../kernel/errors.ts';

const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
/** The length that GCM is made for. */
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** Tells the form of what is sealed, so that another one can be told from it. */
const FORM = 'v1';

/** Seals texts so that only this keyring opens them, and only at the place they were sealed for. */
export interface Keyring {
  /** Encrypts with the first key. */
  seal(text: string, place: string): string;
  /** Refuses `unknown-key` where none of the keys sealed it, `not-opened` where it was changed or belongs elsewhere. */
  open(sealed: string, place: string): Result<string>;
  /** False for what an older key sealed. */
  isCurrent(sealed: string): boolean;
}

interface Key {
  readonly id: string;
  readonly bytes: Buffer;
}

/**
 * Reads the keys of ENCRYPTION_KEY: 32 bytes each, in base64, separated by commas; the first seals, all of them open.
 * Refuses others without repeating them.
 */
export function parseKeyring(words: string): Result<Keyring> {
  const keys = words.split(',').map((word) => keyOf(word.trim()));
  const [first] = keys;
  if (!first || keys.includes(null)) {
    return refuse('key', 'must be 32 bytes in base64, such as `openssl rand -base64 32` prints; several with commas');
  }
  const byId = new Map(keys.flatMap((key) => (key ? [[key.id, key] as const] : [])));
  return ok({
    seal: (text, place) => seal(first, text, place),
    open: (sealed, place) => open(byId, sealed, place),
    isCurrent: (sealed) => sealed.startsWith(`${FORM}.${first.id}.`),
  });
}

/** The id of a key tells nothing of the key. */
function keyOf(word: string): Key | null {
  if (!/^[A-Za-z0-9+/_-]{43}=?$/.test(word)) return null;
  const bytes = Buffer.from(word, 'base64');
  if (bytes.length !== KEY_BYTES) return null;
  return { id: createHash('sha256').update('key id').update(bytes).digest('hex').slice(0, 8), bytes };
}

function seal(key: Key, text: string, place: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key.bytes, nonce, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(place));
  const bytes = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return [FORM, key.id, bytes.toString('base64url')].join('.');
}

function open(keys: ReadonlyMap<string, Key>, sealed: string, place: string): Result<string> {
  const [form, id = '', written = ''] = sealed.split('.');
  const key = keys.get(id);
  if (form !== FORM || key === undefined) {
    return refuse('unknown-key', `was encrypted with another key (id ${id})`);
  }
  const bytes = Buffer.from(written, 'base64url');
  try {
    const nonce = bytes.subarray(0, NONCE_BYTES);
    const decipher = createDecipheriv(CIPHER, key.bytes, nonce, { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(place)).setAuthTag(bytes.subarray(-TAG_BYTES));
    const text = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES));
    return ok(Buffer.concat([text, decipher.final()]).toString('utf8'));
  } catch (thrown) {
    return refuse('not-opened', 'was changed, or belongs to another workspace', thrown);
  }
}
