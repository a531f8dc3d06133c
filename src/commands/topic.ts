import { ok, type Result, refuse } from '../kernel/errors.ts';

/** The longest topic that is searched; people type a few words. */
export const MAX_TOPIC = 200;

/** A topic as typed, with white space folded and outer quote marks off; refuses an empty or over-long one. */
export function readTopic(typed: unknown): Result<string> {
  const topic = typeof typed === 'string' ? typed.replace(/[\s\p{Cc}]+/gu, ' ').trim() : '';
  const bare = topic.replace(/^["“„«]+|["”“»]+$/gu, '').trim();
  if (!/[\p{L}\p{N}\p{Emoji_Presentation}]/u.test(bare)) {
    return refuse('topic-empty', 'Name a topic: a place, a person, or a few words from a headline.');
  }
  if (bare.length > MAX_TOPIC) {
    return refuse(
      'topic-long',
      `A topic has at most ${MAX_TOPIC} characters; this one has ${bare.length}. A few words do.`,
    );
  }
  return ok(bare);
}
