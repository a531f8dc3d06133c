import { z } from 'zod';
import type { KeptArticle } from '../articles/article-archive.ts';
import type { Logger } from '../kernel/logger.ts';
import type { RawItem } from '../sources/raw-item.ts';

/** What is read of a kept article. */
export interface ArticleRow {
  readonly id: string;
  readonly story_id: string;
  readonly first_seen_at: string;
  readonly excerpt_only: number;
  readonly item: string;
}

const itemSchema: z.ZodType<RawItem> = z.object({
  id: z.string(),
  text: z.string(),
  format: z.enum(['text', 'markdown', 'html']),
  title: z.string().exactOptional(),
  outlet: z.string().exactOptional(),
  origin: z.string().exactOptional(),
  url: z.string().exactOptional(),
  publishedAt: z.string().exactOptional(),
});
const rowSchema = z.object({
  story_id: z.string(),
  first_seen_at: z.iso.datetime(),
  excerpt_only: z.int(),
});

/** Reads a stored item; one that makes no sense is named in the log and is null. */
export function readItem(id: string, json: string, logger: Logger): RawItem | null {
  const checked = itemSchema.safeParse(parsed(json));
  if (checked.success) return checked.data;
  logger.error({ table: 'article_texts', id, problem: z.prettifyError(checked.error) }, 'a stored row is bad');
  return null;
}

/** Reads a stored article; one that makes no sense is named in the log and is null. */
export function readKept(row: ArticleRow, logger: Logger): KeptArticle | null {
  const item = readItem(row.id, row.item, logger);
  if (item === null) return null;
  const checked = rowSchema.safeParse(row);
  if (!checked.success) {
    logger.error({ table: 'articles', id: row.id, problem: z.prettifyError(checked.error) }, 'a stored row is bad');
    return null;
  }
  const { story_id: storyId, first_seen_at: firstSeenAt, excerpt_only: excerptOnly } = checked.data;
  return { item, storyId, firstSeenAt, excerptOnly: excerptOnly !== 0 };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
