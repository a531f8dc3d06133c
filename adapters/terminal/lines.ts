import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { messageOf } from '../../src/index.ts';

export type Writer = (text: string) => Promise<void>;

/**
 * Reads a file of JSON lines and writes one line of JSON for each, in order, as it goes. A bad line is answered
 * with `{"id"?, "error"}` and the next one is read. Throws when the file itself can't be read.
 */
export async function answerLines(path: string, write: Writer, answer: (row: unknown) => object): Promise<void> {
  const lines = createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY });
  for await (const line of lines) {
    if (line.trim()) await write(`${JSON.stringify(answerLine(line, answer))}\n`);
  }
}

function answerLine(line: string, answer: (row: unknown) => object): object {
  let row: unknown;
  try {
    row = JSON.parse(line.replace(/^\ufeff/, ''));
  } catch (thrown) {
    return { error: `not a line of JSON: ${messageOf(thrown)}` };
  }
  try {
    return answer(row);
  } catch (thrown) {
    const id = typeof row === 'object' && row !== null && 'id' in row ? row.id : undefined;
    return { ...(typeof id === 'string' && { id }), error: messageOf(thrown) };
  }
}
