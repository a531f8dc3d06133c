import { Resvg } from '@resvg/resvg-js';
import { ok, type Result } from '../kernel/errors.ts';
import { drawCard } from './draw-card.ts';
import { layOutCard } from './lay-out-card.ts';
import type { PictureLook, QuotePicture } from './picture.ts';

/** Renders a quote as a PNG: the same bytes for the same quote. Refuses one that is too long, or that no letters are here for. */
export function renderPicture(quote: QuotePicture, look: PictureLook): Result<Uint8Array> {
  const card = layOutCard(quote, look.shape);
  if (!card.ok) return card;
  const drawing = new Resvg(drawCard(card.value, look), { font: { loadSystemFonts: false } });
  return ok(drawing.render().asPng());
}
