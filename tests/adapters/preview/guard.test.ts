import { describe, expect, test } from 'vitest';
import { findRefusal } from '../../../adapters/preview/guard.ts';

/** A request of a browser on this machine, with what is different. */
function refusalOf(
  headers: Record<string, string | undefined>,
  { method = 'GET', from = '127.0.0.1', httpVersion = '1.1' } = {},
): string | null {
  const all = { host: '127.0.0.1:3000', ...headers };
  return findRefusal({ headers: all, method, httpVersion, socket: { remoteAddress: from } });
}

const POST = { method: 'POST' };
const OWN = { origin: 'http://127.0.0.1:3000', 'content-type': 'application/json' };

describe('who is served the local page', () => {
  test.each(['127.0.0.1', '127.8.9.1', '::1', '::ffff:127.0.0.1'])('a browser at %s', (from) => {
    expect(refusalOf({}, { from })).toBeNull();
  });

  test.each(['10.0.0.7', '172.17.0.1', '::ffff:192.168.1.2', '2001:db8::1', '1.127.0.0.1', ''])(
    'not one at %s',
    (from) => {
      expect(refusalOf({}, { from })).toMatch(/only for the machine that the bot runs on/);
    },
  );

  test.each(['localhost', 'localhost:3000', 'LOCALHOST:3000', '127.0.0.1:1', '[::1]:3000'])(
    'by the name %s',
    (host) => {
      expect(refusalOf({ host })).toBeNull();
    },
  );

  test.each([
    'bot.example',
    'localhost.bot.example',
    '127.0.0.1.bot.example:3000',
    'bot.localhost',
    '0.0.0.0',
    '',
    undefined,
  ])('not by the name %s, which another site may have', (host) => {
    expect(refusalOf({ host })).toMatch(/not by another name/);
  });

  test.each(['x-forwarded-for', 'forwarded', 'x-real-ip', 'via', 'cf-connecting-ip', 'x-forwarded-host'])(
    'not through a proxy, which says %s',
    (name) => {
      expect(refusalOf({ [name]: '127.0.0.1' })).toMatch(/not served through a proxy/);
    },
  );

  test('not through a proxy that says nothing but speaks HTTP/1.0', () => {
    expect(refusalOf({}, { httpVersion: '1.0' })).toMatch(/not served through a proxy/);
  });

  test('what another site asks for is refused; its links may lead here', () => {
    expect(refusalOf({ 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' })).toMatch(/no other site/);
    expect(refusalOf({ 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'cors' })).toMatch(/no other site/);
    expect(refusalOf({ 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' })).toBeNull();
    expect(refusalOf({ 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate' })).toBeNull();
  });

  test('what changes anything comes from the page itself, as JSON', () => {
    expect(refusalOf(OWN, POST)).toBeNull();
    expect(refusalOf({ ...OWN, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }, POST)).not.toBeNull();
    for (const origin of [
      undefined,
      'null',
      'http://127.0.0.1:3001',
      'https://127.0.0.1:3000',
      'http://localhost:3000',
    ]) {
      expect(refusalOf({ ...OWN, origin }, POST)).toMatch(/nothing from another site/);
    }
    for (const type of [undefined, 'text/plain', 'application/x-www-form-urlencoded', 'application/jsonp']) {
      expect(refusalOf({ ...OWN, 'content-type': type }, POST)).toMatch(/JSON only/);
    }
  });
});
