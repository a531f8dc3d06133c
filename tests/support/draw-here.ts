import type { PictureThread } from '../../src/index.ts';
import { renderPicture } from '../../src/pictures/render-picture.ts';

/** Draws in this thread, where starting another would take longer than the picture. */
export const drawHere: PictureThread['draw'] = async (quote, look) => renderPicture(quote, look);
