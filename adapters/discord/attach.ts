import type { RawFile } from 'discord.js';
import type { ReplyFile } from '../../src/index.ts';
import { sizeOf } from './layout.ts';
import { LIMITS } from './limits.ts';
import type { Payload } from './render.ts';

/** A message with the files that are uploaded with it. */
export interface Outgoing {
  readonly body: Payload;
  readonly files: readonly RawFile[];
}

/** Shows the file under the last message, or in one of its own where that is full: in components, nothing shows itself. */
export function attach(parts: readonly Payload[], file: ReplyFile | undefined): readonly Outgoing[] {
  const plain = parts.map((body): Outgoing => ({ body, files: [] }));
  const last = parts.at(-1);
  if (file === undefined || last === undefined) return plain;
  const shown = { type: 13, file: { url: `attachment://${file.name}` } } as const;
  const above = last.components[0].components;
  const fits = sizeOf([...above, shown]).components <= LIMITS.components;
  const body: Payload = {
    ...last,
    components: [{ type: 17, components: fits ? [...above, shown] : [shown] }],
    attachments: [{ id: '0', filename: file.name, description: file.description.slice(0, LIMITS.fileDescription) }],
  };
  const uploaded = { body, files: [{ name: file.name, data: file.text, contentType: file.mediaType }] };
  return [...(fits ? plain.slice(0, -1) : plain), uploaded];
}
