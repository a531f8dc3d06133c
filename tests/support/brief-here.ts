import { createArticleReader } from '../../src/article-reader.ts';
import { type BriefKept, briefKept } from '../../src/brief-kept.ts';
import { silentLogger } from '../../src/kernel/logger.ts';

/** Makes briefings as the briefing thread does, in this one. */
export function briefHere(): BriefKept {
  const read = createArticleReader(silentLogger);
  return async (request) => briefKept(request, read, silentLogger);
}
