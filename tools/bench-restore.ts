/**
 * A process of its own: what a start on an archive costs. Opens the database of its argument, takes in what was known before,
 * and keeps a few articles more.
 */
import { createLiveStories, openStore, silentLogger } from '../src/index.ts';
import { createLiveClusterer } from '../src/live-clusterer.ts';
import { newArticle, plainArticle } from './invent-archive.ts';

const MORE = 300;
/** Numbers of articles that are not in the archive. */
const BEYOND = 200_000;

const [address = '', from = '0'] = process.argv.slice(2);
const opened = await openStore(address, silentLogger);
if (!opened.ok) throw new Error(opened.refusal.advice);
const store = opened.value;
globalThis.gc?.();
const before = process.memoryUsage().rss;
const begun = performance.now();
const live = createLiveStories(store, silentLogger);
await live.restore();
const took = performance.now() - begun;
globalThis.gc?.();
const more = process.memoryUsage().rss - before;
console.log(
  `start: what was known before is known again after ${Math.round(took)} ms, ${megabytes(more)} MB more resident`,
);

const clusterer = createLiveClusterer({ stories: store.storyArchive, isCopy: async () => false });
await clusterer.catchUp();
const times: number[] = [];
for (let index = BEYOND + Number(from); index < BEYOND + Number(from) + MORE; index++) {
  const article = newArticle(index);
  const read = plainArticle(article);
  const asked = performance.now();
  await clusterer.place(read, (storyId, decision) => store.archive.keep({ ...article, storyId, decision }));
  times.push(performance.now() - asked);
}
times.sort((a, b) => a - b);
const at = (share: number) => `${(times[Math.ceil(share * times.length) - 1] ?? 0).toFixed(1)} ms`;
globalThis.gc?.();
const after = process.memoryUsage().rss - before;
console.log(
  `deciding and keeping   p50 ${at(0.5)}   p95 ${at(0.95)}   most ${at(1)}; ${megabytes(after)} MB more resident`,
);
await store.close();

function megabytes(bytes: number): number {
  return Math.round(bytes / 1_000_000);
}
