import type { Article } from '../articles/article.ts';
import type { BriefedStory, Briefing } from './briefing.ts';
import { checkCited } from './evidence/check-cited.ts';
import { checkCounts, checkListed } from './evidence/check-counts.ts';
import { checkDifference } from './evidence/check-difference.ts';
import { checkHeadline } from './evidence/check-headline.ts';
import { checkQuote } from './evidence/check-quote.ts';
import type { Defect } from './evidence/defect.ts';
import { Witness } from './evidence/witness.ts';

/** What is left of a briefing after each part of it was held against its articles, and what was taken out and why. */
export interface CheckedBriefing {
  /** The very object that was given when there are no defects. Its `contentHash` is the maker's to renew. */
  readonly briefing: Briefing;
  readonly defects: readonly Defect[];
}

/**
 * Holds every citation, word, quote and number of a briefing against the original texts of its articles. What does not
 * hold is dropped and listed; nothing is mended or guessed. Never throws for a value that `briefingSchema` accepts.
 */
export function checkBriefing(briefing: Briefing, articles: readonly Pick<Article, 'id' | 'text'>[]): CheckedBriefing {
  const given = new Map(articles.map((article) => [article.id, article.text]));
  const listedTexts = new Map<string, string>();
  for (const { id } of briefing.articles) {
    const text = given.get(id);
    if (text !== undefined) listedTexts.set(id, text);
  }
  const titles = briefing.articles.flatMap((article) => article.title ?? []);
  const witness = new Witness(listedTexts, titles);
  const listed = checkListed(briefing.articles, witness);
  const byId = new Map(listed.map((article) => [article.id, article]));
  const stories = briefing.stories.map((story, index) => {
    const where = `stories[${index}]`;
    return checkCounts(checkStory(story, where, witness), where, byId, witness);
  });
  const { defects } = witness;
  return defects.length === 0
    ? { briefing, defects }
    : { briefing: { ...briefing, stories, articles: listed }, defects };
}

function checkStory(story: BriefedStory, where: string, witness: Witness): BriefedStory {
  return {
    ...story,
    headline: checkHeadline(story.headline, `${where}.headline`, witness),
    bullets: keep(story.bullets, `${where}.bullets`, (bullet, at) => checkCited(bullet, at, witness)),
    quotes: keep(story.quotes, `${where}.quotes`, (quote, at) => checkQuote(quote, at, witness)),
    timeline: keep(story.timeline, `${where}.timeline`, (entry, at) => {
      if (isDate(entry.date)) return checkCited(entry, at, witness);
      witness.reject('date', `${at}.date`, `"${entry.date.slice(0, 40)}" is no date, month or year`);
      return null;
    }),
    differences: keep(story.differences, `${where}.differences`, (difference, at) =>
      checkDifference(difference, at, witness),
    ),
  };
}

function keep<T>(items: readonly T[], where: string, check: (item: T, at: string) => T | null): T[] {
  return items.flatMap((item, index) => check(item, `${where}[${index}]`) ?? []);
}

/** True for "2026", "2026-03" and "2026-03-04" where that day exists. */
function isDate(date: string): boolean {
  if (!/^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?$/.test(date)) return false;
  if (date.length < 10) return true;
  const day = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date);
}
