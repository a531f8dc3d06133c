import type { IncomingMessage } from 'node:http';

/** A file that came with a request, by the number of its part: `files[0]`. */
export interface Upload {
  readonly number: number;
  readonly name: string;
  readonly type: string;
  readonly text: string;
  readonly bytes: number;
}

/** A request's JSON, and the files beside it where it was sent as a form. */
export interface RequestBody {
  readonly json: unknown;
  readonly uploads: readonly Upload[];
}

const PART = /^files\[(\d+)\]$/;

/** Reads a body as Discord does: JSON, or a form with `payload_json` and `files[n]`. */
export async function readBody(request: IncomingMessage): Promise<RequestBody> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const bytes = Buffer.concat(chunks);
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) {
    return { json: bytes.length === 0 ? undefined : JSON.parse(bytes.toString('utf8')), uploads: [] };
  }
  const form = await new Response(bytes, { headers: { 'content-type': type } }).formData();
  const uploads: Upload[] = [];
  for (const [name, part] of form) {
    const number = PART.exec(name)?.[1];
    if (number === undefined || typeof part === 'string') continue;
    uploads.push({
      number: Number(number),
      name: part.name,
      type: part.type,
      text: await part.text(),
      bytes: part.size,
    });
  }
  return { json: JSON.parse(String(form.get('payload_json') ?? 'null')), uploads };
}
