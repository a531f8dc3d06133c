import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LIMITS } from '../../../adapters/slack/limits.ts';
import { costOf } from '../../../adapters/slack/measure.ts';
import { renderMessages, type SlackMessage } from '../../../adapters/slack/render.ts';
import type { Block, Document, Inline } from '../../../src/index.ts';
import { actionsOf } from '../../support/actions-of.ts';
import { checkMessage } from '../../support/fake-slack/check-message.ts';
import { buttonsOf, shownText } from '../../support/fake-slack/read-blocks.ts';
import { blockTags, randomDocument } from '../../support/random-document.ts';

/** More in a longer run; enough here to meet every kind of block in every kind of text. */
const RUNS = 150;

test('no random document is refused, cut or able to mention anyone; nothing is lost and nothing is there twice', {
  timeout: 30_000,
}, () => {
  fc.assert(
    fc.property(randomDocument(), (document) => {
      const messages = renderMessages(document).map((message): SlackMessage => JSON.parse(JSON.stringify(message)));
      for (const message of messages) {
        expect(checkMessage({ ...message })).toEqual({ error: null, details: [], mentions: [] });
        const size = JSON.stringify(message.blocks).length + message.blocks.length * LIMITS.blockOverhead;
        expect(size).toBeLessThanOrEqual(LIMITS.message + 1);
      }
      const parts = messages.map((message) => message.blocks.map(shownText).join(' '));
      expect(firstDifference(bare(parts.join('')), bare(document.blocks.map(ownText).join('')))).toBeNull();
      expect(buttonsOf(messages)).toEqual(buttonsIn(document));
      for (const [index, block] of document.blocks.entries()) expectWhole(block, index, parts);
    }),
    { numRuns: RUNS, seed: 20_260_304, endOnFailure: true },
  );
});

test('a text beside the blocks that is not cut has every block, once', () => {
  let whole = 0;
  fc.assert(
    fc.property(randomDocument(4), ({ blocks }) => {
      const spoken = renderMessages({ blocks, summary: 'Summary' }).map((message) => message.text);
      for (const words of spoken) expect(words.length).toBeLessThanOrEqual(LIMITS.fallback);
      if (spoken.some((words) => /…( \(Part.*)?$/.test(words))) return;
      whole++;
      for (const [index, block] of blocks.entries()) {
        if (block.kind === 'divider' || block.kind === 'actions') continue;
        const { open, close } = blockTags(index);
        for (const tag of [open, close]) expect(spoken.join('\n').split(tag)).toHaveLength(2);
      }
    }),
    { numRuns: RUNS, seed: 20_260_304, endOnFailure: true },
  );
  expect(whole).toBeGreaterThan(RUNS / 10);
});

/** A block that a message can hold stands in exactly one part, from its first word to its last. */
function expectWhole(block: Block, index: number, parts: readonly string[]): void {
  if (block.kind === 'divider' || block.kind === 'actions' || costOf(block) > LIMITS.message - 200) return;
  const { open, close } = blockTags(index);
  const holding = parts.map((part) => [part.includes(open), part.includes(close)]);
  expect(holding.filter(([opens, closes]) => opens || closes)).toEqual([[true, true]]);
}

/** Where two texts part, with a little around it; null where they do not. */
function firstDifference(found: string, wanted: string): { found: string; wanted: string } | null {
  if (found === wanted) return null;
  let at = 0;
  while (found[at] === wanted[at]) at++;
  const around = (words: string): string => words.slice(Math.max(0, at - 40), at + 40);
  return { found: around(found), wanted: around(wanted) };
}

/** Text without what either side may add or fold: white space, marks, quote marks, invisible joiners. */
function bare(words: string): string {
  return words.replace(/[\s\p{Cc}\u2028\u2029\u2060\ufeff*_~`'“”|/]/gu, '');
}

function ownText(block: Block): string {
  switch (block.kind) {
    case 'headline':
      return block.text;
    case 'quote':
      return block.words + block.by.map(inlineText).join('');
    case 'divider':
    case 'actions':
      return '';
    case 'bullet': {
      const mark = block.mark === undefined ? '' : block.mark.toUpperCase();
      return mark + block.content.map(inlineText).join('');
    }
    default:
      return block.content.map(inlineText).join('');
  }
}

function inlineText(inline: Inline): string {
  if (inline.kind === 'reference') return `[${inline.number}]`;
  if (inline.kind === 'mention') return '';
  return inline.kind === 'channel' ? `#${inline.id}` : inline.text;
}

function buttonsIn(document: Document): string[] {
  return actionsOf(document).map(({ id }) => id);
}
