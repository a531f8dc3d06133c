import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  configProblems,
  createLiveStories,
  type Document,
  explainStory,
  type Logger,
  loadBundled,
  openStore,
  parseConfig,
  type StoryExplanation,
  systemClock,
} from '../../src/index.ts';
import type { Job } from './arguments.ts';
import { presentUnknown, presentWhy } from './present-why.ts';

/** Why an article is in its story, in words and as it is kept. */
export interface Why {
  readonly explained: StoryExplanation;
  readonly document: Document;
}

/**
 * Looks an article up in the database of DATABASE_URL; where the bot has not made one yet, among the bundled stories, which
 * are put to stories anew. Throws, with words for a person, where the database cannot be opened.
 */
export async function answerWhy(job: Extract<Job, { kind: 'why' }>, logger: Logger): Promise<Why> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const config = parseConfig(process.env);
  if (!config.ok) throw new Error(configProblems(config.refusal).join('\n'));
  const url = config.value.DATABASE_URL;
  const path = /^file:(.+)/.exec(url)?.[1];
  if (path === undefined) return await explainIn(url, 'the database', job.article, null, logger);
  if (existsSync(path)) return await explainIn(url, path, job.article, null, logger);
  const folder = mkdtempSync(join(tmpdir(), 'briefing-why-'));
  try {
    const where = `${job.seeds} (there is no database yet at ${path})`;
    return await explainIn(`file:${join(folder, 'bundled.db')}`, where, job.article, job.seeds, logger);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function explainIn(
  url: string,
  where: string,
  article: string,
  seeds: string | null,
  logger: Logger,
): Promise<Why> {
  const opened = await openStore(url, logger);
  if (!opened.ok) throw new Error(opened.refusal.advice);
  const store = opened.value;
  try {
    if (seeds !== null) {
      const live = createLiveStories(store, logger);
      await loadBundled(seeds, store.archive, live, systemClock.now());
    }
    const explained = await explainStory(store, article);
    const document = explained.found ? presentWhy(explained) : presentUnknown(article, where, explained.nearest);
    return { explained, document };
  } finally {
    await store.close();
  }
}
