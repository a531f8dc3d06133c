import { afterAll, expect, test } from 'vitest';
import { silentLogger } from '../../src/kernel/logger.ts';
import { createPictureThread } from '../../src/picture-thread.ts';
import { renderPicture } from '../../src/pictures/render-picture.ts';
import { aQuotePicture } from './pictures/sample-quotes.ts';

const PATIENCE_MS = 30_000;
const LIGHT = { theme: 'light', shape: 'wide' } as const;
const thread = createPictureThread(silentLogger);
afterAll(() => thread.close());

test('a picture is the same, byte for byte, wherever it is drawn, and is kept', { timeout: PATIENCE_MS }, async () => {
  const [there, here] = [await thread.draw(aQuotePicture(), LIGHT), renderPicture(aQuotePicture(), LIGHT)];
  if (!there.ok || !here.ok) throw new Error('not drawn');
  expect(Buffer.from(there.value).equals(here.value)).toBe(true);
  const again = await thread.draw(aQuotePicture(), LIGHT);
  expect(again.ok && again.value).toBe(there.value);
});

test('what cannot be drawn comes back with the reason', { timeout: PATIENCE_MS }, async () => {
  const drawn = await thread.draw(aQuotePicture({ words: 'ᚠᚢᚦ' }), LIGHT);
  expect(drawn).toMatchObject({ ok: false, refusal: { code: 'no-letters' } });
});

test('more than fifty at once are refused, and draw again when those are done', { timeout: PATIENCE_MS }, async () => {
  const quote = aQuotePicture({ words: 'ᚠᚢᚦ' });
  const drawn = await Promise.all(Array.from({ length: 52 }, () => thread.draw(quote, LIGHT)));
  const codes = drawn.map((one) => (one.ok ? 'drawn' : one.refusal.code));
  expect(codes).toEqual([...Array<string>(50).fill('no-letters'), 'too-many', 'too-many']);
  expect(await thread.draw(quote, LIGHT)).toMatchObject({ ok: false, refusal: { code: 'no-letters' } });
});

test('a thread that ends at its work is told as advice, and the next picture starts another', {
  timeout: PATIENCE_MS,
}, async () => {
  const drawing = thread.draw(aQuotePicture({ words: 'Somebody was asked.' }), LIGHT);
  await thread.close();
  expect(await drawing).toMatchObject({
    ok: false,
    refusal: { code: 'picture-failed', advice: expect.stringContaining('again') },
  });
  expect(await thread.draw(aQuotePicture({ words: 'Somebody was asked.' }), LIGHT)).toMatchObject({ ok: true });
});
