import type { ReplyFile } from '../../src/index.ts';
import { type Component, sizeOf } from './layout.ts';
import { LIMITS } from './limits.ts';
import type { Payload } from './render.ts';

/** A message, and the file that is uploaded with it. */
export interface Outgoing {
  readonly payload: Payload;
  readonly file: ReplyFile | null;
}

/**
 * Shows the file in the last message, a picture above its buttons, or in one of its own where that is full: in components,
 * nothing shows itself.
 */
export function attach(parts: readonly Payload[], file: ReplyFile | undefined): readonly Outgoing[] {
  const plain = parts.map((payload): Outgoing => ({ payload, file: null }));
  const last = parts.at(-1);
  if (file === undefined || last === undefined) return plain;
  const description = file.description.slice(0, LIMITS.fileDescription);
  const shown = componentOf(file, description);
  const others = last.components[0].components;
  const fits = sizeOf([...others, shown]).components <= LIMITS.components;
  const firstRow = others.findIndex(({ type }) => type === 1);
  const place = shown.type === 12 && firstRow >= 0 ? firstRow : others.length;
  const payload: Payload = {
    ...last,
    components: [{ type: 17, components: fits ? others.toSpliced(place, 0, shown) : [shown] }],
    attachments: [{ id: '0', filename: file.name, description }],
  };
  return [...(fits ? plain.slice(0, -1) : plain), { payload, file }];
}

function componentOf({ name, mediaType }: ReplyFile, description: string): Component {
  const at = { url: `attachment://${name}` };
  return mediaType.startsWith('image/') ? { type: 12, items: [{ media: at, description }] } : { type: 13, file: at };
}
