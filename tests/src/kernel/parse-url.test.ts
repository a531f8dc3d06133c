import { expect, test } from 'vitest';
import { parseUrl } from '../../../src/kernel/parse-url.ts';

test('reads addresses with letters of any script, as often as it is asked', () => {
  for (let time = 0; time < 20_000; time++) parseUrl('http://bücher.example/');
  expect(parseUrl('http://bücher.example/')?.href).toBe('http://xn--bcher-kva.example/');
  expect(parseUrl('../a?b', 'https://harbour.example/c/d')?.href).toBe('https://harbour.example/a?b');
});

test.each(['', 'harbour', 'http://', 'https://a b/'])('%j is none', (address) => {
  expect(parseUrl(address)).toBeNull();
});
