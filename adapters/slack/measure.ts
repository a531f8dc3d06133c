import type { Block, Inline } from '../../src/index.ts';
import { LIMITS } from './limits.ts';
import { renderBlocks } from './render-block.ts';

/** What a block takes of the message's budget when it stands alone; in a list it takes less. */
export function costOf(block: Block): number {
  const rendered = renderBlocks([block]);
  return rendered.reduce((sum, part) => sum + JSON.stringify(part).length + 1 + LIMITS.blockOverhead, 0);
}

/** The length of a block's own text: more than a message's budget means, without rendering it, that it cannot fit. */
export function lengthOf(block: Block): number {
  switch (block.kind) {
    case 'headline':
      return block.text.length;
    case 'quote':
      return block.words.length + lengthOfInlines(block.by);
    case 'divider':
    case 'actions':
      return 0;
    default:
      return lengthOfInlines(block.content);
  }
}

function lengthOfInlines(content: readonly Inline[]): number {
  return content.reduce((sum, inline) => sum + ('text' in inline ? inline.text.length : 0), 0);
}

/** The buttons of a row, and the menus that the others stand in. */
function countElements({ actions, more = [] }: Extract<Block, { kind: 'actions' }>): number {
  return actions.length + Math.ceil(more.length / LIMITS.overflowOptions);
}

/** How many Slack blocks a group takes at most: a list is one, a quote card two, or three where its button stands below. */
export function countBlocks(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block, index) => {
    if (block.kind === 'bullet') return sum + (blocks[index - 1]?.kind === 'bullet' ? 0 : 1);
    if (block.kind === 'actions') return sum + Math.ceil(countElements(block) / LIMITS.actionsElements);
    if (block.kind === 'quote') return sum + (block.action === undefined ? 2 : 3);
    return sum + 1;
  }, 0);
}
