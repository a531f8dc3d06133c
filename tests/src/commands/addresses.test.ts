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

test('a bracket that nothing opened ends an address, with all that stands behind it', () => {
  const address = `https://a.example/x_(1)${'.'.repeat(900)}a`;
  expect(readAddresses(address + ')'.repeat(1_000)).links).toEqual([address]);
  expect(readAddresses(`${address}.)]'.)`).links).toEqual([address]);
  expect(readAddresses('[https://a.example/b(c)].').links).toEqual(['https://a.example/b(c)']);
});

test('any text is read in no time', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => void readAddresses(`https://${text}`)));
  for (const mark of ['.', ')', '(', 'https://', '[', '“']) {
    expect(readAddresses(`https://a.example/${mark.repeat(40_000)}x`).links.length).toBeLessThan(6_000);
    const hostile = `https://a.example/${mark.repeat(990)}a${')'.repeat(990)} `;
    expect(readAddresses(hostile.repeat(20)).links.length).toBeGreaterThan(19);
  }
});
