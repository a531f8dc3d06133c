import { type Block, text } from '../presentation/document.ts';
import type { Caller } from './command.ts';

/** A line on who from elsewhere reads along in a channel; none where nobody does. */
export async function presentReaders(channelId: string, caller: Caller): Promise<Block[]> {
  const readers = (await caller.alsoReading?.(channelId)) ?? null;
  return readers === null ? [] : [{ kind: 'small', content: [text(readers)] }];
}
