import type { ReplyFile } from '../../src/index.ts';
import { sizeOf } from './layout.ts';
import { LIMITS } from './limits.ts';
import type { Payload } from './render.ts';

/** A message, and the file that is uploaded with it. */
export interface Outgoing {
  readonly payload: Payload;
  readonly file: ReplyFile | null;
}

/** Shows the file under the last message, or in one of its own where that is full: in components, nothing shows itself. */
export function attach(parts: readonly Payload[], file: ReplyFile | undefined): readonly Outgoing[] {
  const plain = parts.map((payload): Outgoing => ({ payload, file: null }));
  const last = parts.at(-1);
  if (file === undefined || last === undefined) return plain;
  const shown = { type: 13, file: { url: `attachment://${file.name}` } } as const;
  const above = last.components[0].components;
  const fits = sizeOf([...above, shown]).components <= LIMITS.components;
  const payload: Payload = {
    ...last,
    components: [{ type: 17, components: fits ? [...above, shown] : [shown] }],
    attachments: [{ id: '0', filename: file.name, description: file.description.slice(0, LIMITS.fileDescription) }],
  };
  return [...(fits ? plain.slice(0, -1) : plain), { payload, file }];
}
