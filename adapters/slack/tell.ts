import { RespondError, type RespondFn } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { type Caller, type Logger, lostAnswerReply, newReference, type Reply } from '../../src/index.ts';
import { answerByResponse, type ResponseExtra, type Send, sendInTurn, type Wait } from './answer.ts';
import { outcomeOf } from './outcome.ts';
import { postMessage } from './publisher.ts';
import { renderMessages } from './render.ts';
import { respondTo } from './respond-to.ts';
import { sendFile } from './send-file.ts';

/** What telling someone an answer needs. */
export interface TellParts {
  readonly client: WebClient;
  /** For what is no call of the Web API: uploads, and answers to a form. */
  readonly fetch: typeof fetch;
  readonly logger: Logger;
  readonly wait: Wait;
}

/** Sends the file of a reply to the person; gives what is to be said where the person is. */
export async function withFile(parts: TellParts, { userId }: Caller, reply: Reply): Promise<Reply> {
  return reply.file === undefined ? reply : sendFile(parts, userId, reply, reply.file);
}

/** Where the answer to a form goes. */
export interface FormPlace {
  readonly responseUrl: string;
  readonly thread?: string | undefined;
}

/** Answers where the form was opened, or to the person when that is half an hour ago. */
export async function tellAfterForm(
  parts: TellParts,
  caller: Caller,
  reply: Reply,
  { responseUrl, thread }: FormPlace,
): Promise<void> {
  const respond = respondTo(responseUrl, parts.fetch);
  const extra: ResponseExtra = { replace_original: false, ...(thread !== undefined && { thread_ts: thread }) };
  try {
    await answerByResponse(reply, respond, sender(parts, caller, reply, thread ?? null), parts.wait, extra);
  } catch (thrown) {
    parts.logger.info({ err: thrown }, 'slack: a form is answered directly');
    await tellDirectly(parts, caller, reply);
  }
}

/** Answers in the person's messages with the app. */
export async function tellDirectly(parts: TellParts, { userId }: Caller, reply: Reply): Promise<void> {
  const send: Send = (message) => postMessage(parts.client, userId, message, null);
  const { stopped } = await sendInTurn(renderMessages(reply.document), send, parts.wait);
  if (stopped !== null) parts.logger.error({ outcome: stopped, code: reply.code }, 'slack: an answer was not taken');
}

/**
 * Answers a command or a button; where Slack does not take the answer, that is told, in the person's messages with the app if
 * nowhere else. `used`: responses taken already.
 */
export async function tell(
  parts: TellParts,
  caller: Caller,
  whole: Reply,
  respond: RespondFn,
  extra: ResponseExtra,
  used: number,
): Promise<void> {
  const reply = await withFile(parts, caller, whole);
  const send = sender(parts, caller, reply, extra.thread_ts ?? null);
  try {
    await answerByResponse(reply, respond, send, parts.wait, extra, used);
  } catch (thrown) {
    const reference = newReference();
    parts.logger.error({ reference, err: thrown, code: reply.code }, 'slack: an answer was not taken');
    if (thrown instanceof RespondError) await takeBack(parts, reply, reference);
    const lost = lostAnswerReply(reference);
    await answerByResponse(lost, respond, send, parts.wait, extra).catch(() => tellDirectly(parts, caller, lost));
  }
}

async function takeBack({ logger }: TellParts, { undo }: Reply, reference: string): Promise<void> {
  try {
    await undo?.();
  } catch (thrown) {
    logger.error({ reference, err: thrown }, 'slack: what was not told could not be taken back');
  }
}

/** Sends by the Web API: to the channel, or to one person in it. */
export function sender(parts: TellParts, caller: Caller, reply: Reply, thread: string | null): Send {
  const { channelId: channel, userId: user } = caller;
  if (reply.visibility === 'channel') return (message) => postMessage(parts.client, channel, message, thread);
  const threading = thread === null ? {} : { thread_ts: thread };
  return async (message) => {
    try {
      const { unfurl_links: _links, unfurl_media: _media, ...shown } = message;
      const answer = await parts.client.chat.postEphemeral({ ...shown, ...threading, channel, user });
      return { kind: 'posted', messageId: answer.message_ts ?? '' };
    } catch (thrown) {
      return outcomeOf(thrown);
    }
  };
}
