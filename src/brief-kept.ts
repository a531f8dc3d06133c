import type { ArticleReader } from './article-reader.ts';
import type { Article } from './articles/article.ts';
import type { Length } from './commands/parts.ts';
import type { Logger } from './kernel/logger.ts';
import { makeBriefing, showBriefing } from './make-briefing.ts';
import type { ShownBriefing } from './presentation/shown-briefing.ts';
import type { RawItem } from './sources/raw-item.ts';
import { createStoryIndex } from './stories/search.ts';

/** A story with its articles as they are kept. */
export interface KeptStory {
  readonly id: string;
  readonly items: readonly { readonly item: RawItem; readonly excerptOnly: boolean }[];
}

/** What a briefing is made of. */
export interface BriefRequest {
  readonly topic: string;
  readonly length: Length;
  /** What to say first, such as a forgiven spelling. */
  readonly notes: readonly string[];
  readonly stories: readonly KeptStory[];
  /** Tells all of these stories, whether or not they are on the topic. */
  readonly all?: true;
  readonly now: Date;
}

/** Makes a briefing, wherever that is done; null where none of the stories tells of the topic. */
export type BriefKept = (request: BriefRequest) => Promise<ShownBriefing | null>;

/** Reads kept stories, and briefs those that tell of the topic, or all; null where there are none. Pure but for what it logs. */
export function briefKept(
  { stories, topic, all, now, ...options }: BriefRequest,
  read: ArticleReader,
  logger: Logger,
): ShownBriefing | null {
  const readable = stories.map(({ id, items }) => ({ id, articles: readAll(items, read) }));
  const given = readable.filter(({ articles }) => articles.length > 0);
  const found = all ? given : createStoryIndex(given).find(topic).stories;
  if (found.length === 0) return null;
  const articles = found.flatMap((story) => story.articles);
  return showBriefing(makeBriefing({ ...options, topic }, found, now, logger), articles);
}

function readAll(items: KeptStory['items'], read: ArticleReader): Article[] {
  return items.flatMap(({ item, excerptOnly }): Article[] => {
    const article = read(item);
    if (article === null) return [];
    return [excerptOnly ? { ...article, excerptOnly: true } : article];
  });
}
