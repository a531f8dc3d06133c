import type { Block, Inline } from '../../src/index.ts';
import { divideText } from './divide-text.ts';
import { fitsTextObject } from './mrkdwn.ts';

type Fits = (block: Block) => boolean;

/**
 * Divides a block that alone is larger than a message into continuation blocks that each satisfy `fits`; a block that
 * fits comes back as it is. No word, link or button is lost.
 */
export function divideBlock(block: Block, fits: Fits): Block[] {
  if (fits(block)) return [block];
  switch (block.kind) {
    case 'headline':
      return divideText(block.text, (text) => fits({ ...block, text })).map((text) => ({ ...block, text }));
    case 'paragraph':
    case 'small':
    case 'bullet': {
      const fitsContent = (content: readonly Inline[]): boolean => fits({ ...block, content });
      const fitsInline = block.kind === 'small' ? fitsTextObject : (inline: Inline) => fitsContent([inline]);
      const pieces = block.content.flatMap((inline) => divideInline(inline, fitsInline));
      return divideItems(pieces, fitsContent).map((content, index) => continued(block, content, index > 0));
    }
    case 'quote':
      return divideQuote(block, fits);
    case 'actions':
      return divideItems([...block.actions, ...(block.more ?? [])], (actions) =>
        fits({ kind: 'actions', actions }),
      ).map((actions) => ({ kind: 'actions', actions }));
    case 'divider':
      return [block];
  }
}

/** The words in as many cards as it takes; the line of who said them follows the last. */
function divideQuote(block: Extract<Block, { kind: 'quote' }>, fits: Fits): Block[] {
  const pieces = divideText(block.words, (words) => fits({ kind: 'quote', words, by: [] }));
  const last = pieces.at(-1) ?? '';
  const end: Block = { ...block, words: last };
  const cards = (words: readonly string[]): Block[] => words.map((piece) => ({ kind: 'quote', words: piece, by: [] }));
  if (pieces.length > 1 && fits(end)) return [...cards(pieces.slice(0, -1)), end];
  const button: Block[] = block.action ? [{ kind: 'actions', actions: [block.action] }] : [];
  return [...cards(pieces), ...divideBlock({ kind: 'small', content: block.by }, fits), ...button];
}

/** A part of a block's content; only the first part of a bullet says that it is new. */
function continued(
  block: Extract<Block, { content: readonly Inline[] }>,
  content: readonly Inline[],
  later: boolean,
): Block {
  return block.kind === 'bullet' && later ? { kind: 'bullet', content } : { ...block, content };
}

function divideInline(inline: Inline, fits: (inline: Inline) => boolean): Inline[] {
  if (fits(inline)) return [inline];
  switch (inline.kind) {
    case 'text':
    case 'strong':
    case 'struck':
    case 'code':
    case 'link':
      return divideText(inline.text, (text) => fits({ ...inline, text })).map((text) => ({ ...inline, text }));
    case 'instant':
      return divideInline({ kind: 'text', text: inline.text }, fits);
    case 'reference':
      return [{ ...inline, url: null }];
    case 'channel':
      return [{ kind: 'text', text: `#${inline.id}` }];
    case 'mention':
      return [];
  }
}

/** The fewest runs of items that each fit, in order. */
function divideItems<T>(items: readonly T[], fits: (items: readonly T[]) => boolean): T[][] {
  const runs: T[][] = [];
  let from = 0;
  while (from < items.length) {
    let low = from + 1;
    let high = items.length;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (fits(items.slice(from, middle))) low = middle;
      else high = middle - 1;
    }
    runs.push(items.slice(from, low));
    from = low;
  }
  return runs;
}
