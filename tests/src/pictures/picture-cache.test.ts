import { expect, test } from 'vitest';
import { createPictureCache, pictureKey } from '../../../src/pictures/picture-cache.ts';
import { aQuotePicture } from './sample-quotes.ts';

const bytes = (size: number) => new Uint8Array(size);

test('pictures stay until their bytes are too many; the one not asked for longest leaves first', () => {
  const cache = createPictureCache(100);
  for (const key of ['a', 'b', 'c']) cache.set(key, bytes(30));
  cache.get('a');
  cache.set('d', bytes(30));
  expect(['a', 'b', 'c', 'd'].filter((key) => cache.get(key) !== undefined)).toEqual(['a', 'c', 'd']);
  expect(cache.bytes).toBe(90);
  cache.set('d', bytes(10));
  expect(cache.bytes).toBe(70);
  cache.set('huge', bytes(101));
  expect(cache.get('huge')).toBeUndefined();
  expect(cache.bytes).toBe(0);
});

test('a picture is known by its words, by whom, where, when, and by its look', () => {
  const quote = aQuotePicture();
  const changes = [
    {},
    { words: 'Somebody was asked.' },
    { speaker: null },
    { role: null },
    { unnamed: '(unnamed)' },
    { kind: 'relayed by another' },
    { kind: 'part of a sentence' },
    { date: null },
    { outlets: [] },
    { language: 'de' },
  ];
  const looks = (['light', 'dark'] as const).flatMap((theme) =>
    (['wide', 'square'] as const).map((shape) => ({ theme, shape })),
  );
  const keys = changes.flatMap((change) => looks.map((look) => pictureKey({ ...quote, ...change }, look)));
  expect(new Set(keys).size).toBe(changes.length * looks.length);
  expect(pictureKey({ ...quote }, { theme: 'light', shape: 'wide' })).toBe(keys[0]);
});
