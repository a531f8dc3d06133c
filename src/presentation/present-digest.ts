import { DateTime } from 'luxon';
import type { BriefingChanges } from '../briefing/changes.ts';
import { plural } from '../kernel/text.ts';
import { type Block, type Document, type Inline, note, text } from './document.ts';
import { footer, presentBriefing } from './present-briefing.ts';
import { changeBlocks, changedBullets, countChanges, firstNews } from './present-changes.ts';
import { type Correction, presentCorrections } from './present-corrections.ts';
import type { ShownBriefing } from './shown-briefing.ts';

/** What a digest says of itself. */
export interface DigestFacts {
  readonly topic: string;
  /** The schedule in words, with its zone: "weekdays 08:00 Europe/Lisbon". */
  readonly when: string;
  readonly zone: string;
  readonly dueAt: Date;
  readonly now: Date;
  /** Why it does not come at its time, as a sentence: "41 minutes late: the bot was not running."; '' when it does. */
  readonly delay: string;
  /** How many articles were looked through. */
  readonly articlesRead: number;
  /** The role or user group to mention, by its id. */
  readonly mention: string | null;
  /** What is missing besides what the briefing itself notes. */
  readonly gaps: readonly Inline[];
}

/** What was told before in the channel, and what of this briefing was not. */
export interface SinceLast {
  readonly changes: BriefingChanges;
  /** What of it the articles no longer say. */
  readonly corrections?: readonly Correction[];
  /** When something was told last. */
  readonly lastAt: Date;
}

/**
 * Presents an edition: topic and day, the schedule, the story; from the second edition on only what is new since the
 * last. An empty day is one line. One that is not at its time says why.
 */
export function presentDigest(shown: ShownBriefing | null, since: SinceLast | null, facts: DigestFacts): Document {
  if (!shown || shown.briefing.stories.length === 0) {
    return oneLine(`${facts.topic}: no article mentions it (${plural(facts.articlesRead, 'article')} read).`, facts);
  }
  if (since && !since.changes.news) {
    const read = plural(shown.briefing.articles.length, 'article');
    return oneLine(`${facts.topic}: nothing new since ${dayAndTime(since.lastAt, facts)} (${read} on it).`, facts);
  }
  const day = DateTime.fromJSDate(facts.dueAt, { zone: facts.zone }).setLocale('en-US').toFormat('cccc d LLLL');
  const title = `${facts.topic} · ${day}`;
  const { blocks, summary, news } = since ? newsSince(shown, since, facts) : whole(shown, facts);
  const head: Block[] = [{ kind: 'headline', text: title }];
  if (facts.mention !== null) head.push({ kind: 'paragraph', content: [{ kind: 'mention', id: facts.mention }] });
  const small: Inline[] = [text([facts.when, news].filter(Boolean).join(' · '))];
  const all: Block[] = [...head, { kind: 'small', content: small }, ...blocks];
  if (facts.delay) all.push({ kind: 'small', content: [text(facts.delay)] });
  return { blocks: all, summary: `${title}: ${summary}` };
}

interface Body {
  readonly blocks: readonly Block[];
  readonly summary: string;
  /** What is new, for the line below the title. */
  readonly news: string;
}

function whole(shown: ShownBriefing, { now, gaps }: DigestFacts): Body {
  return { ...presentBriefing(shown, { length: 'standard', story: 0, now, gaps }), news: '' };
}

function newsSince(shown: ShownBriefing, { changes, corrections = [], lastAt }: SinceLast, facts: DigestFacts): Body {
  const news = `new since ${dayAndTime(lastAt, facts)}: ${countChanges(changes)}`;
  const told = new Set(changedBullets(changes));
  const others = corrections.filter(({ now }) => now === null || !told.has(now));
  const blocks = [
    ...changeBlocks(shown, changes, corrections),
    ...presentCorrections('earlier editions', others, shown.briefing),
    ...footer(shown.briefing, facts.gaps),
  ];
  return { blocks, summary: firstNews(changes), news };
}

function oneLine(words: string, { delay }: DigestFacts): Document {
  return note([words, delay].filter(Boolean).join(' '));
}

/** "yesterday 08:00", "Wednesday 08:00", and from a week on "4 Mar 08:00". */
function dayAndTime(at: Date, { now, zone }: Pick<DigestFacts, 'now' | 'zone'>): string {
  const [then, today] = [at, now].map((date) => DateTime.fromJSDate(date, { zone }).setLocale('en-US'));
  if (!then || !today) return '';
  const days = Math.round(today.startOf('day').diff(then.startOf('day'), 'days').days);
  const time = then.toFormat('HH:mm');
  if (days === 0) return time;
  if (days === 1) return `yesterday ${time}`;
  return days < 7 ? `${then.toFormat('cccc')} ${time}` : `${then.toFormat('d LLL')} ${time}`;
}
