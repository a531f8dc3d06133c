import { publicationTime } from '../articles/publication-time.ts';
import { type BriefingChanges, compareBriefings, type StoryChanges } from '../briefing/changes.ts';
import { cleanTitle } from '../briefing/headline/clean-title.ts';
import { toldBy } from '../briefing/told.ts';
import { plural } from '../kernel/text.ts';
import { changedWords } from './changed-words.ts';
import { publicationDate } from './dates.ts';
import { type Block, type Document, note, text } from './document.ts';
import { bulletBlock, storyActions } from './present-briefing.ts';
import type { Correction } from './present-corrections.ts';
import { quoteCard } from './quote-card.ts';
import { referencesTo } from './references.ts';
import type { ShownBriefing } from './shown-briefing.ts';

/** New quote cards of one story that are shown before its buttons. */
const MOST_CARDS = 2;

/** The stories that have news, each with its headline: new bullets first, then changed ones, new quotes, its buttons. */
export function changeBlocks(
  shown: ShownBriefing,
  changes: BriefingChanges,
  corrections: readonly Correction[] = [],
): Block[] {
  const outlets = new Map(corrections.map(({ now, outlet }) => [now, outlet]));
  return shown.briefing.stories.flatMap((story, index) => {
    const own = changes.stories[index];
    const lines = own ? storyLines(shown, index, own, outlets) : [];
    if (!own || lines.length === 0) return [];
    return [
      { kind: 'headline' as const, text: newsHeadline(shown, own) ?? (story.headline || shown.briefing.topic) },
      ...lines,
      { kind: 'actions' as const, actions: storyActions(shown, index) },
    ];
  });
}

function correction(outlet: string | null): string {
  return ` · Correction: ${outlet ?? 'the article'} wrote otherwise before.`;
}

/** The title of the newest article that brings the news: the story's own headline may tell what is old by now. */
function newsHeadline({ briefing }: ShownBriefing, { bullets }: StoryChanges): string | null {
  const cited = new Set(
    bullets
      .filter(({ kind }) => kind !== 'same')
      .flatMap(({ item }) => item.citations.map(({ articleId }) => articleId)),
  );
  const newest = briefing.articles
    .filter(({ id, title }) => cited.has(id) && title !== null)
    .toSorted((a, b) => (publicationTime(b.publishedAt) ?? 0) - (publicationTime(a.publishedAt) ?? 0))[0];
  return (newest?.title && cleanTitle(newest.title, newest.outlet)) || null;
}

function storyLines(
  shown: ShownBriefing,
  story: number,
  { bullets, quotes }: StoryChanges,
  outlets: ReadonlyMap<string | null, string | null>,
): Block[] {
  const { briefing } = shown;
  const fresh = bullets.filter(({ kind }) => kind === 'new');
  const changed = bullets.filter(({ kind }) => kind === 'changed');
  const cards = quotes.filter(({ kind }) => kind === 'new').slice(0, MOST_CARDS);
  return [
    ...fresh.map(({ item }): Block => ({ ...bulletBlock(briefing, item), mark: 'new' })),
    ...changed.map(
      ({ item, before }): Block => ({
        kind: 'bullet',
        mark: 'changed',
        content: [
          ...changedWords(before ?? '', item.text),
          ...referencesTo(briefing, item.citations),
          ...(outlets.has(item.text) ? [text(correction(outlets.get(item.text) ?? null))] : []),
        ],
      }),
    ),
    ...cards.map(({ item }) => quoteCard(shown, story, item)),
  ];
}

/** The words of the bullets that have changed, as they are now. */
export function changedBullets({ stories }: BriefingChanges): string[] {
  return stories.flatMap(({ bullets }) =>
    bullets.filter(({ kind }) => kind === 'changed').map(({ item }) => item.text),
  );
}

/** "2 bullets, 1 change, 1 quote" */
export function countChanges({ newBullets, changedBullets, newQuotes }: BriefingChanges): string {
  const counts = [
    newBullets > 0 ? plural(newBullets, 'bullet') : '',
    changedBullets > 0 ? plural(changedBullets, 'change') : '',
    newQuotes > 0 ? plural(newQuotes, 'quote') : '',
  ];
  return counts.filter(Boolean).join(', ');
}

/** What has changed in a briefing since one that was shown before; one line where nothing has. */
export function presentChangesSince(earlier: ShownBriefing, shown: ShownBriefing): Document {
  const { topic } = shown.briefing;
  const changes = compareBriefings(toldBy(earlier.briefing), shown.briefing);
  const before = publicationDate(earlier.briefing.generatedAt);
  if (!changes.news) return note(`${topic}: nothing new since `, before, '.');
  const title = `${topic} · what changed`;
  const blocks: Block[] = [
    { kind: 'headline', text: title },
    { kind: 'small', content: [text(`${countChanges(changes)} since `), before] },
    ...changeBlocks(shown, changes),
  ];
  return { blocks, summary: `${title}: ${firstNews(changes)}` };
}

/** The words of the first thing that is new or changed, for a notification. */
export function firstNews({ stories }: BriefingChanges): string {
  const told = stories.flatMap((story) => [...story.bullets, ...story.quotes]).find(({ kind }) => kind !== 'same');
  return told?.item.text ?? '';
}
