import { DateTime } from 'luxon';
import { plural } from '../kernel/text.ts';
import { type Block, type Document, note, text } from './document.ts';
import { presentBriefing } from './present-briefing.ts';
import type { ShownBriefing } from './shown-briefing.ts';

/** What a digest says of itself. */
export interface DigestFacts {
  readonly topic: string;
  /** The schedule in words, with its zone: "weekdays 08:00 Europe/Lisbon". */
  readonly when: string;
  readonly zone: string;
  readonly dueAt: Date;
  readonly now: Date;
  /** How late it is, in milliseconds; 0 when it is on time. */
  readonly lateByMs: number;
  /** How many articles were looked through. */
  readonly articlesRead: number;
}

/** Presents an edition: topic and day, the schedule, the story; an empty day is one line. A late one says how late. */
export function presentDigest(shown: ShownBriefing | null, facts: DigestFacts): Document {
  const day = DateTime.fromJSDate(facts.dueAt, { zone: facts.zone }).setLocale('en-US').toFormat('cccc d LLLL');
  const late = facts.lateByMs > 0 ? `${durationInWords(facts.lateByMs)} late.` : '';
  if (!shown || shown.briefing.stories.length === 0) {
    const empty = `${facts.topic}: no article mentions it (${plural(facts.articlesRead, 'article')} read).`;
    return note([empty, late].filter(Boolean).join(' '));
  }
  const story = presentBriefing(shown, { length: 'standard', story: 0, now: facts.now });
  const title = `${facts.topic} · ${day}`;
  const blocks: Block[] = [
    { kind: 'headline', text: title },
    { kind: 'small', content: [text(facts.when)] },
    ...story.blocks,
  ];
  if (late) blocks.push({ kind: 'small', content: [text(late)] });
  return { blocks, summary: `${title}: ${story.summary}` };
}

/** "41 minutes", "3 hours", "2 days": the largest unit that is at least 1, rounded down. */
function durationInWords(ms: number): string {
  const minutes = Math.max(1, Math.floor(ms / 60_000));
  if (minutes < 60) return plural(minutes, 'minute');
  if (minutes < 48 * 60) return plural(Math.floor(minutes / 60), 'hour');
  return plural(Math.floor(minutes / 1440), 'day');
}
