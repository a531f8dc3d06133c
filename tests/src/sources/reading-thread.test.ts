import { afterEach, beforeEach, expect, it } from 'vitest';
import { createReadingThread, type ReadingThread } from '../../../src/sources/reading-thread.ts';

const TEXT =
  'Dock workers at Port Ellery voted by 71 percent on Wednesday to strike from Friday, in a dispute over a roster.';
const page = (html: string) => ({
  bytes: Buffer.from(html),
  contentType: 'text/html',
  address: 'https://courier.example/a',
});
const article = page(`<html><body><article>${`<p>${TEXT}</p>`.repeat(4)}</article></body></html>`);
const tooComplex = { ok: false, refusal: { code: 'too-complex' } };

let thread: ReadingThread;
beforeEach(() => {
  thread = createReadingThread();
});
afterEach(() => thread.close());

it('reads pages and feeds in a thread of its own, one after the other', async () => {
  const feed = '<rss><channel><title>Courier</title><item><title>Dockers vote</title></item></channel></rss>';
  const parse = (text: string) => thread.parseFeed(Buffer.from(text), {}, 'https://courier.example/feed');
  const [first, second, third, fourth] = await Promise.all([
    thread.readPage(article),
    thread.readPage(page('<p>They met.</p>')),
    parse(feed),
    parse('<html><body>Welcome</body></html>'),
  ]);
  expect(first).toMatchObject({ ok: true, value: { text: expect.stringContaining(TEXT) } });
  expect(second).toMatchObject({ ok: false, refusal: { code: 'no-article' } });
  expect(third).toMatchObject({
    ok: true,
    value: { title: { text: 'Courier' }, entries: [{ title: { text: 'Dockers vote' } }] },
  });
  expect(fourth).toMatchObject({ ok: false, refusal: { advice: expect.any(String) } });
});

it('gives up what takes too long', async () => {
  const hasty = createReadingThread(1);
  expect(await hasty.readPage(article)).toMatchObject(tooComplex);
  expect(await hasty.parseFeed(Buffer.from('<rss/>'), {}, 'https://courier.example/')).toMatchObject(tooComplex);
  await hasty.close();
  await hasty.close();
});

it('gives up what is under way when it is closed, and starts again', async () => {
  const reading = thread.readPage(article);
  await thread.close();
  expect(await reading).toMatchObject(tooComplex);
  expect(await thread.readPage(article)).toMatchObject({ ok: true });
});
