import { z } from 'zod';
import type { ThreadTitle } from '../../src/index.ts';
import { threadName } from './thread-name.ts';

/** How a part is to be posted: as a message, as the first one of a new thread, or as a later one in that. */
const partSchema = z.union([
  z.strictObject({ thread: z.literal('start'), name: z.string(), topic: z.string(), message: z.looseObject({}) }),
  z.strictObject({ thread: z.literal('follow'), message: z.looseObject({}) }),
  z.looseObject({}).transform((message) => ({ thread: 'none' as const, message })),
]);

/** A part as it was rendered. */
export type RenderedPart = z.infer<typeof partSchema>;
/** A part that starts a thread. */
export type ThreadStart = Extract<RenderedPart, { thread: 'start' }>;

/** The payloads of an edition: plain messages, or, with a title, those of a thread. */
export function encodeParts(messages: readonly object[], title: ThreadTitle | undefined): string[] {
  if (title === undefined) return messages.map((message) => JSON.stringify(message));
  const start = { thread: 'start', name: threadName(title), topic: title.topic };
  return messages.map((message, index) =>
    JSON.stringify(index === 0 ? { ...start, message } : { thread: 'follow', message }),
  );
}

/** Reads what `encodeParts` gave. */
export function readPart(payload: string): RenderedPart {
  return partSchema.parse(JSON.parse(payload));
}
