import type { WireFile } from '../wire.ts';
import { el } from './dom.ts';

/** Other pictures, such as SVG, may hold more than a picture. */
const PICTURES = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

/** A file of a message: a picture is shown, anything else can be saved. */
export function fileCard({ name, mediaType, description, base64 }: WireFile): HTMLElement {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const isPicture = PICTURES.has(mediaType);
  const type = isPicture ? mediaType : 'application/octet-stream';
  const address = URL.createObjectURL(new Blob([bytes], { type }));
  if (isPicture) {
    return el('a', { class: 'picture', href: address, download: name }, el('img', { src: address, alt: description }));
  }
  const size = `${Math.max(1, Math.round(bytes.length / 1_024))} KB`;
  return el(
    'div',
    { class: 'file' },
    el('a', { href: address, download: name }, name),
    el('span', { class: 'quiet' }, `${size} · ${description}`),
  );
}
