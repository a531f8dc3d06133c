import { RespondError, type RespondFn } from '@slack/bolt';
import { note, type Outcome, type Reply } from '../../src/index.ts';
import { LIMITS } from './limits.ts';
import { renderMessages, type SlackMessage } from './render.ts';

/** Tries of one message that Slack asks to wait for. */
const TRIES = 3;
/** A longer wait than this is not worth an answer that someone is looking at. */
const MAX_WAIT_MS = 60_000;

/** Before the one repetition of a response that Slack did not take. */
const RESPOND_AGAIN_MS = 300;

export type Send = (message: SlackMessage) => Promise<Outcome>;
export type Wait = (ms: number) => Promise<void>;

/** Where a response stands. */
export interface ResponseExtra {
  /** The message with the button stays, unless it turns its page. */
  readonly replace_original?: false;
  readonly thread_ts?: string;
  /** A message whose page is turned, and who sees it. */
  readonly turns?: 'all' | 'person';
}

/**
 * Answers through a response_url, which takes five messages, less those that were `used`. Of a longer answer the rest goes
 * through `send`; where the bot may not post there, the last message says so. A page takes the place of the message with
 * the button where it is one message. Throws RespondError when Slack does not take the answer.
 */
export async function answerByResponse(
  reply: Reply,
  respond: RespondFn,
  send: Send,
  wait: Wait,
  { turns, ...extra }: ResponseExtra = {},
  used = 0,
): Promise<void> {
  const response_type = reply.visibility === 'channel' ? 'in_channel' : 'ephemeral';
  const put = (message: SlackMessage): Promise<void> =>
    respondTwice(respond, { ...message, ...extra, response_type }, wait);
  const messages = renderMessages(reply.document);
  const [page] = messages;
  if (turns !== undefined && reply.turnsPage && page !== undefined && messages.length === 1) {
    const seenBy = turns === 'all' ? 'in_channel' : 'ephemeral';
    return respondTwice(respond, { ...page, replace_original: true, response_type: seenBy }, wait);
  }
  const most = LIMITS.responses - used;
  const direct = messages.length > most ? most - 1 : messages.length;
  for (const message of messages.slice(0, direct)) await put(message);
  if (direct === messages.length) return;
  const { posted } = await sendInTurn(messages.slice(direct), send, wait);
  const next = direct + posted + 1;
  if (next > messages.length) return;
  const [rest] = renderMessages(
    note(
      `Parts ${next} to ${messages.length} do not fit here. Type /invite @Briefing in this channel, then ask again.`,
    ),
  );
  if (rest !== undefined) await put(rest);
}

/** Sends messages one after another, waiting where Slack asks to. Stops at the first that is not posted. */
export async function sendInTurn(
  messages: readonly SlackMessage[],
  send: Send,
  wait: Wait,
): Promise<{ readonly posted: number; readonly stopped: Outcome | null }> {
  for (const [index, message] of messages.entries()) {
    const outcome = await sendPatiently(message, send, wait);
    if (outcome.kind !== 'posted') return { posted: index, stopped: outcome };
  }
  return { posted: messages.length, stopped: null };
}

async function sendPatiently(message: SlackMessage, send: Send, wait: Wait): Promise<Outcome> {
  let outcome = await send(message);
  for (let tries = 1; tries < TRIES && outcome.kind === 'rate-limited'; tries++) {
    if (outcome.retryAfterMs > MAX_WAIT_MS) break;
    await wait(outcome.retryAfterMs);
    outcome = await send(message);
  }
  return outcome;
}

/** Slack's answer 429 or 5xx says that the message was not taken, so one repetition cannot double it. */
async function respondTwice(respond: RespondFn, message: Parameters<RespondFn>[0], wait: Wait): Promise<void> {
  try {
    await respond(message);
  } catch (thrown) {
    if (!(thrown instanceof RespondError) || (thrown.statusCode !== 429 && thrown.statusCode < 500)) throw thrown;
    await wait(RESPOND_AGAIN_MS);
    await respond(message);
  }
}
