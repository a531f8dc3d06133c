import { DateTime } from 'luxon';
import { type Block, type Document, note, text } from '../presentation/document.ts';
import { LENGTHS, presentBriefing } from '../presentation/present-briefing.ts';
import { findSpeakers, presentAllQuotes, presentStatements } from '../presentation/present-quotes.ts';
import type { ShownBriefing } from '../presentation/shown-briefing.ts';
import type { Caller, Command, CommandInput, Reply } from './command.ts';
import type { AskParts, BriefAnswer, Length } from './parts.ts';
import { answer, refused, typed } from './replies.ts';
import { shareSaid, shareStory, withShare } from './share.ts';
import { MAX_TOPIC, readTopic } from './topic.ts';

/** How far back a briefing looks. */
const SINCE = ['today', '24h', '7d', 'all'] as const;
const DAY_MS = 86_400_000;
/** Where answers go to the person alone by themselves. */
const PUBLIC = {
  name: 'public',
  typedAlso: 'in_channel',
  description: 'Show the answer to everyone in the channel',
  kind: 'flag',
  required: false,
} as const;
const PRIVATE = { name: 'private', description: 'Show the answer only to you', kind: 'flag', required: false } as const;

/** `/briefing`: the stories on a topic as a bullet digest with sources and quotes. */
export function briefingCommand(parts: AskParts): Command {
  return {
    path: 'briefing',
    description: 'The news on a topic, with the source of every line',
    manage: false,
    options: [
      {
        name: 'topic',
        description: 'A place, a person, or words from a headline',
        kind: 'text',
        required: true,
        maxLength: MAX_TOPIC,
        completes: 'topic',
      },
      { name: 'length', description: '3, 6 or 10 bullets', kind: 'text', required: false, choices: LENGTHS },
      { name: 'since', description: 'Leave out what is older', kind: 'text', required: false, choices: SINCE },
      PRIVATE,
      PUBLIC,
    ],
    run: async (input, caller) => {
      const topic = readTopic(input['topic']);
      if (!topic.ok) return refused(topic.refusal);
      const length = readLength(input);
      const answered = await parts.brief(topic.value, length, caller, sinceOf(input['since'], parts, caller));
      if (!answered.found) return nothingFound(topic.value, answered, caller);
      const isPrivate = isAlone(input, caller);
      const asked = { shown: answered.shown, topic: topic.value, length, private: isPrivate };
      return answer(await presentAnswer(parts, caller, asked), isPrivate);
    },
  };
}

/** What was asked and found. */
interface Answered {
  readonly shown: ShownBriefing;
  readonly topic: string;
  readonly length: Length;
  readonly private: boolean;
  /** What it is remembered by as seen; the topic unless given. */
  readonly seenAs?: string;
  /** What to say at the foot. */
  readonly remark?: string;
}

/** The first story of a briefing for who asked: with what changed since they saw it last, and what was corrected. */
export async function presentAnswer(parts: AskParts, caller: Caller, answered: Answered): Promise<Document> {
  const { seenAs, length, remark, ...asked } = answered;
  const { shown, topic } = asked;
  const before = (await parts.seenBefore?.(caller, seenAs ?? topic, shown)) ?? null;
  const corrections = await parts.corrections?.({ caller, before, ...asked });
  const changed = before && before.shownId !== shown.id;
  const gaps = (await parts.gapsOf?.(caller)) ?? [];
  const remarks = remark === undefined ? [] : [text(gaps.length > 0 ? `${remark} ` : remark)];
  const document = presentBriefing(shown, {
    length,
    story: 0,
    now: parts.clock.now(),
    asker: caller.userId,
    corrections: corrections ?? [],
    actions: changed ? [{ id: `changed:${before.shownId}:${shown.id}`, label: 'What changed' }] : [],
    gaps: [...remarks, ...gaps],
  });
  return withShare(document, caller, asked.private, shareStory(shown.id, 0, length));
}

/** Whether only who asks sees the answer. */
function isAlone(input: CommandInput, { answersAlone }: Caller): boolean {
  return input['private'] === true || (answersAlone === true && input['public'] !== true);
}

/** `/quotes`: a person's statements, or all quotes on a topic. */
export function quotesCommand(parts: AskParts): Command {
  return {
    path: 'quotes',
    description: 'Who said what, word for word',
    manage: false,
    options: [
      {
        name: 'about',
        description: 'A topic or a speaker',
        kind: 'text',
        required: true,
        maxLength: MAX_TOPIC,
        completes: 'topic-or-speaker',
      },
      PRIVATE,
      PUBLIC,
    ],
    run: async (input, caller) => {
      const about = readTopic(input['about']);
      if (!about.ok) return refused(about.refusal);
      const answered = await parts.brief(about.value, 'long', caller);
      if (!answered.found) return nothingFound(about.value, answered, caller);
      const alone = isAlone(input, caller);
      return answer(quotesAbout(answered.shown, about.value, caller, alone), alone);
    },
  };
}

/**
 * A person's statements where someone of that name speaks; else all quotes on the topic, and a line that says so. Where
 * there are no buttons to turn the pages with, all stand on one.
 */
function quotesAbout(shown: ShownBriefing, about: string, caller: Caller, alone: boolean): Document {
  const { platform, userId } = caller;
  const at = { page: platform === 'terminal' ? ('all' as const) : 0, asker: userId };
  const who = findSpeakers(shown, about);
  const statements = who === null ? null : presentStatements(shown, who, at);
  if (statements && who !== null) return withShare(statements, caller, alone, shareSaid(shown.id, who, 0));
  const all = presentAllQuotes(shown, at);
  const line: Block = {
    kind: 'small',
    content: [text(`No quote by anyone named “${about}”; these are on the topic.`)],
  };
  const document = { ...all, blocks: [...all.blocks.slice(0, 1), line, ...all.blocks.slice(1)] };
  return withShare(document, caller, alone, shareSaid(shown.id, 'all', 0));
}

/** "today" begins at midnight in the person's own zone; "all", and what is none of these words, has no beginning. */
function sinceOf(typed: unknown, { clock }: AskParts, { zone }: Caller): Date | null {
  const now = clock.now();
  switch (typed) {
    case 'today':
      return DateTime.fromJSDate(now, { zone: zone ?? 'UTC' })
        .startOf('day')
        .toJSDate();
    case '24h':
      return new Date(now.getTime() - DAY_MS);
    case '7d':
      return new Date(now.getTime() - 7 * DAY_MS);
    default:
      return null;
  }
}

function readLength(input: CommandInput): Length {
  return LENGTHS.find((length) => length === input['length']) ?? 'standard';
}

/** No article fits: says so, with the nearest topics, and never invents a summary. */
function nothingFound(topic: string, { nearest }: Extract<BriefAnswer, { found: false }>, caller: Caller): Reply {
  const list = nearest.map((near) => `${near.topic} (${near.articles})`).join(', ');
  const advice = list ? `Nearest: ${list}.` : 'There are no articles yet.';
  const said = `No article mentions “${topic}”. ${advice}`;
  if (caller.platform === 'terminal') return refused({ code: 'nothing-found', advice: said });
  const document = note(`${said} More feeds: `, typed(caller, 'sources add'));
  return { document, visibility: 'person', code: 'nothing-found' };
}
