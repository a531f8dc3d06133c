import type { types } from '@slack/bolt';
import { type Block, type Document, note, paginate } from '../../src/index.ts';
import { divideBlock } from './divide-block.ts';
import { fallbackText } from './fallback-text.ts';
import { LIMITS } from './limits.ts';
import { costOf, countBlocks, lengthOf } from './measure.ts';
import { renderBlocks } from './render-block.ts';

/** What Slack takes as one message, by chat.postMessage or a response_url. */
export interface SlackMessage {
  /** For notifications and screen readers; Slack shows the blocks instead. */
  readonly text: string;
  readonly blocks: types.KnownBlock[];
  readonly unfurl_links: false;
  readonly unfurl_media: false;
}

/** Room that every message keeps for the line "Part 2 of 3". */
const PART_LABEL_COST = 150;

/**
 * Renders a document as messages in order, each within Slack's limits, never none. A long document is divided at
 * block borders into numbered parts; only a block larger than a message is divided itself.
 */
export function renderMessages(document: Document): SlackMessage[] {
  const parts = paginateBlocks(document.blocks);
  const rendered = parts
    .map((shown) => ({ shown, blocks: renderBlocks(shown, parts.length > 1) }))
    .filter(({ blocks }) => blocks.length > 0);
  if (rendered.length === 0) return renderMessages(note(document.summary.trim() || '…'));
  const summary = document.summary.trim() || headingOf(document);
  return rendered.map(({ shown, blocks }, index) => {
    const label = rendered.length > 1 ? `Part ${index + 1} of ${rendered.length}` : null;
    return {
      text: fallbackText(index === 0 ? summary : '', shown, index === 0 ? null : label),
      blocks: label === null ? blocks : [...blocks, partLabel(label)],
      unfurl_links: false,
      unfurl_media: false,
    };
  });
}

function paginateBlocks(blocks: readonly Block[]): (readonly Block[])[] {
  if (fitsWithin(blocks, LIMITS.message, LIMITS.blocks)) return [blocks];
  const budget = LIMITS.message - PART_LABEL_COST;
  const pieces = blocks.flatMap((block) => divideBlock(block, (piece) => fitsWithin([piece], budget, LIMITS.blocks)));
  const units = pieces.map((block) => ({ block, cost: costOf(block) }));
  const pages = paginate(
    units,
    (group) =>
      group.reduce((sum, unit) => sum + unit.cost, 0) <= budget &&
      countBlocks(group.map((unit) => unit.block)) < LIMITS.blocks,
    (unit) => unit.block.kind === 'headline',
  );
  return pages.map((page) => page.map((unit) => unit.block));
}

function fitsWithin(blocks: readonly Block[], characters: number, count: number): boolean {
  const text = blocks.reduce((sum, block) => sum + lengthOf(block), 0);
  if (text > characters || countBlocks(blocks) > count) return false;
  return blocks.reduce((sum, block) => sum + costOf(block), 0) <= characters;
}

function partLabel(label: string): types.KnownBlock {
  return { type: 'context', elements: [{ type: 'plain_text', text: label, emoji: false }] };
}

function headingOf(document: Document): string {
  const headline = document.blocks.find((block) => block.kind === 'headline');
  return headline?.text ?? 'Briefing';
}
