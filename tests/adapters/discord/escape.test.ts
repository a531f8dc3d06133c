import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeText, escapeText, guardLine, linkAddress } from '../../../adapters/discord/escape.ts';
import { randomText } from '../../support/random-document.ts';
import { readMarkdown, visible } from './read-markdown.ts';

const HARMLESS = { specials: [], marks: [], starts: [] };

describe('escapeText', () => {
  it.each([
    '@everyone',
    'write @here now',
    '<@123456789012345678> <@!1> <@&2> <#3>',
    '<t:1700000000:R> <:wave:123456> <a:wave:123456> </quit:1> <id:guide>',
    ':wave: 12:100:30',
    'https://a.example/x_y_(z) <http://b.example>',
    '[click](https://evil.example)',
    '**bold** *it* __under__ _it_ ~~gone~~ ||spoiler|| `code` ```block```',
    '# heading',
    '-# small',
    '#',
    'at 14:05:30, and :14:',
    '> quote',
    '>>> quote',
    '- item',
    '* item',
    '1. item',
    '\\@everyone \\<@1>',
    '\\',
    '¯\\_(ツ)_/¯',
    'line\n# heading\n- item',
    'discord://-/channels',
  ])('shows %j as these words', (words) => {
    const read = readMarkdown(guardLine(escapeText(words)));
    expect(read).toMatchObject(HARMLESS);
    expect(visible(read.words)).toBe(visible(words));
  });

  it('holds for any text, also cut into pieces anywhere', () => {
    fc.assert(
      fc.property(randomText, fc.nat(), (words, cut) => {
        const at = cut % (words.length + 1);
        const pieces = [words.slice(0, at), words.slice(at)];
        const whole = escapeText(words);
        const joined = pieces.map(escapeText).join('');
        for (const line of [whole, joined]) {
          const read = readMarkdown(guardLine(line));
          expect(read).toMatchObject(HARMLESS);
        }
        expect(visible(readMarkdown(guardLine(whole)).words)).toBe(visible(words));
        expect(joined.length).toBeGreaterThanOrEqual(whole.length - 1);
      }),
      { numRuns: 300 },
    );
  });

  it('takes direction overrides and control characters out and keeps what is written', () => {
    expect(escapeText('a\u202eb\u0000c\td\ud83de')).toBe('abc d\ufffde');
    expect(escapeText('المتحدث 港 👩‍👩‍👧‍👦')).toBe('المتحدث 港 👩‍👩‍👧‍👦');
  });

  it('leaves ordinary prose alone', () => {
    const prose = 'The union said on Friday: “Nobody was asked.” (71 percent) - and left berth #4 at 8:30, not 9.';
    expect(escapeText(prose)).toBe(prose);
  });

  it('is quick on a million marks', () => {
    expect(escapeText('*'.repeat(1_000_000))).toHaveLength(2_000_000);
    expect(escapeText('@'.repeat(1_000_000))).toHaveLength(1_000_001);
    expect(escapeText(':'.repeat(1_000_000))).toHaveLength(2_000_000);
    expect(guardLine('1'.repeat(1_000_000))).toHaveLength(1_000_000);
  });
});

describe('codeText', () => {
  it.each(['a`b', '``', '@everyone', '<@1>', '\\'])('closes only at its end: %j', (words) => {
    const read = readMarkdown(`${codeText(words)} after`);
    expect(read.marks).toEqual(['`']);
    expect(read.words.endsWith(' after')).toBe(true);
    expect(codeText(words)).not.toContain('@everyone');
  });

  it.each(['', ' ', '\u202e \n'])('is nothing for %j', (words) => {
    expect(codeText(words)).toBe('');
  });
});

describe('linkAddress', () => {
  it.each([
    ['https://news.example/a', 'https://news.example/a'],
    ['https://news.example/a(b)c', 'https://news.example/a%28b%29c'],
    ['https://news.example/?q=[x]|y', 'https://news.example/?q=%5Bx%5D%7Cy'],
    ['https://news.example/a>b <c', 'https://news.example/a%3Eb%20%3Cc'],
    ['https://news.example/@everyone', 'https://news.example/%40everyone'],
    ['https://news.example/@maria', 'https://news.example/@maria'],
    ['http://x.example/a\nb', 'http://x.example/ab'],
  ])('makes %j safe', (address, safe) => {
    expect(linkAddress(address)).toBe(safe);
    expect(readMarkdown(`[1](<${safe}>)`).specials).toEqual([`link ${safe}`]);
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'https://user:pw@x.example',
    'x',
    '',
    `https://x.example/${'a'.repeat(1_024)}`,
  ])('refuses %j', (address) => {
    expect(linkAddress(address)).toBeNull();
  });
});
