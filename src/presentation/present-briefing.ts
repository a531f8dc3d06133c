import { publicationTime } from '../articles/publication-time.ts';
import type { BriefedStory, Briefing, Bullet } from '../briefing/briefing.ts';
import { citedBy } from '../briefing/cited-by.ts';
import { plural } from '../kernel/text.ts';
import { ageOf } from './dates.ts';
import { type Action, type Block, type Document, type Inline, text } from './document.ts';
import { quoteCard } from './quote-card.ts';
import { referencesTo } from './references.ts';
import type { ShownBriefing } from './shown-briefing.ts';

/** Quote cards before the buttons, by length (VOICE: no more than two in `standard`). */
const CARDS = { short: 1, standard: 2, long: 6 } as const;
/** The lengths of a briefing, the shortest first. */
export const LENGTHS = ['short', 'standard', 'long'] as const;
const MOST_DIFFERENCES = 3;

export interface PresentOptions {
  readonly length: keyof typeof CARDS;
  /** Which of the briefing's stories, counted from 0. */
  readonly story: number;
  readonly now: Date;
  /** Put before the buttons. */
  readonly corrections?: readonly Block[];
  /** Who asked, by their id: they turn the pages in place and are offered to follow the topic. Absent for a digest. */
  readonly asker?: string;
  /** Buttons besides the story's own. */
  readonly actions?: readonly Action[];
  /** What is missing besides what the briefing itself notes. */
  readonly gaps?: readonly Inline[];
}

/** Presents one story of a briefing: headline, counts, bullets, differences, quote cards, buttons, what is missing. */
export function presentBriefing(shown: ShownBriefing, options: PresentOptions): Document {
  const { briefing } = shown;
  const story = briefing.stories[options.story];
  if (!story) throw new RangeError(`no story ${options.story} in briefing ${shown.id}`);
  const follow = options.asker === undefined ? [] : [{ id: `follow:${shown.id}`, label: 'Follow' }];
  const actions = [...storyActions(shown, options.story), ...(options.actions ?? []), ...follow];
  const blocks: Block[] = [
    { kind: 'headline', text: story.headline || briefing.topic },
    { kind: 'small', content: counts(briefing, story, options.now) },
    ...story.bullets.map((bullet) => bulletBlock(briefing, bullet)),
    ...story.differences.slice(0, MOST_DIFFERENCES).map((difference) => differenceBlock(briefing, difference)),
    ...story.quotes.slice(0, CARDS[options.length]).map((quote) => quoteCard(shown, options.story, quote)),
    ...(options.corrections ?? []),
    { kind: 'actions', actions },
    ...pager(shown, options),
    ...footer(briefing, options.gaps ?? []),
  ];
  return { blocks, summary: summaryOf(story, briefing) };
}

/** What is missing, in one line; nothing where nothing is. */
export function footer({ notes }: Briefing, gaps: readonly Inline[]): Block[] {
  const noted = notes.length > 0 ? [text(notes.join(' '))] : [];
  const apart = noted.length > 0 && gaps.length > 0 ? [text(' ')] : [];
  const content = [...noted, ...apart, ...gaps];
  return content.length > 0 ? [{ kind: 'small', content }] : [];
}

/** A bullet with its source numbers. */
export function bulletBlock(briefing: Briefing, bullet: Bullet): Extract<Block, { kind: 'bullet' }> {
  return { kind: 'bullet', content: [text(bullet.text), ...referencesTo(briefing, bullet.citations)] };
}

function differenceBlock(briefing: Briefing, difference: BriefedStory['differences'][number]): Block {
  const sides = difference.sides.flatMap((side) => [
    text(` · ${side.value}`),
    ...referencesTo(briefing, side.citations),
  ]);
  const content: Inline[] = [text(`Differ: ${difference.text}`), ...sides];
  return { kind: 'paragraph', content };
}

function summaryOf(story: BriefedStory, briefing: Briefing): string {
  const first = story.bullets[0]?.text;
  return [story.headline || briefing.topic, first].filter(Boolean).join(': ');
}

/** "5 bullets · 3 quotes · 6 articles · 4 outlets, 2 origins · newest 2 h ago" */
function counts(briefing: Briefing, story: BriefedStory, now: Date): Inline[] {
  const ids = citedBy(story);
  const articles = briefing.articles.filter((article) => ids.has(article.id));
  const parts = [
    plural(story.bullets.length, 'bullet'),
    plural(story.quotes.length, 'quote'),
    plural(articles.length, 'article'),
    `${plural(story.outlets, 'outlet')}, ${plural(story.origins, 'origin')}`,
  ];
  const newest = newestOf(articles.map((article) => article.publishedAt));
  const age = newest === null ? [] : [text(' · newest '), ageOf(newest, now)];
  const { length } = briefing.stories;
  const place = length > 1 ? [text(` · story ${briefing.stories.indexOf(story) + 1} of ${length}`)] : [];
  return [text(parts.join(' · ')), ...age, ...place];
}

function newestOf(dates: readonly (string | null)[]): string | null {
  const timed = dates.flatMap((date) => {
    const time = publicationTime(date);
    return date === null || time === null ? [] : [{ date, time }];
  });
  return timed.toSorted((a, b) => b.time - a.time)[0]?.date ?? null;
}

/** The buttons that show more of one story. */
export function storyActions({ id, briefing }: ShownBriefing, index: number): Action[] {
  const story = briefing.stories[index] as BriefedStory;
  const actions: Action[] = [{ id: `sources:${id}:${index}:0`, label: 'Sources' }];
  if (story.quotes.length > 0) {
    actions.push({ id: `quotes:${id}:${index}:0`, label: `All quotes ${story.quotes.length}` });
  }
  if (story.timeline.length > 0) actions.push({ id: `timeline:${id}:${index}:0`, label: 'Timeline' });
  return actions;
}

/** The buttons to the stories beside this one. Their last number is the length, by its place in `LENGTHS`. */
function pager({ id, briefing }: ShownBriefing, { story, length, asker }: PresentOptions): Block[] {
  const { stories } = briefing;
  const to = (index: number) =>
    `story:${id}:${index}:${LENGTHS.indexOf(length)}${asker === undefined ? '' : `:${asker}`}`;
  const actions: Action[] = [];
  if (story > 0) actions.push({ id: to(story - 1), label: 'Previous story' });
  if (story + 1 < stories.length)
    actions.push({ id: to(story + 1), label: `Next story ${story + 2}/${stories.length}` });
  return actions.length > 0 ? [{ kind: 'actions', actions }] : [];
}
