import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BenchBot, openBenchBot } from './archive/bench-bot.ts';
import { printTimes } from './archive/measure.ts';
import { measureArchive } from './archive/measure-archive.ts';
import { measureBriefings, measureCompletion } from './archive/measure-bot.ts';
import { measureForgetting } from './archive/measure-forgetting.ts';

const SIZES = [1_000, 10_000, 100_000] as const;
const HELP = 'npm run bench -- archive [postgres://… | FOLDER] [SIZE…]';

/**
 * How fast articles are taken in, and how `/briefing` and completion grow with their number: `npm run bench -- archive`
 * on SQLite in a file, which is deleted afterwards. In a FOLDER the database of each size is kept for the next time. A
 * `postgres://…` database grows where it is: sizes that it is past are left out. SIZEs name those that are measured.
 */
export async function benchArchive(given: readonly string[]): Promise<void> {
  const place = given.find((word) => !isNumber(word));
  const wanted = given.filter(isNumber).map(Number);
  const sizes = SIZES.filter((size) => wanted.length === 0 || wanted.includes(size));
  if (sizes.length === 0) throw new Error(`Sizes are ${SIZES.join(', ')}: ${HELP}`);
  if (place?.startsWith('postgres')) return await growing(place, sizes);
  const folder = place ?? mkdtempSync(join(tmpdir(), 'briefing-bench-'));
  try {
    await inFolder(folder, sizes);
  } finally {
    if (place === undefined) rmSync(folder, { recursive: true, force: true });
  }
}

function isNumber(word: string): boolean {
  return /^\d+$/.test(word);
}

async function growing(address: string, sizes: readonly number[]): Promise<void> {
  const bot = await openBenchBot(address);
  try {
    for (const size of sizes) {
      if ((await bot.count()) > size) continue;
      await fill(bot, size);
      await measureAll(bot, size);
    }
  } finally {
    await bot.close();
  }
}

/** Each size is measured on a copy: measuring keeps what was shown. */
async function inFolder(folder: string, sizes: readonly number[]): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const measured = join(folder, 'measured.db');
  let smaller: string | null = null;
  for (const size of SIZES.filter((one) => one <= Math.max(...sizes))) {
    const kept = join(folder, `articles-${size}.db`);
    if (!existsSync(kept)) {
      if (smaller) copyDatabase(smaller, measured);
      await withBot(measured, (bot) => fill(bot, size));
      copyFileSync(measured, kept);
    }
    smaller = kept;
    if (!sizes.includes(size)) continue;
    console.log(`\n${size} articles: database ${megabytes(statSync(kept).size)} MB\n`);
    copyDatabase(kept, measured);
    await withBot(measured, async (bot) => {
      await measureAll(bot, size);
      if (size === SIZES.at(-1)) await measureForgetting(bot, size);
    });
  }
  removeDatabase(measured);
}

/** The log of a database that stood there belongs to that one alone. */
function copyDatabase(from: string, to: string): void {
  removeDatabase(to);
  copyFileSync(from, to);
}

function removeDatabase(file: string): void {
  for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
}

async function withBot(file: string, use: (bot: BenchBot) => Promise<void>): Promise<void> {
  const begun = performance.now();
  const bot = await openBenchBot(`file:${file}`);
  console.log(`opened in ${((performance.now() - begun) / 1000).toFixed(1)} s, ${resident()}`);
  try {
    await use(bot);
  } finally {
    await bot.close();
  }
}

async function fill(bot: BenchBot, size: number): Promise<void> {
  const [begun, from] = [performance.now(), await bot.count()];
  if (from === size) return;
  const times = await bot.takeIn(from, size);
  const perSecond = ((size - from) / (performance.now() - begun)) * 1_000;
  console.log(`\n${size} articles: ${Math.round(perSecond)} taken in a second, ${resident()}\n`);
  printTimes('take in', times);
}

async function measureAll(bot: BenchBot, size: number): Promise<void> {
  await measureArchive(bot, size);
  await measureCompletion(bot, size);
  await measureBriefings(bot, size);
  console.log(`${resident()}\n`);
}

function resident(): string {
  return `${megabytes(process.memoryUsage().rss)} MB resident`;
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1_000_000);
}
