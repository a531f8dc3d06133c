import type { AllMiddlewareArgs, App, BlockAction, RespondFn } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import {
  type Caller,
  type CommandService,
  faultReply,
  type Logger,
  newReference,
  type Reply,
} from '../../src/index.ts';
import { answerByResponse, type Send, sendInTurn, type Wait } from './answer.ts';
import { checkChannel } from './channel-check.ts';
import { outcomeOf } from './outcome.ts';
import type { People } from './people.ts';
import { postMessage } from './publisher.ts';
import { readWords } from './read-words.ts';
import { renderMessages } from './render.ts';

/** What the handlers need; everything that acts on the world is passed in. */
export interface HandlerParts {
  readonly service: CommandService;
  readonly client: WebClient;
  readonly logger: Logger;
  readonly botUserId: () => string | null;
  readonly people: People;
  /** True once for each delivery or event id. */
  readonly isNew: (id: string) => boolean;
  readonly wait: Wait;
  /** Runs work that `stop` waits for. */
  readonly track: (work: () => Promise<void>) => Promise<void>;
}

/** Puts the bot's answers to commands, mentions and buttons on a bolt app. */
export function registerHandlers(app: App, parts: HandlerParts): void {
  app.use((args) => acknowledge(args, parts));
  // Every command that Slack sends is ours, also where an admin gave it another name.
  app.command(/.*/, ({ command, respond }) =>
    parts.track(async () => {
      const caller = await callerOf(parts, command.team_id, command.channel_id, command.user_id);
      const reply = await run(parts, 'command', () => parts.service.runWords(readWords(command.text), caller));
      await tell(parts, caller, reply, respond);
    }),
  );
  app.action(/.*/, ({ action, body, respond }) =>
    parts.track(async () => {
      if (body.type !== 'block_actions' || action.type !== 'button' || action.value === undefined) return;
      const id = action.value;
      const caller = await callerOf(parts, body.team?.id ?? body.user.team_id ?? '', channelOf(body), body.user.id);
      const reply = await run(parts, 'button', () => parts.service.act(id, caller));
      await tell(parts, caller, reply, respond, threadOf(body));
    }),
  );
  app.event('app_mention', ({ event, body }) =>
    parts.track(async () => {
      if (event.user === undefined || event.bot_id !== undefined) return;
      const caller = await callerOf(parts, body.team_id, event.channel, event.user);
      const words = readWords(event.text, parts.botUserId());
      const reply = await run(parts, 'mention', () => parts.service.runWords(words, caller));
      await replyInThread(parts, caller, reply, event.thread_ts ?? event.ts, event.thread_ts !== undefined);
    }),
  );
}

/** Acknowledges at once, whatever it is, and lets nothing through twice. */
async function acknowledge(args: AllMiddlewareArgs & { body: object; ack?: unknown }, parts: HandlerParts) {
  if (typeof args.ack === 'function') await args.ack();
  const delivery: unknown = args.context['deliveryId'];
  const event = 'event_id' in args.body ? args.body.event_id : undefined;
  const known = [delivery, event].filter((id) => typeof id === 'string').filter((id) => !parts.isNew(id));
  if (known.length > 0) parts.logger.warn({ id: known[0] }, 'slack: came a second time, left out');
  else await args.next();
}

async function callerOf(parts: HandlerParts, tenantId: string, channelId: string, userId: string): Promise<Caller> {
  const zone = await parts.people.zoneOf(userId);
  return {
    platform: 'slack',
    tenantId,
    channelId,
    userId,
    // A workspace trusts its members: whoever may type in a channel may manage its digests (docs/slack.md).
    mayManage: true,
    ...(zone !== undefined && { zone }),
    checkChannel: (id) => checkChannel(parts.client, id),
  };
}

async function run(parts: HandlerParts, what: string, work: () => Promise<Reply>): Promise<Reply> {
  try {
    return await work();
  } catch (thrown) {
    const ref = newReference();
    parts.logger.error({ ref, err: thrown }, `slack: a ${what} failed`);
    return faultReply(ref);
  }
}

/** Answers a command or a button; where Slack does not take the answer, only the log can say so. */
async function tell(
  parts: HandlerParts,
  caller: Caller,
  reply: Reply,
  respond: RespondFn,
  extra: { replace_original?: false; thread_ts?: string } = {},
): Promise<void> {
  try {
    await answerByResponse(reply, respond, sender(parts, caller, reply, extra.thread_ts ?? null), parts.wait, extra);
  } catch (thrown) {
    const ref = newReference();
    parts.logger.error({ ref, err: thrown, code: reply.code }, 'slack: an answer was not taken');
  }
}

/** Answers a mention in its thread; what is for the person alone is shown where that person typed. */
async function replyInThread(parts: HandlerParts, caller: Caller, reply: Reply, thread: string, inThread: boolean) {
  const personal = reply.visibility === 'person' && !inThread;
  const send = sender(parts, caller, reply, personal ? null : thread);
  const { stopped } = await sendInTurn(renderMessages(reply.document), send, parts.wait);
  if (stopped !== null) parts.logger.error({ outcome: stopped, code: reply.code }, 'slack: an answer was not taken');
}

/** Sends by the Web API: to the channel, or to one person in it. */
function sender(parts: HandlerParts, caller: Caller, reply: Reply, thread: string | null): Send {
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

function channelOf(body: BlockAction): string {
  return body.channel?.id ?? String(body.container['channel_id'] ?? '');
}

/** A response to a button in a thread stays in that thread, and never replaces the message with the button. */
function threadOf(body: BlockAction): { replace_original: false; thread_ts?: string } {
  const thread: unknown = body.message?.['thread_ts'];
  return { replace_original: false, ...(typeof thread === 'string' && { thread_ts: thread }) };
}
