import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { describe, expect, test } from 'vitest';
import type { PictureLook, QuotePicture } from '../../../src/pictures/picture.ts';
import { renderPicture } from '../../../src/pictures/render-picture.ts';
import { aQuotePicture, HARD_QUOTES } from './sample-quotes.ts';

/** `PICTURES=write npx vitest run tests/src/pictures` draws the references anew: look at each before you commit it. */
const WRITES = process.env['PICTURES'] === 'write';
const FOLDER = join(import.meta.dirname, '../../fixtures/pictures');
const LIGHT: PictureLook = { theme: 'light', shape: 'wide' };
const DARK: PictureLook = { theme: 'dark', shape: 'square' };
/** Of the pixels: another processor may round the edge of a letter in another way. */
const MOST_DIFFERENT = 0.002;

function bytesOf(quote: QuotePicture, look: PictureLook = LIGHT): Buffer {
  const drawn = renderPicture(quote, look);
  if (!drawn.ok) throw new Error(drawn.refusal.advice);
  return Buffer.from(drawn.value);
}

function draw(quote: QuotePicture, look: PictureLook = LIGHT): PNG {
  return PNG.sync.read(bytesOf(quote, look));
}

function refusalOf(changes: Partial<QuotePicture>) {
  const drawn = renderPicture(aQuotePicture(changes), LIGHT);
  return drawn.ok ? null : drawn.refusal;
}

/** Half as wide and high, without colours: enough to see every letter. */
function halved({ width, height, data }: PNG): PNG {
  const half = new PNG({ width: width / 2, height: height / 2 });
  for (let y = 0; y < half.height; y++) {
    for (let x = 0; x < half.width; x++) {
      let sum = 0;
      for (const [dx, dy] of [
        [0, 0],
        [1, 0],
        [0, 1],
        [1, 1],
      ] as const) {
        const at = ((2 * y + dy) * width + 2 * x + dx) * 4;
        sum += (data[at] ?? 0) + (data[at + 1] ?? 0) + (data[at + 2] ?? 0);
      }
      half.data.fill(Math.round(sum / 12), (y * half.width + x) * 4, (y * half.width + x) * 4 + 3);
      half.data[(y * half.width + x) * 4 + 3] = 255;
    }
  }
  return half;
}

describe('the picture of a quote', () => {
  test.each([
    ...Object.keys(HARD_QUOTES).map((name) => [name, LIGHT] as const),
    ['long', DARK],
    ['arabic', DARK],
  ] as const)('looks as it was looked at: %s, %o', (name, look) => {
    const picture = halved(draw(HARD_QUOTES[name] as QuotePicture, look));
    const file = join(FOLDER, `${name}-${look.theme}-${look.shape}.png`);
    if (WRITES) writeFileSync(file, PNG.sync.write(picture, { colorType: 0 }));
    expect(existsSync(file)).toBe(true);
    const { width, height, data } = PNG.sync.read(readFileSync(file));
    expect([picture.width, picture.height]).toEqual([width, height]);
    const different = pixelmatch(picture.data, data, undefined, width, height, { threshold: 0.1 });
    expect(different / (width * height)).toBeLessThan(MOST_DIFFERENT);
  });

  test('is the same, byte for byte, whatever was drawn before', () => {
    const first = bytesOf(aQuotePicture());
    for (const name of ['arabic', 'emoji'] as const) bytesOf(HARD_QUOTES[name] as QuotePicture);
    expect(bytesOf(aQuotePicture()).equals(first)).toBe(true);
    expect(draw(aQuotePicture())).toMatchObject({ width: 1_200, height: 630 });
    expect(draw(aQuotePicture(), DARK)).toMatchObject({ width: 1_080, height: 1_080 });
  });

  test('of reversed or hidden words is that of the words', () => {
    const plain = bytesOf(aQuotePicture({ words: 'the roster came at night' }));
    const turned = bytesOf(aQuotePicture({ words: '\u202ethe roster\u200b ca\u00adme at\u0000 night\u2066' }));
    expect(turned.equals(plain)).toBe(true);
  });

  test('draws every hyphen as the usual one, and ligatures by their letters', () => {
    const plain = bytesOf(aQuotePicture({ words: 'The F-35 office', speaker: 'Al-Amin', outlets: ['first'] }));
    const given = { words: 'The F\u201135 o\ufb03ce', speaker: 'Al\u2011Amin', outlets: ['\ufb01rst'] };
    expect(bytesOf(aQuotePicture(given)).equals(plain)).toBe(true);
    expect(bytesOf(aQuotePicture({ ...given, words: 'The F\u201035 office' })).equals(plain)).toBe(true);
  });

  test('draws emoji that are joined in an unknown way one by one', () => {
    const apart = bytesOf(aQuotePicture({ words: '👩🍲🚒🍲' }));
    expect(bytesOf(aQuotePicture({ words: '👩🍲🚒\u200d🍲' })).equals(apart)).toBe(true);
    bytesOf(aQuotePicture({ words: '👩\u200d'.repeat(300) }));
  });

  test('tells each thing that is known, and nothing else', () => {
    const whole = bytesOf(aQuotePicture());
    const less: readonly Partial<QuotePicture>[] = [{ speaker: null }, { role: null }, { date: null }, { outlets: [] }];
    const notes: readonly Partial<QuotePicture>[] = [{ unnamed: '(unnamed)' }, { kind: 'part of a sentence' }];
    for (const changes of [...less, ...notes]) expect(bytesOf(aQuotePicture(changes)).equals(whole)).toBe(false);
    const nobody = bytesOf(aQuotePicture({ speaker: null, role: null }));
    expect(bytesOf(aQuotePicture({ speaker: null })).equals(nobody)).toBe(true);
    bytesOf(aQuotePicture({ speaker: null, role: null, date: null, outlets: [] }));
  });
});

describe('a name that is none, of 200 KB,', () => {
  const endless = 'The Provincial and Rural Advertiser '.repeat(6_000);

  test('is left out where it is an outlet, and counted where others are named', () => {
    const others = ['Ellery Courier', 'Farm Weekly'];
    const alone = bytesOf(aQuotePicture({ outlets: [] }));
    expect(bytesOf(aQuotePicture({ outlets: [endless] })).equals(alone)).toBe(true);
    const counted = bytesOf(aQuotePicture({ outlets: [endless, ...others, 'x'.repeat(301)] }));
    expect(counted.equals(bytesOf(aQuotePicture({ outlets: others })))).toBe(false);
    expect(counted.equals(bytesOf(aQuotePicture({ outlets: [...others, 'x'.repeat(400), endless] })))).toBe(true);
  });

  test.each(['speaker', 'role'])('is refused where it is the %s', (part) => {
    expect(refusalOf({ [part]: endless })).toMatchObject({ code: 'too-long' });
  });
});

describe('no picture is drawn', () => {
  test('of more than a thousand characters', () => {
    expect(refusalOf({ words: 'x'.repeat(1_000) })).toBeNull();
    expect(refusalOf({ words: 'x'.repeat(1_001) })).toMatchObject({
      code: 'too-long',
      advice: 'A picture holds 1,000 characters; this quote has 1,001. Copy its words instead.',
    });
  });

  test('of what would be too small to read', () => {
    expect(refusalOf({ words: '﷽'.repeat(1_000) })).toMatchObject({ code: 'too-long' });
    expect(refusalOf({ role: 'chair of the committee on rosters '.repeat(40) })).toMatchObject({ code: 'too-long' });
  });

  test.each([
    ['letters of a script that is not here', { words: 'They wrote ᚠᚢᚦ.' }, '“ᚠ” (U+16A0), “ᚢ” (U+16A2), “ᚦ” (U+16A6)'],
    ['an outlet in such letters', { outlets: ['ᚠ'] }, '“ᚠ” (U+16A0)'],
    ['characters for private use', { words: 'a \ue000 b' }, 'U+E000'],
    ['half a character', { words: 'a \ud83d b' }, 'U+FFFD'],
    ['marks piled up over the lines', { words: `a${'\u0301'.repeat(40)}` }, 'U+0301'],
    ['an emoji that nobody has drawn', { words: 'a \u{1faef}\u200d\u{1faef} b' }, 'U+1FAEF'],
  ])('with boxes for %s', (_, changes, named) => {
    const refusal = refusalOf(changes);
    expect(refusal?.code).toBe('no-letters');
    expect(refusal?.advice).toContain(named);
  });

  test('where there are no words', () => {
    expect(refusalOf({ words: '\u200b \u202e' })).toMatchObject({ code: 'no-words' });
  });
});
