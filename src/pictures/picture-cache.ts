import { createHash } from 'node:crypto';
import type { PictureLook, QuotePicture } from './picture.ts';

/** Pictures that were drawn, by what is on them; those that were not asked for longest leave first. */
export interface PictureCache {
  get(key: string): Uint8Array | undefined;
  /** A picture larger than the whole cache is not kept. */
  set(key: string, picture: Uint8Array): void;
  /** The size of all that is kept. */
  readonly bytes: number;
}

/** What a picture is kept by: the same words in the same look. */
export function pictureKey(quote: QuotePicture, { theme, shape }: PictureLook): string {
  const { words, speaker, role, unnamed, kind, date, outlets, language } = quote;
  const content = [words, speaker, role, unnamed, kind, date, outlets, language, theme, shape];
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

/** Creates a cache of so many bytes. */
export function createPictureCache(mostBytes: number): PictureCache {
  const kept = new Map<string, Uint8Array>();
  let bytes = 0;
  return {
    get(key) {
      const picture = kept.get(key);
      if (picture !== undefined) {
        kept.delete(key);
        kept.set(key, picture);
      }
      return picture;
    },
    set(key, picture) {
      bytes += picture.length - (kept.get(key)?.length ?? 0);
      kept.delete(key);
      kept.set(key, picture);
      for (const [oldest, { length }] of kept) {
        if (bytes <= mostBytes) break;
        kept.delete(oldest);
        bytes -= length;
      }
    },
    get bytes() {
      return bytes;
    },
  };
}
