import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readArticle } from '../../../src/articles/read-article.ts';
import { tokensOf } from '../../../src/articles/tokens.ts';

const PIECES = [
  'Dock workers met. ',
  'The U.S. envoy left. ',
  '“Why?” she asked. ',
  'LISBON (AP) — ',
  '**bold** ',
  '<p>',
  '</p>',
  '&amp;',
  '&quot;',
  '{adbox}',
  '[[ad]]',
  '<!-- x -->',
  '<script>a</script>',
  '\n',
  '\n\n',
  '\r\n',
  '# Head\n',
  '- item\n',
  '1. one\n',
  'By Jane Doe\n',
  '(Reuters)',
  'Read more: this\n',
  '...',
  '…',
  ' ',
  '\u00a0',
  '\u00ad',
  '😀',
  'é',
  '。',
  'これは本です。',
  'وصل اليوم. ',
  '"',
  '’',
  '(',
  ')',
  '*',
  '_',
];
const text = fc
  .array(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...PIECES) }, fc.string({ unit: 'binary', maxLength: 12 })), {
    maxLength: 40,
  })
  .map((pieces) => pieces.join(''));

describe('readArticle, for any text', () => {
  it('keeps offsets true: each character is the original’s, a space for white space, or the decoded reference', () => {
    fc.assert(
      fc.property(text, (original) => {
        const { body } = readArticle({ id: 'a', text: original, format: 'text' });
        expect(body.offsets).toHaveLength(body.text.length);
        let before = -1;
        for (let at = 0; at < body.text.length; at++) {
          const from = body.offsets[at] as number;
          expect(from).toBeGreaterThan(before);
          before = from;
          const [here, there] = [body.text.charAt(at), original.charAt(from)];
          if (here === there) continue;
          // Where debris went between two sentences, the space stands for it.
          const leftOut = (body.offsets[at + 1] ?? 0) - (body.offsets[at - 1] ?? 0) > 2;
          if (/\s/.test(here)) expect(leftOut || /[\s<&;>]/.test(there)).toBe(true);
          else expect(there).toMatch(/[&;]/);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('covers the prose with sentences, in order and without overlap', () => {
    fc.assert(
      fc.property(text, (original) => {
        const article = readArticle({ id: 'a', text: original, format: 'text' });
        let at = 0;
        for (const [index, sentence] of article.sentences.entries()) {
          const paragraph = article.paragraphs[sentence.paragraph];
          expect(sentence.index).toBe(index);
          expect(sentence.start).toBeGreaterThanOrEqual(Math.max(at, paragraph?.start ?? Number.NaN));
          expect(sentence.end).toBeLessThanOrEqual(paragraph?.end ?? Number.NaN);
          expect(sentence.text).toBe(article.body.text.slice(sentence.start, sentence.end));
          expect(sentence.text).toBe(sentence.text.trim());
          at = sentence.end;
        }
        for (const [index, { start, end, kind }] of article.paragraphs.entries()) {
          if (kind === 'heading') continue;
          const own = article.sentences.filter((sentence) => sentence.paragraph === index);
          const words = own
            .map((sentence) => sentence.text)
            .join('')
            .replace(/\s/g, '');
          expect(words).toBe(article.body.text.slice(start, end).replace(/\s/g, ''));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('gives tokens that are what stands at their offsets, and loses no character', () => {
    fc.assert(
      fc.property(text, (original) => {
        const article = readArticle({
          id: 'a',
          text: `The dockers of the port said that it was late. ${original}`,
          format: 'text',
        });
        const tokens = tokensOf(article);
        for (const token of tokens) expect(article.body.text.slice(token.start, token.end)).toBe(token.text);
        const all = article.sentences
          .map((sentence) => sentence.text)
          .join('')
          .replace(/\s/g, '');
        expect(
          tokens
            .map((token) => token.text)
            .join('')
            .replace(/\s/g, ''),
        ).toBe(all);
      }),
      { numRuns: 200 },
    );
  });

  it('is deterministic', () => {
    fc.assert(
      fc.property(text, (original) => {
        const item = { id: 'a', text: original, format: 'text' } as const;
        expect(readArticle(item)).toEqual(readArticle(item));
      }),
      { numRuns: 50 },
    );
  });
});

describe('readArticle, for hostile text', () => {
  it.each([
    ['one long word', 'a'.repeat(1_000_000)],
    ['quote marks', '"'.repeat(100_000)],
    ['spaced quote marks', '“ '.repeat(100_000)],
    ['open brackets', '(['.repeat(100_000)],
    ['nested brackets', `${'(a '.repeat(50_000)}${')'.repeat(50_000)}`],
    ['initials', 'A. '.repeat(50_000)],
    ['no stop', 'word '.repeat(100_000)],
    ['asterisks', '*a '.repeat(100_000)],
    ['open tags', '<a '.repeat(100_000)],
    ['open comments', '<!--'.repeat(50_000)],
    ['open scripts', '<script>'.repeat(50_000)],
    ['open macros', '{{a'.repeat(100_000)],
    ['short lines', 'ab\n'.repeat(100_000)],
    ['white space', `a${' '.repeat(500_000)}\n${' '.repeat(500_000)}b`],
    ['bylines', 'By Jane Doe and\n'.repeat(10_000)],
    ['Japanese', 'あ。'.repeat(50_000)],
    ['references', '&amp;'.repeat(100_000)],
  ])('ends on %s and keeps its characters', (_, hostile) => {
    const article = readArticle({ id: 'a', text: hostile, format: 'text' });
    for (const token of tokensOf(article).slice(0, 1000)) {
      expect(article.body.text.slice(token.start, token.end)).toBe(token.text);
    }
    expect(article.body.offsets).toHaveLength(article.body.text.length);
  });
});
