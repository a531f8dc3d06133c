import { readFileSync } from 'node:fs';
import {
  briefingCommand,
  briefingSchema,
  checkBriefing,
  createBriefer,
  createClusterer,
  createLogger,
  messageOf,
  quotesCommand,
  type Reply,
  readStories,
  renderPlainText,
  systemClock,
} from '../../src/index.ts';
import { type Job, readArguments, USAGE } from './arguments.ts';
import { answerBatchLine, articleOfLine } from './batch.ts';
import { answerLines, type Writer } from './lines.ts';

const NOBODY = {
  platform: 'terminal',
  tenantId: 'terminal',
  channelId: 'terminal',
  userId: 'terminal',
  mayManage: true,
};
const MOST_COLUMNS = 100;

/** Writes to standard output, waiting while a pipe is full; a closed pipe ends the program quietly. */
const write: Writer = (text) =>
  new Promise((resolve) => {
    if (process.stdout.write(text)) resolve();
    else process.stdout.once('drain', () => resolve());
  });

const logger = createLogger(process.env['LOG_LEVEL'] || 'error');

async function loadStories(folder: string) {
  const read = await readStories(folder, logger);
  for (const warning of read.warnings) console.error(warning);
  return read;
}

async function ask(job: Extract<Job, { kind: 'ask' }>): Promise<number> {
  const { stories } = await loadStories(job.seeds);
  const briefer = createBriefer(stories, systemClock, logger);
  const parts = {
    clock: systemClock,
    brief: async (topic: string, length: 'short' | 'standard' | 'long') => briefer.brief(topic, length),
  };
  if (job.json) {
    const answered = briefer.brief(job.words, job.length);
    if (answered.found) {
      await write(`${JSON.stringify(answered.shown.briefing, null, 2)}\n`);
      return 0;
    }
  }
  const command = job.path === 'quotes' ? quotesCommand(parts) : briefingCommand(parts);
  const reply = await command.run({ topic: job.words, about: job.words, length: job.length }, NOBODY);
  await print(reply);
  return reply.code === 'ok' ? 0 : 1;
}

async function print(reply: Reply): Promise<void> {
  const stream = reply.code === 'ok' ? process.stdout : process.stderr;
  const width = Math.min(stream.columns ?? MOST_COLUMNS, MOST_COLUMNS);
  const colour = stream.isTTY === true && !process.env['NO_COLOR'];
  stream.write(renderPlainText(reply.document, { width, colour }));
}

async function check(job: Extract<Job, { kind: 'check' }>): Promise<number> {
  const parsed = briefingSchema.safeParse(JSON.parse(readFileSync(job.file, 'utf8')));
  if (!parsed.success) {
    console.error(
      `${job.file} is no briefing: ${parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; ')}`,
    );
    return 1;
  }
  const { articles } = await loadStories(job.seeds);
  const { defects } = checkBriefing(parsed.data, articles);
  for (const defect of defects) await write(`${JSON.stringify(defect)}\n`);
  return defects.length === 0 ? 0 : 1;
}

async function runJob(job: Job): Promise<number> {
  switch (job.kind) {
    case 'help':
      await write(USAGE);
      return 0;
    case 'batch':
      await answerLines(job.file, write, (row) => answerBatchLine(row, logger));
      return 0;
    case 'cluster': {
      const clusterer = createClusterer();
      await answerLines(job.file, write, (row) => {
        const article = articleOfLine(row);
        return { id: article.id, story: clusterer.add(article) };
      });
      return 0;
    }
    case 'check':
      return check(job);
    case 'ask':
      return ask(job);
  }
}

/** The command line; gives the exit code: 0 done, 1 nothing found or a defect, 2 not understood. */
async function main(args: readonly string[]): Promise<number> {
  const job = readArguments(args);
  if (!job.ok) {
    console.error(`${job.refusal.advice}\n${USAGE}`);
    return 2;
  }
  try {
    return await runJob(job.value);
  } catch (thrown) {
    console.error(messageOf(thrown));
    return 2;
  }
}

process.stdout.on('error', () => process.exit(0));
process.exitCode = await main(process.argv.slice(2));
