import { z } from 'zod';
import { type FeedText, type ParsedEntry, readFeed } from '../../src/index.ts';
import { parseLine } from './parse-line.ts';

const feedLine = z.object({
  id: z.string().min(1),
  headers: z.record(z.string(), z.string()).nullish(),
  base64: z.base64(),
});

/** Answers one `--feeds` line with what the feed holds; throws with what is wrong with the line, or with the feed. */
export async function answerFeedLine(row: unknown): Promise<object> {
  const { id, headers, base64 } = parseLine(feedLine, row);
  const parsed = await readFeed(Buffer.from(base64, 'base64'), headers ?? {});
  if (!parsed.ok) throw new Error(`${parsed.refusal.code}: ${parsed.refusal.advice}`);
  const { title, link, entries } = parsed.value;
  return { id, feed: { title: shown(title), link }, entries: entries.map(toLine) };
}

function toLine({ id, title, link, published, updated, summary, content }: ParsedEntry): object {
  return { title: shown(title), link, id, published: published ?? updated, summary: shown(summary ?? content) };
}

/** As the feed gives it: markup where it gives markup. */
function shown(text: FeedText | null): string | null {
  return text?.html ?? text?.text ?? null;
}
