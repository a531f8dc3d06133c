import { createHash } from 'node:crypto';
import type { Briefing } from './briefing.ts';

/** SHA-256 (hex) over what a briefing says: topic, stories, articles and notes, not the time it was made. */
export function contentHash(content: Pick<Briefing, 'topic' | 'stories' | 'articles' | 'notes'>): string {
  const { topic, stories, articles, notes } = content;
  return createHash('sha256')
    .update(JSON.stringify([topic, stories, articles, notes]))
    .digest('hex');
}
