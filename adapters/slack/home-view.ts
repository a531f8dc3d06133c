import type { types } from '@slack/bolt';
import type { Document } from '../../src/index.ts';
import { divideBlock } from './divide-block.ts';
import { LIMITS } from './limits.ts';
import { costOf } from './measure.ts';
import { renderBlocks } from './render-block.ts';

/** Renders a document as the Home of the app; `page` comes back with what is pressed there. */
export function renderHome({ blocks }: Document, page: number): types.HomeView {
  const pieces = blocks.flatMap((block) => divideBlock(block, (piece) => costOf(piece) <= LIMITS.message));
  return { type: 'home', private_metadata: String(page), blocks: renderBlocks(pieces) };
}

/** The page that a Home showed. */
export function pageOf({ private_metadata }: { readonly private_metadata: string }): number {
  return /^\d{1,4}$/.test(private_metadata) ? Number(private_metadata) : 0;
}
