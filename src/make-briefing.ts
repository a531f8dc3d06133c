import type { Article } from './articles/article.ts';
import { publicationTime } from './articles/publication-time.ts';
import type { BriefedArticle, Briefing } from './briefing/briefing.ts';
import { checkBriefing } from './briefing/check-evidence.ts';
import { composeStory } from './briefing/compose.ts';
import { contentHash } from './briefing/content-hash.ts';
import { noteGaps } from './briefing/notes.ts';
import type { Logger } from './kernel/logger.ts';
import { excerptKey, type ShownBriefing } from './presentation/shown-briefing.ts';
import type { Story } from './stories/story.ts';

export interface BriefingRequest {
  readonly topic: string;
  readonly length: 'short' | 'standard' | 'long';
  /** Hard budget of words over all bullets of a story. */
  readonly maxWords?: number;
  /** What to say before the notes on what is missing, such as a forgiven spelling. */
  readonly notes?: readonly string[];
}

/** The most stories that one briefing holds; chat pages through them. */
const MOST_STORIES = 5;

/**
 * Makes a briefing from the stories found for a topic: compose each story, check every piece of evidence, name what
 * is missing, hash. Pure: the same stories and the same clock give the same bytes. What fails the evidence check is
 * left out and logged as a defect.
 */
export function makeBriefing(request: BriefingRequest, found: readonly Story[], now: Date, logger: Logger): Briefing {
  const stories = found.slice(0, MOST_STORIES).map((story) => ({ ...story, articles: inOrder(story.articles) }));
  const articles = stories.flatMap((story) => story.articles);
  const composed = stories.map((story) => composeStory(story, request));
  const draft: Briefing = {
    schemaVersion: 1,
    topic: request.topic,
    generatedAt: now.toISOString(),
    contentHash: '',
    stories: composed,
    articles: articles.map(describeArticle),
    notes: [...(request.notes ?? []), ...noteGaps(articles)],
  };
  const { briefing, defects } = checkBriefing(draft, articles);
  for (const defect of defects) logger.error({ defect, topic: request.topic }, 'evidence defect: left out');
  return { ...briefing, contentHash: contentHash(briefing) };
}

/** A briefing with the source text of every citation, ready to be kept and presented. */
export function showBriefing(briefing: Briefing, articles: readonly Article[]): ShownBriefing {
  const texts = new Map(articles.map((article) => [article.id, article.text]));
  const excerpts: Record<string, string> = {};
  for (const story of briefing.stories) {
    for (const citation of story.bullets.flatMap((bullet) => bullet.citations)) {
      excerpts[excerptKey(citation)] = texts.get(citation.articleId)?.slice(citation.start, citation.end) ?? '';
    }
  }
  return { id: briefing.contentHash.slice(0, 24), briefing, excerpts };
}

/** Oldest first, then by id: the order in which articles came never shows. Those without a date follow the dated ones. */
function inOrder(articles: readonly Article[]): Article[] {
  const timed = articles.map((article) => ({
    article,
    time: publicationTime(article.publishedAt) ?? Number.POSITIVE_INFINITY,
  }));
  timed.sort((a, b) => (a.time === b.time ? (a.article.id < b.article.id ? -1 : 1) : a.time - b.time));
  return timed.map(({ article }) => article);
}

function describeArticle({ id, title, outlet, origin, url, publishedAt }: Article): BriefedArticle {
  return { id, title, outlet, origin, url, publishedAt };
}
