import fc from 'fast-check';
import { expect, test } from 'vitest';
import { note, text } from '../../../src/presentation/document.ts';
import { renderPlainText } from '../../../src/presentation/plain-text.ts';
import { randomDocument } from '../../support/random-document.ts';

test('lines are wrapped at words, under the bullet’s first word', () => {
  const document = { blocks: [{ kind: 'bullet' as const, content: [text('one two three four five')] }], summary: '' };
  expect(renderPlainText(document, { width: 12, colour: false })).toBe('• one two\n  three four\n  five\n');
});

test('text from the news can’t move the cursor or change colours', () => {
  const page = renderPlainText(note('a\u001b[31mred\u0007\u202etxet'), { width: 80, colour: false });
  expect(page).toBe('a[31mredtxet\n');
});

test('styles take no room in a line', () => {
  const document = { blocks: [{ kind: 'headline' as const, text: 'A long headline of words' }], summary: '' };
  const page = renderPlainText(document, { width: 12, colour: true });
  const styles = new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, 'g');
  expect(page.replace(styles, '')).toBe('A long\nheadline of\nwords\n');
});

test('no word of a bullet or quote is lost, whatever the document', () => {
  const letters = (words: string) => words.replace(/[^\p{L}\p{N}]/gu, '');
  fc.assert(
    fc.property(randomDocument(), (document) => {
      const page = letters(renderPlainText(document, { width: 60, colour: false }));
      for (const block of document.blocks) {
        if (block.kind === 'quote') expect(page).toContain(letters(block.words));
      }
    }),
    { numRuns: 50 },
  );
});
