import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { type Keyring, parseKeyring } from '../../../src/installations/keyring.ts';

const [OLD, NEW] = [randomBytes(32).toString('base64'), randomBytes(32).toString('base64')];

function keyring(words: string): Keyring {
  const parsed = parseKeyring(words);
  if (!parsed.ok) throw new Error(parsed.refusal.advice);
  return parsed.value;
}

test('what it seals it opens, and it is never the same twice', () => {
  const ring = keyring(NEW);
  const [one, other] = [ring.seal('xoxb-1 “é”', 'here'), ring.seal('xoxb-1 “é”', 'here')];
  expect(one).not.toBe(other);
  expect(one).not.toContain('xoxb');
  expect(ring.open(one, 'here')).toEqual({ ok: true, value: 'xoxb-1 “é”' });
  expect(ring.open(ring.seal('', 'here'), 'here')).toEqual({ ok: true, value: '' });
});

test('it opens at no other place, and nothing that was changed', () => {
  const ring = keyring(NEW);
  const sealed = ring.seal('xoxb-1', 'here');
  expect(ring.open(sealed, 'there')).toMatchObject({ ok: false, refusal: { code: 'not-opened' } });
  const bytes = sealed.split('.')[2] ?? '';
  for (let at = 0; at < bytes.length - 1; at++) {
    const changed = `${bytes.slice(0, at)}${bytes[at] === 'A' ? 'B' : 'A'}${bytes.slice(at + 1)}`;
    expect(ring.open(sealed.replace(bytes, changed), 'here').ok).toBe(false);
  }
  for (const cut of ['', 'v1', sealed.slice(0, 14), sealed.slice(0, -8), `${sealed}AAAA`, 'v2.x.y']) {
    expect(ring.open(cut, 'here').ok).toBe(false);
  }
});

test('the first key seals, and an older one still opens; without it that is said, with its id', () => {
  const sealed = keyring(OLD).seal('xoxb-1', 'here');
  const both = keyring(`${NEW}, ${OLD}`);
  expect(both.open(sealed, 'here')).toEqual({ ok: true, value: 'xoxb-1' });
  expect([both.isCurrent(sealed), both.isCurrent(both.seal('x', 'here'))]).toEqual([false, true]);
  const refused = keyring(NEW).open(sealed, 'here');
  expect(refused).toMatchObject({ ok: false, refusal: { code: 'unknown-key' } });
  expect(refused.ok ? '' : refused.refusal.advice).toContain(sealed.split('.')[1]);
});

test.each([
  '',
  'hush',
  `${NEW},`,
  `${NEW},hush`,
  randomBytes(16).toString('base64'),
  randomBytes(33).toString('base64'),
])('%s is no key, and is not repeated', (words) => {
  const parsed = parseKeyring(words);
  expect(parsed).toMatchObject({ ok: false, refusal: { code: 'key' } });
  if (words !== '') expect(JSON.stringify(parsed)).not.toContain(words);
});
