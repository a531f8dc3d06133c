import type { ArticleNames, Block, Document, StoryExplained } from '../../src/index.ts';
import { text } from '../../src/index.ts';

type Reason = NonNullable<StoryExplained['reason']>;
type Merged = StoryExplained['merged'][number];

/** Says in plain words why an article is in its story. */
export function presentWhy(explained: StoryExplained): Document {
  const { article, story, reason, merged } = explained;
  const lines = reason ? reasonLines(explained, reason) : [];
  const blocks: Block[] = [
    { kind: 'headline', text: article.title ?? article.id },
    { kind: 'small', content: [text(namesLine(article))] },
    paragraph(openingOf(explained)),
    ...lines.map(bullet),
    ...merged.map((one) => bullet(mergedLine(one, story.id))),
  ];
  return { blocks, summary: openingOf(explained) };
}

/** Says that there is no such article, and which ones are nearest. */
export function presentUnknown(asked: string, where: string, nearest: readonly ArticleNames[]): Document {
  const hint = nearest.length > 0 ? 'Nearest:' : 'Give an id, as --json shows it, or the address of a page.';
  const line = `No article “${asked}” in ${where}. ${hint}`;
  return { blocks: [paragraph(line), ...nearest.map((one) => bullet(nearLine(one)))], summary: line };
}

function openingOf({ story, reason }: StoryExplained): string {
  const size = story.articles === 1 ? '1 article' : `${story.articles} articles`;
  const now = `${story.id} (${size})`;
  if (!reason) {
    return `It is in story ${now}. Why was not kept: an older version of the bot put it there, which stored no reasons.`;
  }
  const renamed = reason.story === story.id ? '' : ` That story is a part of ${now} today.`;
  const which = renamed === '' ? now : reason.story;
  return `It ${reason.did} story ${which}.${renamed}`;
}

function reasonLines({ closest }: StoryExplained, reason: Reason): string[] {
  const { best, rival, did, from, copy } = reason;
  if (!best || !reason.closest) return ['No earlier article shares a telling word with it.'];
  const { id, days, names, numbers, words } = reason.closest;
  const score = `${best.score.toFixed(2)} (log-odds: 0 is even); an article joins above ${from.toFixed(2)}`;
  const lines = [
    did === 'joined'
      ? `Score ${score}.`
      : `The nearest story was ${best.story}, with a score of ${score}. It is ${less(from, best.score)} short.`,
    `Most alike: ${closest ? nearLine(closest) : `${id}, which was forgotten since`}${days === null ? '' : `; ${daysApart(days)}`}.`,
    `Both have: ${sharedLine({ names, numbers, words })}.`,
  ];
  if (copy) lines.push('Its text is a copy of that one’s: one origin, however many outlets.');
  if (rival)
    lines.push(`Next: story ${rival.story} with ${rival.score.toFixed(2)}, ${less(best.score, rival.score)} less.`);
  return lines;
}

function mergedLine({ alias, at, reason }: Merged, storyId: string): string {
  const what = `On ${at.slice(0, 10)} story ${alias} became a part of ${storyId}`;
  if (!reason) return `${what}.`;
  const { by, scores, link, from } = reason;
  const fits = `${by} fitted both (${scores[0].toFixed(2)} and ${scores[1].toFixed(2)})`;
  const odds = `${link.odds.toFixed(2)} (at least ${from.odds.toFixed(2)} is asked for)`;
  const numbers = `${link.numbers.toFixed(2)} of their figures (at least ${from.numbers.toFixed(2)})`;
  return `${what}: ${fits}; their articles are alike with ${odds} on average, and share ${numbers}.`;
}

function sharedLine(shared: { readonly [kind: string]: readonly string[] }): string {
  const parts = Object.entries(shared).filter(([, list]) => list.length > 0);
  return parts.map(([kind, list]) => `${kind} ${list.join(', ')}`).join(' · ') || 'no telling word';
}

function nearLine({ id, title, outlet, url }: ArticleNames): string {
  return [title && `“${title}”`, outlet, id, url].filter(Boolean).join(' · ');
}

function namesLine({ id, outlet, publishedAt, url }: ArticleNames): string {
  return [outlet, publishedAt?.replace('T', ' ').slice(0, 16), `article ${id}`, url].filter(Boolean).join(' · ');
}

function daysApart(days: number): string {
  if (days < 1 / 24) return 'published within an hour';
  return days < 2 ? `${Math.round(days * 24)} hours apart` : `${Math.round(days)} days apart`;
}

function less(more: number, score: number): string {
  return (more - score).toFixed(2);
}

function paragraph(words: string): Block {
  return { kind: 'paragraph', content: [text(words)] };
}

function bullet(words: string): Block {
  return { kind: 'bullet', content: [text(words)] };
}
