import fc from 'fast-check';
import { expect, test } from 'vitest';
import { threadName } from '../../../adapters/discord/thread-name.ts';

const REST = '22 November 2026';
const name = (topic: string, rest = REST) => threadName({ topic, rest });

test.each([
  ['Syria', 'Syria, 22 November 2026'],
  ['  Port\n Ellery ', 'Port Ellery, 22 November 2026'],
  ['<@123> **strike**', '‹@123› strike, 22 November 2026'],
  ['@everyone and @HERE', 'everyone and HERE, 22 November 2026'],
  ['`code` ||secret|| ~~gone~~ snake_case', 'code secret gone snake case, 22 November 2026'],
  ['<#1> <:smile:2> \u202eabc\u200b', '‹#1› ‹:smile:2› abc, 22 November 2026'],
  ['می\u200cخواهم क्\u200dष', 'می\u200cخواهم क्\u200dष, 22 November 2026'],
  ['***', '22 November 2026'],
  ['São Paulo: AT&T (2026)', 'São Paulo: AT&T (2026), 22 November 2026'],
])('%j is called %j', (topic, expected) => {
  expect(name(topic)).toBe(expected);
});

test('a long topic ends behind a word, and the date stays', () => {
  expect(name(`The ${'longshoremen '.repeat(12)}`)).toBe(`The ${'longshoremen '.repeat(6).trim()}…, 22 November 2026`);
  expect(name(`${'x'.repeat(120)}`)).toBe(`${'x'.repeat(81)}…, 22 November 2026`);
  const japanese = name('港湾労働者の組合がストライキを決めた'.repeat(8));
  expect(japanese).toMatch(/…, 22 November 2026$/);
  expect(japanese.length).toBeGreaterThan(90);
});

test('every topic gives a name that Discord takes, without markup and with the whole date', () => {
  const rests = fc.constantFrom(REST, `${REST}, 14:00`, `${REST}, 14:00: nothing new`);
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 220 }), rests, (topic, rest) => {
      const given = name(topic, rest);
      expect(given.length).toBeLessThanOrEqual(100);
      expect(given.endsWith(rest)).toBe(true);
      expect(given).not.toMatch(/[*_~`|\\<>\n]|@everyone|@here|\p{Surrogate}/iu);
    }),
  );
});
