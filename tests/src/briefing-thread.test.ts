import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { BriefRequest } from '../../src/brief-kept.ts';
import { type BriefingThread, createBriefingThread } from '../../src/briefing-thread.ts';
import { type Logger, silentLogger } from '../../src/kernel/logger.ts';
import { inventArticles } from '../../tools/invent-articles.ts';
import { briefHere } from '../support/brief-here.ts';

const PATIENCE_MS = 30_000;
const items = inventArticles(8, 300).map((article) => ({
  item: { ...article, format: 'text' as const },
  excerptOnly: false,
}));
const request = (changes: Partial<BriefRequest> = {}): BriefRequest => ({
  topic: 'Ellery',
  length: 'standard',
  notes: ['A note.'],
  stories: [
    { id: 's1', items: items.slice(0, 4) },
    { id: 's2', items: items.slice(4) },
  ],
  now: new Date('2026-03-05T10:00:00Z'),
  ...changes,
});

let logged: string[] = [];
let thread: BriefingThread;
beforeAll(() => {
  const error: Logger['error'] = (fields, message) => void logged.push(`${message} ${JSON.stringify(fields)}`);
  thread = createBriefingThread({ ...silentLogger, error });
});
beforeEach(() => {
  logged = [];
});
afterAll(() => thread.close());

test('a briefing is the same, byte for byte, wherever it is made', { timeout: PATIENCE_MS }, async () => {
  for (const length of ['short', 'standard', 'long'] as const) {
    const [there, here] = [await thread.brief(request({ length })), await briefHere()(request({ length }))];
    expect(there?.briefing.stories).toHaveLength(2);
    expect(JSON.stringify(there)).toBe(JSON.stringify(here));
  }
  expect(await thread.brief(request({ topic: 'Atlantis' }))).toBeNull();
  expect(logged).toEqual([]);
});

test('whatever else there is to do goes on meanwhile', { timeout: PATIENCE_MS }, async () => {
  const made = thread.brief(request({ length: 'long' }));
  let [done, turns] = [false, 0];
  void made.finally(() => {
    done = true;
  });
  while (!done) {
    await new Promise(setImmediate);
    turns++;
  }
  expect(await made).not.toBeNull();
  expect(turns).toBeGreaterThan(100);
});

test('an article that cannot be read is named in the log, and the others are told', {
  timeout: PATIENCE_MS,
}, async () => {
  // As a damaged row of the database gives it.
  const unreadable = { item: JSON.parse('{"id":"bad","text":null,"format":"text"}'), excerptOnly: false };
  const stories = [{ id: 's1', items: [unreadable, ...items.slice(0, 4)] }];
  expect((await thread.brief(request({ stories })))?.briefing.articles).toHaveLength(4);
  expect(logged).toEqual([expect.stringMatching(/^reading an article failed .*"bad"/)]);
});

test('work under way when the thread is closed is refused, and the next begins anew', {
  timeout: PATIENCE_MS,
}, async () => {
  const refused = expect(thread.brief(request())).rejects.toThrow('Ellery');
  await thread.close();
  await refused;
  expect(await thread.brief(request())).not.toBeNull();
});
