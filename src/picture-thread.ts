import { messageOf, ok, type Result, refuse } from './kernel/errors.ts';
import type { Logger } from './kernel/logger.ts';
import type { PictureRequest } from './picture-worker.ts';
import type { PictureLook, QuotePicture } from './pictures/picture.ts';
import { createPictureCache, pictureKey } from './pictures/picture-cache.ts';
import { createOffload } from './sources/worker/create-offload.ts';

/** Draws quotes in a thread of its own, which holds the fonts. */
export interface PictureThread {
  /** A quote as PNG; refuses what does not fit or has no letters here, what could not be drawn in time, and more pictures at once than fifty. */
  readonly draw: (quote: QuotePicture, look: PictureLook) => Promise<Result<Uint8Array>>;
  /** Ends the thread; the next picture would start it again. */
  close(): Promise<void>;
}

/** A picture takes a tenth of a second; only a machine that does other things takes longer. */
const TIME_MS = 20_000;
/** Of JavaScript's own memory; what the fonts take is bounded by their number. */
const MEMORY_MB = 128;
/** Someone who wants a picture often wants another one, or the same in dark. */
const IDLE_MS = 60_000;
/** Some 150 pictures. */
const CACHE_BYTES = 16 * 1024 * 1024;
/** More would wait longer than people do; a picture takes a tenth of a second at most. */
const MOST_AT_ONCE = 50;
const FAILED = 'The picture could not be drawn just now. Press again in a minute; the words are on the card.';

/** Creates the thread, which starts with its first picture and ends when nobody has asked for a while. */
export function createPictureThread(logger: Logger): PictureThread {
  const written = new URL('./picture-worker.ts', import.meta.url);
  const module = import.meta.url.endsWith('.js') ? new URL(written.href.replace(/\.ts$/, '.js')) : written;
  const options = { module, timeMs: TIME_MS, memoryMb: MEMORY_MB, idleMs: IDLE_MS };
  const offload = createOffload<PictureRequest, Result<Uint8Array>>(options);
  const cache = createPictureCache(CACHE_BYTES);
  let waiting = 0;
  return {
    draw: async (quote, look) => {
      const key = pictureKey(quote, look);
      const known = cache.get(key);
      if (known !== undefined) return ok(known);
      if (waiting === MOST_AT_ONCE) return refuse('too-many', 'Too many pictures at once. Try again in a minute.');
      waiting++;
      try {
        const drawn = await offload.run({ quote, look });
        if (drawn === null) return refuse('picture-failed', FAILED, 'it took too long or too much memory');
        if (drawn.ok) cache.set(key, drawn.value);
        return drawn;
      } catch (thrown) {
        logger.error({ err: thrown, error: messageOf(thrown) }, 'a picture could not be drawn');
        return refuse('picture-failed', FAILED, thrown);
      } finally {
        waiting--;
      }
    },
    close: offload.close,
  };
}
