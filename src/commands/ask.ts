import { type Block, type Document, text } from '../presentation/document.ts';
import { presentBriefing } from '../presentation/present-briefing.ts';
import { presentQuotes, presentStatements } from '../presentation/present-quotes.ts';
import type { ShownBriefing } from '../presentation/shown-briefing.ts';
import type { Command, CommandInput, Reply } from './command.ts';
import type { AskParts, BriefAnswer, Length } from './parts.ts';
import { answer, refused } from './replies.ts';
import { MAX_TOPIC, readTopic } from './topic.ts';

const LENGTHS = ['short', 'standard', 'long'] as const;
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
      PRIVATE,
    ],
    run: async (input) => {
      const topic = readTopic(input['topic']);
      if (!topic.ok) return refused(topic.refusal);
      const length = readLength(input);
      const answered = await parts.brief(topic.value, length);
      if (!answered.found) return nothingFound(topic.value, answered);
      const document = presentBriefing(answered.shown, { length, story: 0, now: parts.clock.now() });
      return answer(document, input['private'] === true);
    },
  };
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
    ],
    run: async (input) => {
      const about = readTopic(input['about']);
      if (!about.ok) return refused(about.refusal);
      const answered = await parts.brief(about.value, 'long');
      if (!answered.found) return nothingFound(about.value, answered);
      return answer(quotesAbout(answered.shown, about.value), input['private'] === true);
    },
  };
}

/** A person's statements where someone of that name speaks; else all quotes on the topic, and a line that says so. */
function quotesAbout(shown: ShownBriefing, about: string): Document {
  const statements = presentStatements(shown, about);
  if (statements) return statements;
  const all = presentQuotes(shown, 0, 0);
  const line: Block = {
    kind: 'small',
    content: [text(`No quote by anyone named “${about}”; these are on the topic.`)],
  };
  return { ...all, blocks: [...all.blocks.slice(0, 1), line, ...all.blocks.slice(1)] };
}

function readLength(input: CommandInput): Length {
  return LENGTHS.find((length) => length === input['length']) ?? 'standard';
}

/** No article fits: says so, with the nearest topics, and never invents a summary. */
function nothingFound(topic: string, { nearest }: Extract<BriefAnswer, { found: false }>): Reply {
  const list = nearest.map((near) => `${near.topic} (${near.articles})`).join(', ');
  const advice = list ? `Nearest: ${list}.` : 'There are no articles yet.';
  return refused({ code: 'nothing-found', advice: `No article mentions “${topic}”. ${advice}` });
}
