import type { Result } from './kernel/errors.ts';
import type { PictureLook, QuotePicture } from './pictures/picture.ts';
import { renderPicture } from './pictures/render-picture.ts';
import { serveOffload } from './sources/worker/serve-offload.ts';

/** What the picture thread is asked. */
export interface PictureRequest {
  readonly quote: QuotePicture;
  readonly look: PictureLook;
}

serveOffload(async ({ quote, look }: PictureRequest): Promise<Result<Uint8Array>> => renderPicture(quote, look));
