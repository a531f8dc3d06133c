import {
  type AskParts,
  type Block,
  type Briefer,
  briefingCommand,
  createBriefer,
  type Document,
  fixedStories,
  type Logger,
  note,
  presentBriefing,
  presentLegend,
  quotesCommand,
  type ReadStories,
  type Reply,
  readAddresses,
  systemClock,
} from '../../src/index.ts';
import type { Job } from './arguments.ts';
import { NOBODY } from './nobody.ts';
import { writePictures } from './pictures.ts';

type AskJob = Extract<Job, { kind: 'ask' }>;

/** What to print: a document, or the JSON of a briefing. */
export type Answer =
  | { readonly kind: 'json'; readonly value: object }
  | { readonly kind: 'pictures'; readonly files: readonly string[]; readonly refused: readonly string[] }
  | { readonly kind: 'reply'; readonly reply: Reply };

/**
 * Answers a question at the terminal. There are no buttons here, so that all stories are laid out one after the other,
 * and what the source numbers stand for follows them.
 */
export async function answerAsk(job: AskJob, read: ReadStories, logger: Logger): Promise<Answer> {
  const briefer = createBriefer(fixedStories(read.stories, logger), systemClock);
  if (job.path === 'find') return answerFind(job, briefer);
  const brief: AskParts['brief'] = (topic, length) => briefer.brief(topic, length);
  const parts = { clock: systemClock, brief };
  const command = job.path === 'quotes' ? quotesCommand(parts) : briefingCommand(parts);
  const reply = await command.run({ topic: job.words, about: job.words, length: job.length }, NOBODY);
  const answered = await briefer.brief(job.words.trim(), job.path === 'quotes' ? 'long' : job.length);
  if (reply.code !== 'ok' || !answered.found) return { kind: 'reply', reply };
  const { shown } = answered;
  if (job.json) return { kind: 'json', value: shown.briefing };
  if (job.pictures) return { kind: 'pictures', ...(await writePictures(reply.document, shown, job.pictures, logger)) };
  const options = { length: job.length, now: systemClock.now() };
  const pages =
    job.path === 'quotes'
      ? [reply.document]
      : shown.briefing.stories.map((_, story) => presentBriefing(shown, { ...options, story }));
  return { kind: 'reply', reply: { ...reply, document: joinPages(pages, presentLegend(shown.briefing)) } };
}

/** The story behind a headline or a link, as "Find the story" gives it in chat. */
async function answerFind({ words, length, json }: AskJob, briefer: Briefer): Promise<Answer> {
  const { links, text } = readAddresses(words);
  const found = await briefer.about({ links, text, titles: [] }, length);
  if (!found) {
    const document = note('No story here is behind that. Give a headline, or the link of an article.');
    return { kind: 'reply', reply: { document, visibility: 'person', code: 'nothing-found' } };
  }
  const { shown } = found;
  if (json) return { kind: 'json', value: shown.briefing };
  const page = presentBriefing(shown, { length, story: 0, now: systemClock.now() });
  const document = joinPages([page], presentLegend(shown.briefing));
  return { kind: 'reply', reply: { document, visibility: 'person', code: 'ok' } };
}

function joinPages(pages: readonly Document[], legend: readonly Block[]): Document {
  const divider: Block = { kind: 'divider' };
  const blocks = pages.flatMap((page, index) => (index === 0 ? page.blocks : [divider, ...page.blocks]));
  return { blocks: [...blocks, divider, ...legend], summary: pages[0]?.summary ?? '' };
}
