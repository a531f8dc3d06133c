import type { RespondFn } from '@slack/bolt';
import {
  type Caller,
  type CommandService,
  faultReply,
  newReference,
  note,
  type Reply,
  withProgress,
} from '../../src/index.ts';
import { type ResponseExtra, sendInTurn, type Wait } from './answer.ts';
import { postMessage } from './publisher.ts';
import { renderMessages, type SlackMessage } from './render.ts';
import { sender, type TellParts, tell, withFile } from './tell.ts';
import type { Workspace } from './workspace.ts';

/** What the handlers need in every workspace; everything that acts on the world is passed in. */
export interface SharedParts extends Omit<TellParts, 'client'> {
  readonly service: CommandService;
  /** True once for each delivery or event id. */
  readonly isNew: (id: string) => boolean;
  /** Tells what is slow; unlike `wait` it does not end when the bot stops. */
  readonly timer: Wait;
  /** Runs work that `stop` waits for. */
  readonly track: (work: () => Promise<void>) => Promise<void>;
}

/** What answering in one workspace needs. */
export type HandlerParts = SharedParts & Workspace;

type Working = (what: string) => void;

/** Does what a command or a button asks for, and answers it; null where a form says it all. */
export async function answer(
  parts: HandlerParts,
  caller: Caller,
  what: string,
  work: (working: Working) => Promise<Reply | null>,
  respond: RespondFn,
  extra: ResponseExtra = {},
): Promise<void> {
  let told = false;
  const show = async (line: string) => {
    // A response cannot be changed (slackapi/bolt-js issue 2287), and there are only five: one line, to the person alone.
    if (told) return;
    told = true;
    const thread = extra.thread_ts === undefined ? {} : { thread_ts: extra.thread_ts };
    const alone = { replace_original: false, response_type: 'ephemeral' } as const;
    await respond({ ...first(line), ...thread, ...alone }).catch((thrown) =>
      parts.logger.warn({ err: thrown }, 'slack: what is being done could not be shown'),
    );
  };
  const reply = await withProgress((say) => run(parts, what, () => work(say)), show, parts.timer);
  if (reply !== null) await tell(parts, caller, reply, respond, extra, told ? 1 : 0);
}

/** Does it; a failure of ours becomes a reply with a reference that the log has too. */
export async function run<T>(parts: HandlerParts, what: string, work: () => Promise<T>): Promise<T | Reply> {
  try {
    return await work();
  } catch (thrown) {
    const reference = newReference();
    parts.logger.error({ reference, err: thrown }, `slack: a ${what} failed`);
    return faultReply(reference);
  }
}

/**
 * Answers a mention in its thread; what is for the person alone is shown where that person typed. A line that was shown
 * meanwhile gives way to the answer.
 */
export async function answerMention(
  parts: HandlerParts,
  caller: Caller,
  work: (working: Working) => Promise<Reply>,
  { thread, inThread }: { readonly thread: string; readonly inThread: boolean },
): Promise<void> {
  const { client, logger } = parts;
  const { channelId: channel } = caller;
  let line: string | null = null;
  const show = async (words: string) => {
    const shown = line === null ? postMessage(client, channel, first(words), thread) : change(line, first(words));
    await shown.then(
      (outcome) => {
        if (outcome?.kind === 'posted') line = outcome.messageId;
      },
      (thrown) => logger.warn({ err: thrown }, 'slack: what is being done could not be shown'),
    );
  };
  const change = async (ts: string, message: SlackMessage): Promise<null> => {
    const { unfurl_links: _links, unfurl_media: _media, ...shown } = message;
    await client.chat.update({ ...shown, channel, ts });
    return null;
  };
  const whole = await withProgress((say) => run(parts, 'mention', () => work(say)), show, parts.timer);
  const reply = await withFile(parts, caller, whole);
  const messages = renderMessages(reply.document);
  try {
    if (line !== null && reply.visibility === 'channel') {
      await change(line, messages[0] as SlackMessage);
      messages.shift();
    } else if (line !== null) await client.chat.delete({ channel, ts: line });
  } catch (thrown) {
    logger.warn({ err: thrown }, 'slack: a line could not be replaced');
  }
  const send = sender(parts, caller, reply, reply.visibility === 'person' && !inThread ? null : thread);
  const { stopped } = await sendInTurn(messages, send, parts.wait);
  if (stopped !== null) logger.error({ outcome: stopped, code: reply.code }, 'slack: an answer was not taken');
}

function first(line: string): SlackMessage {
  return renderMessages(note(line))[0] as SlackMessage;
}
