import fc from 'fast-check';
import { PNG } from 'pngjs';
import { expect, test } from 'vitest';
import { layOutCard, type PlacedText } from '../../../src/pictures/lay-out-card.ts';
import type { PictureLook, QuotePicture } from '../../../src/pictures/picture.ts';
import { renderPicture } from '../../../src/pictures/render-picture.ts';
import { SHAPES, THEMES } from '../../../src/pictures/theme.ts';

/** `CARDS=5000 npx vitest run tests/src/pictures` for a long run. */
const RUNS = Number(process.env['CARDS'] ?? 60);
const WORDS: Readonly<Record<string, readonly string[]>> = {
  en: [
    'roster',
    'the',
    'harbour',
    '“said”',
    '1,900',
    '—',
    'Wednesday,',
    'a',
    'ffi'.repeat(40),
    'https://a.example/b?c=d',
  ],
  ar: ['الإضراب', 'يوم', 'الجمعة،', '٧١', '(2019)', 'Portco', 'المستشفيات', 'لا'.repeat(40)],
  he: ['השביתה', 'ביום', '71%', 'שישי,', 'Portco'],
  ja: ['港湾労働者は', '金曜日から', '「誰も」', 'カタカナ。', '2026年'],
  hi: ['कार्यक्रम', 'क्षेत्र', 'नहीं', '१९', 'हैं।'],
  th: ['ตารางงานมาทางข้อความ', 'วันอาทิตย์', 'ปี', '2569'],
  ko: ['근무표는', '일요일', '밤에', '문자로'],
  zh: ['星期天晚上,', '排班表', '发来的。'],
  emoji: ['👩‍👩‍👧‍👦', '🇵🇹', '👍🏽', '❤️', '🎉🎉🎉', 'soup'],
};

const words = fc
  .tuple(
    fc.constantFrom(...Object.keys(WORDS)).chain((language) =>
      fc.record({
        language: fc.constant(language === 'emoji' ? 'en' : language),
        words: fc.array(fc.constantFrom(...(WORDS[language] ?? []), ...(WORDS['en'] ?? []).slice(0, 3)), {
          minLength: 1,
          maxLength: 400,
        }),
      }),
    ),
    fc.integer({ min: 1, max: 1_000 }),
    fc.constantFrom(' ', ' ', ' ', ''),
  )
  .map(([{ language, words }, most, between]) => ({
    language,
    // Not in the middle of a character.
    words:
      words
        .join(between)
        .slice(0, most)
        .replace(/(?:\p{Surrogate}|\u200d|\ufe0f)+$/u, '') || 'x',
  }));

const quote: fc.Arbitrary<QuotePicture> = fc
  .record({
    said: words,
    speaker: fc.constantFrom('Maria Tovar', 'مريم الأحمد', '田中 一郎', null),
    role: fc.constantFrom(
      'union secretary',
      'secretary of the union of harbour workers and deputy chair of the council',
      null,
    ),
    unnamed: fc.constantFrom('(unnamed)', null),
    kind: fc.constantFrom('relayed by another', null),
    date: fc.constantFrom('4 March 2026', null),
    outlets: fc.array(
      fc.constantFrom('Ellery Courier', 'صحيفة الميناء', '港湾新聞', 'The Provincial and Rural Advertiser'),
      { maxLength: 12 },
    ),
  })
  .map(({ said, ...known }) => ({ ...known, ...said }));

const look: fc.Arbitrary<PictureLook> = fc.record({
  theme: fc.constantFrom('light' as const, 'dark' as const),
  shape: fc.constantFrom('wide' as const, 'square' as const),
});

function bottomOf({ text, top }: PlacedText): number {
  return top + text.height;
}

test('whatever is said, up to a thousand characters of any script, fits inside the margins', {
  timeout: 120_000,
}, () => {
  fc.assert(
    fc.property(quote, look, (said, { shape }) => {
      const card = layOutCard(said, shape);
      if (!card.ok) throw new Error(card.refusal.advice);
      const { words: placed, lines, rule, side } = card.value;
      const { width, height, measures } = SHAPES[shape];
      const { top, bottom } = measures.find((one) => one.side === side) ?? measures[0];
      expect(placed.top).toBeGreaterThanOrEqual(top - 0.01);
      expect(bottomOf(placed)).toBeLessThan(rule);
      const below = [placed, ...lines];
      for (const [index, one] of below.entries()) {
        expect(bottomOf(one)).toBeLessThanOrEqual(below[index + 1]?.top ?? height - bottom + 0.01);
        for (const [number, line] of one.text.lines.entries()) {
          const outside = number === 0 ? one.text.hanging : 0;
          expect(line.width * one.text.size - outside).toBeLessThanOrEqual(width - 2 * side + 0.06 * one.text.size);
        }
      }
    }),
    { numRuns: RUNS, seed: 20_260_304 },
  );
});

test('and no letter reaches the edge of the picture', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(quote, look, (said, { theme, shape }) => {
      const drawn = renderPicture(said, { theme, shape });
      if (!drawn.ok) throw new Error(drawn.refusal.advice);
      expect(edgeColours(PNG.sync.read(Buffer.from(drawn.value)))).toEqual([THEMES[theme].paper]);
    }),
    { numRuns: RUNS / 10, seed: 20_260_304 },
  );
});

/** The colours in a frame of so many pixels around a picture. */
function edgeColours({ width, height, data }: PNG, frame = 20): string[] {
  const colours = new Set<string>();
  for (let y = 0; y < height; y++) {
    const inside = y >= frame && y < height - frame;
    for (let x = 0; x < width; x = inside && x === frame - 1 ? width - frame : x + 1) {
      colours.add(`#${data.subarray((y * width + x) * 4, (y * width + x) * 4 + 3).toString('hex')}`);
    }
  }
  return [...colours];
}
