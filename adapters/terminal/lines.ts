import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { messageOf } from '../../src/index.ts';

export type Writer = (text: string) => Promise<void>;

type Answerer = (row: unknown) => object | Promise<object>;

/**
 * Reads a file of JSON lines and writes one line of JSON for each, in order, as it goes. A bad line is answered
 * with `{"id"?, "error"}` and the next one is read. Throws when the file itself can't be read.
 */
export async function answerLines(path: string, write: Writer, answer: Answerer): Promise<void> {
  const lines = createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY });
  for await (const line of lines) {
    if (line.trim()) await write(`${JSON.stringify(await answerLine(line, answer))}\n`);
  }
}

async function answerLine(line: string, answer: Answerer): Promise<object> {
  let row: unknown;
  try {
    row = JSON.parse(line.replace(/^\ufeff/, ''));
  } catch (thrown) {
    return { error: `not a line of JSON: ${messageOf(thrown)}` };
  }
  try {
    return await answer(row);
  } catch (thrown) {
    const id = typeof row === 'object' && row !== null && 'id' in row ? row.id : undefined;
    return { ...(typeof id === 'string' && { id }), error: messageOf(thrown) };
  }
}
