import { performance } from 'node:perf_hooks';
import { createPictureThread, silentLogger } from '../src/index.ts';
import type { QuotePicture } from '../src/pictures/picture.ts';

const MEGABYTE = 1_000_000;
const ROUND = 100;
const ROUNDS = 5;
const LOOKS = [
  { theme: 'light', shape: 'wide' },
  { theme: 'dark', shape: 'square' },
] as const;
const SENTENCES = [
  ['en', 'Nobody was asked, and the roster came by text message on a Sunday night.'],
  ['ar', 'لم يسألنا أحد، ووصل جدول العمل برسالة نصية ليلة الأحد.'],
  ['ja', '誰にも相談はなかった。日曜の夜に勤務表が届いただけです。'],
  ['hi', 'किसी से नहीं पूछा गया। रविवार की रात को कार्यक्रम आया।'],
] as const;

/** Times of quote pictures as the bot draws them, in their thread, and what hundreds in a row do to memory. */
export async function benchPictures(): Promise<void> {
  const { draw, close } = createPictureThread(silentLogger);
  const timed = async (quote: QuotePicture, turn: number): Promise<number> => {
    const begun = performance.now();
    const drawn = await draw(quote, LOOKS[turn % 2 === 0 ? 0 : 1]);
    if (!drawn.ok) throw new Error(drawn.refusal.advice);
    return performance.now() - begun;
  };
  console.log(`\nfirst, with the start of the thread  ${(await timed(quoteOf('en', 0, 3), 0)).toFixed(0)} ms\n`);
  for (const [language] of SENTENCES) {
    const before = await timed(quoteOf(language, 0, 2), 0);
    for (const [kind, sentences] of [
      ['typical', 3],
      ['long', 12],
    ] as const) {
      const times: number[] = [];
      for (let turn = 1; turn <= 30; turn++) times.push(await timed(quoteOf(language, turn, sentences), turn));
      times.sort((a, b) => a - b);
      const [median = 0, slow = 0] = [times[15], times[28]];
      console.log(
        `${language} ${kind.padEnd(8)} median ${median.toFixed(0)} ms, 95 of 100 within ${slow.toFixed(0)} ms`,
      );
    }
    console.log(`${language} the first, which reads its fonts  ${before.toFixed(0)} ms`);
  }
  console.log(`\nresident memory before: ${megabytes()} MB`);
  for (let round = 1; round <= ROUNDS; round++) {
    for (let turn = 0; turn < ROUND; turn++) {
      const [language] = SENTENCES[turn % SENTENCES.length] ?? SENTENCES[0];
      await timed(quoteOf(language, round * 1_000 + turn, 3), turn);
    }
    console.log(`after ${ROUND * round} pictures: ${megabytes()} MB`);
  }
  await close();
  console.log(`after the thread has ended: ${megabytes()} MB`);
}

/** Other words each time, so that none is kept from before. */
function quoteOf(language: string, turn: number, sentences: number): QuotePicture {
  const [, sentence] = SENTENCES.find(([one]) => one === language) ?? SENTENCES[0];
  const words = `${`${sentence} `.repeat(sentences)}${turn}`;
  const who = { speaker: 'Maria Tovar', role: 'union secretary', unnamed: null, kind: null };
  return { ...who, date: '4 March 2026', outlets: ['Ellery Courier'], words, language };
}

function megabytes(): number {
  return Math.round(process.memoryUsage().rss / MEGABYTE);
}
