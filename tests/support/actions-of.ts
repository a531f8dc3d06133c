import type { Action, Document } from '../../src/index.ts';

/** The buttons of a document in order, those of quote cards and of menus too. */
export function actionsOf({ blocks }: Document): Action[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'quote') return block.action ? [block.action] : [];
    return block.kind === 'actions' ? [...block.actions, ...(block.more ?? [])] : [];
  });
}
