import { DiscordAPIError, type REST, RESTJSONErrorCodes, Routes } from 'discord.js';
import type { Clock, Document, Outcome, Part, Person, Publisher } from '../../src/index.ts';
import { crosspost } from './crosspost.ts';
import { idOf } from './id-of.ts';
import { LIMITS } from './limits.ts';
import { outcomeOf } from './outcome.ts';
import type { Pulse } from './pulse.ts';
import { renderDocument } from './render.ts';
import { startThread } from './start-thread.ts';
import { encodeParts, readPart } from './thread-parts.ts';
import { Unsent } from './unsent.ts';

/** 50 requests a second over all, less a reserve for the rest of the bot's work; five posts in five seconds in a channel. */
const PACE = { platformMs: 21, tenantMs: 0, channelMs: 1_000 };
/** What Discord answers where the thread of an edition can take no more of it: the forum around it still can. */
const THREAD_SHUT: ReadonlySet<number | string> = new Set([
  RESTJSONErrorCodes.UnknownChannel,
  RESTJSONErrorCodes.InvalidActionOnArchivedThread,
  RESTJSONErrorCodes.ThreadLocked,
]);

/** What is known of the connection when a post is to be sent. */
export interface Posting {
  /** Discord has taken the token and not refused it since. */
  readonly accepted: () => boolean;
  /** Hears when a post is answered as if the token were wrong. */
  readonly doubt: () => void;
  readonly pulse: Pulse;
  readonly clock: Clock;
}

/**
 * Posts to channels with a nonce that Discord enforces: the same part again, within minutes, is the same message; and to
 * forums, where each edition is a thread. `line` must send each request once (`createPostLine`). Nothing is sent without a
 * token that is taken, nor in an outage.
 */
export function createPublisher(line: REST, { accepted, doubt, pulse, clock }: Posting): Publisher {
  const send = async (request: (line: REST) => Promise<Outcome>): Promise<Outcome> => {
    if (!accepted()) return { kind: 'failed', reason: 'not connected to Discord' };
    if (!(await pulse.beats())) return { kind: 'failed', reason: 'Discord does not answer' };
    try {
      const outcome = await request(line);
      pulse.felt(outcome.kind !== 'unknown');
      return outcome;
    } catch (thrown) {
      const cause = thrown instanceof Unsent ? thrown.cause : thrown;
      if (outcomeOf(cause).kind === 'unknown') pulse.felt(false);
      if (cause instanceof DiscordAPIError && cause.status === 401) doubt();
      return outcomeOf(thrown);
    }
  };
  return {
    platform: 'discord',
    idempotent: true,
    pace: PACE,
    render: (document, thread) => encodeParts(renderDocument(document), thread),
    async post(part) {
      if (part.key.length > LIMITS.nonce) throw new RangeError(`a nonce is too long: ${part.key}`);
      return send((to) => post(to, part, clock.now()));
    },
    finds: (payload) => readPart(payload).thread === 'start',
    publish: ({ channelId }, messageId) => send((to) => crosspost(to, channelId, messageId)),
    tell: (person, document) => send((to) => tell(to, person, document)),
  };
}

async function post(line: REST, part: Part, now: Date): Promise<Outcome> {
  const rendered = readPart(part.payload);
  if (rendered.thread === 'start') return startThread(line, part, rendered, now);
  if (rendered.thread === 'none') return postMessage(line, part.address.channelId, rendered.message, part.key);
  if (part.firstMessageId === null) throw new TypeError('a later part of a thread without its first');
  try {
    return await postMessage(line, part.firstMessageId, rendered.message, part.key);
  } catch (thrown) {
    if (!(thrown instanceof DiscordAPIError) || !THREAD_SHUT.has(thrown.code)) throw thrown;
    return { kind: 'refused', reason: 'the thread of this edition was closed or deleted' };
  }
}

async function postMessage(line: REST, channelId: string, message: object, nonce: string): Promise<Outcome> {
  const body = { ...message, nonce, enforce_nonce: true };
  return postedAs(await line.post(Routes.channelMessages(channelId), { body }));
}

/** Writes a direct message; people may refuse those of bots. */
async function tell(line: REST, { userId }: Person, document: Document): Promise<Outcome> {
  const channelId = idOf(await line.post(Routes.userChannels(), { body: { recipient_id: userId } }));
  if (channelId === null) return postedAs(null);
  const [body] = renderDocument(document);
  return postedAs(await line.post(Routes.channelMessages(channelId), { body }));
}

function postedAs(answer: unknown): Outcome {
  const messageId = idOf(answer);
  return messageId === null ? { kind: 'unknown', reason: 'Discord named no message' } : { kind: 'posted', messageId };
}
