import type { ReplyFile } from '../../src/index.ts';
import type { Payload } from './render.ts';

/**
 * A message and its file as the form that Discord takes, in bytes. discord.js would make a form itself, but sends it through
 * whichever undici the process loaded first, and another version than its own does not know its forms.
 */
export async function encodeForm(payload: Payload, { name, content, mediaType }: ReplyFile) {
  const form = new FormData();
  form.append('payload_json', JSON.stringify(payload));
  form.append(
    'files[0]',
    new Blob([typeof content === 'string' ? content : new Uint8Array(content)], { type: mediaType }),
    name,
  );
  const encoded = new Response(form);
  const headers = { 'Content-Type': encoded.headers.get('content-type') ?? '' };
  return { body: new Uint8Array(await encoded.arrayBuffer()), headers, passThroughBody: true };
}
