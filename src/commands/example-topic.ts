import type { Caller } from './command.ts';
import type { CommandParts } from './parts.ts';

/** A topic to show how one asks: one that there is news on, where there is any. */
export async function exampleTopic({ suggest }: Pick<CommandParts, 'suggest'>, caller: Caller): Promise<string> {
  const [topic = 'floods'] = await suggest('topic', '', caller);
  return topic.toLowerCase();
}
