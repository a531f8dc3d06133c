import { existsSync, readFileSync } from 'node:fs';
import {
  briefingSchema,
  checkBriefing,
  createClusterer,
  createLogger,
  type Document,
  messageOf,
  readStories,
  renderPlainText,
} from '../../src/index.ts';
import { type Job, readArguments, USAGE } from './arguments.ts';
import { answerAsk } from './ask.ts';
import { answerBatchLine, articleOfLine } from './batch.ts';
import { exportFeeds } from './export.ts';
import { answerFeedLine } from './feeds.ts';
import { answerLines, type Writer } from './lines.ts';
import { answerWhy } from './why.ts';

const MOST_COLUMNS = 100;
const UNREADABLE: Readonly<Record<string, string>> = {
  ENOENT: 'is not there',
  EISDIR: 'is a folder, not a file',
  EACCES: 'may not be read by this user',
};

const logger = createLogger(process.env['LOG_LEVEL'] || 'error');

/** Writes to standard output, waiting while a pipe is full; a closed pipe ends the program quietly. */
const write: Writer = (text) =>
  new Promise((resolve) => {
    if (process.stdout.write(text)) resolve();
    else process.stdout.once('drain', () => resolve());
  });

async function loadStories(folder: string) {
  const read = await readStories(folder, logger);
  for (const warning of read.warnings) console.error(warning);
  return read;
}

/** Lays a document out for the terminal: an answer on standard output, anything else on standard error. */
async function show(document: Document, isAnswer: boolean): Promise<void> {
  const stream = isAnswer ? process.stdout : process.stderr;
  const width = Math.min(stream.columns ?? MOST_COLUMNS, MOST_COLUMNS);
  const colour = stream.isTTY === true && !process.env['NO_COLOR'];
  const page = renderPlainText(document, { width, colour });
  if (isAnswer) await write(page);
  else console.error(page.trimEnd());
}

async function why(job: Extract<Job, { kind: 'why' }>): Promise<number> {
  const { explained, document } = await answerWhy(job, logger);
  if (job.json) await write(`${JSON.stringify(explained, null, 2)}\n`);
  else await show(document, explained.found);
  return explained.found ? 0 : 1;
}

async function ask(job: Extract<Job, { kind: 'ask' }>): Promise<number> {
  const answer = await answerAsk(job, await loadStories(job.seeds), logger);
  if (answer.kind === 'json') {
    await write(`${JSON.stringify(answer.value, null, 2)}\n`);
    return 0;
  }
  if (answer.kind === 'pictures') {
    for (const file of answer.files) await write(`${file}\n`);
    for (const reason of answer.refused) console.error(`No picture of ${reason}`);
    return answer.files.length > 0 ? 0 : 1;
  }
  const { document, code } = answer.reply;
  await show(document, code === 'ok');
  if (code === 'ok') return 0;
  return code === 'nothing-found' ? 1 : 2;
}

/** The list on standard output, what it is on standard error. */
async function exportList(): Promise<number> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const exported = await exportFeeds(process.env, logger);
  if (!exported.ok) throw new Error(exported.refusal.advice);
  const { document, file } = exported.value;
  console.error(renderPlainText(document, { width: MOST_COLUMNS, colour: false }).trimEnd());
  if (file === undefined) return 1;
  const list = String(file.content);
  await write(list.endsWith('\n') ? list : `${list}\n`);
  return 0;
}

async function check(job: Extract<Job, { kind: 'check' }>): Promise<number> {
  let given: unknown;
  try {
    given = JSON.parse(readFileSync(job.file, 'utf8'));
  } catch (thrown) {
    if (thrown instanceof SyntaxError) throw new Error(`${job.file} holds no JSON: ${thrown.message}`);
    throw thrown;
  }
  const parsed = briefingSchema.safeParse(given);
  if (!parsed.success) {
    const problems = parsed.error.issues.slice(0, 5).map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`${job.file} is not the JSON of a briefing (schema version 1): ${problems.join('; ')}`);
  }
  const { articles } = await loadStories(job.seeds);
  const known = new Set(articles.map((article) => article.id));
  if (!parsed.data.articles.some((article) => known.has(article.id))) {
    throw new Error(`None of its articles are in ${job.seeds}; --seeds names another folder.`);
  }
  const { defects } = checkBriefing(parsed.data, articles);
  for (const defect of defects) await write(`${JSON.stringify(defect)}\n`);
  return defects.length === 0 ? 0 : 1;
}

async function runJob(job: Job): Promise<number> {
  switch (job.kind) {
    case 'help':
      await write(USAGE);
      return 0;
    case 'export':
      return exportList();
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
    case 'feeds':
      await answerLines(job.file, write, answerFeedLine);
      return 0;
    case 'check':
      return check(job);
    case 'why':
      return why(job);
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
    const { code = '', path = '' } = thrown as NodeJS.ErrnoException;
    console.error(
      code in UNREADABLE && 'file' in job.value ? `${path || job.value.file} ${UNREADABLE[code]}.` : messageOf(thrown),
    );
    return 2;
  }
}

process.stdout.on('error', () => process.exit(0));
process.exitCode = await main(process.argv.slice(2));
