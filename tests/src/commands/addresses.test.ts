import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAddresses } from '../../../src/commands/addresses.ts';

test.each([
  ['See https://a.example/1.', ['https://a.example/1']],
  ['(https://a.example/1), “https://b.example/2”!', ['https://a.example/1', 'https://b.example/2']],
  [
    'https://a.example/Strike_(2019) and (https://a.example/Strike_(2019))',
    Array(2).fill('https://a.example/Strike_(2019)'),
  ],
  ['**https://a.example/1** ||https://b.example/2||', ['https://a.example/1', 'https://b.example/2']],
  ['HTTPS://A.example/1?q=a,b&c=d#e', ['HTTPS://A.example/1?q=a,b&c=d#e']],
  ['http:// https://. ftp://a.example example.com', []],
])('%s', (text, links) => {
  expect(readAddresses(text).links).toEqual(links);
});

test('what stands around the addresses stays', () => {
  expect(readAddresses('Read https://a.example/1, then\nthis.').text).toBe('Read  , then\nthis.');
});

test('any text is read in no time', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => void readAddresses(`https://${text}`)));
  for (const mark of ['.', ')', '(', 'https://', '[', '“']) {
    expect(readAddresses(`https://a.example/${mark.repeat(40_000)}x`).links.length).toBeLessThan(6_000);
  }
});
