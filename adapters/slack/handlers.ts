import type { AllMiddlewareArgs, App, BlockAction, MessageShortcut, RespondFn } from '@slack/bolt';
import { type Caller, turnsPage } from '../../src/index.ts';
import type { ResponseExtra } from './answer.ts';
import { answer, answerMention, type HandlerParts } from './answering.ts';
import { checkChannel } from './channel-check.ts';
import { SHORTCUTS } from './commands.ts';
import { FILE_FORM } from './file-form.ts';
import { handleFileForm, openFormOf } from './file-handlers.ts';
import { handleSubmission, opensForm } from './forms.ts';
import { readMessage } from './read-message.ts';
import { readWords } from './read-words.ts';
import { isInPart } from './render-block.ts';

/** Puts the bot's answers to commands, shortcuts, mentions and buttons on a bolt app. */
export function registerHandlers(app: App, parts: HandlerParts): void {
  app.use((args) => acknowledge(args, parts));
  // Every command that Slack sends is ours, also where an admin gave it another name.
  app.command(/.*/, ({ command, respond }) =>
    parts.track(async () => {
      const caller = await callerOf(parts, command.team_id, command.channel_id, command.user_id);
      const words = readWords(command.text);
      const { trigger_id: triggerId, response_url: responseUrl } = command;
      const place = { triggerId, responseUrl, respond, extra: {} };
      if (await opensForm(parts, caller, { kind: 'words', words }, place)) return;
      const work = async (working: (what: string) => void) => {
        const reply = await parts.service.runWords(words, { ...caller, working });
        return openFormOf(parts, reply, command);
      };
      await answer(parts, caller, 'command', work, respond);
    }),
  );
  for (const [callback_id, { name }] of Object.entries(SHORTCUTS)) {
    app.shortcut({ type: 'message_action', callback_id }, ({ shortcut, respond }) =>
      parts.track(() => answerShortcut(parts, name, shortcut, respond)),
    );
  }
  app.action(/.*/, ({ action, body, respond }) =>
    parts.track(async () => {
      if (body.type !== 'block_actions' || action.type !== 'button' || !('action_id' in action)) return;
      if (action.value === undefined) return;
      const id = action.value;
      const caller = await callerOf(parts, body.team?.id ?? body.user.team_id ?? '', channelOf(body), body.user.id);
      const extra = placeIn(body);
      const request = { kind: 'action', id } as const;
      const { trigger_id: triggerId, response_url: responseUrl } = body;
      if (await opensForm(parts, caller, request, { triggerId, responseUrl, respond, extra })) return;
      const work = (working: (what: string) => void) => parts.service.act(id, { ...caller, working });
      const page = turnsPage(id, caller) && !isInPart(action) ? ({ turns: seenBy(body) } as const) : {};
      await answer(parts, caller, 'button', work, respond, { ...extra, ...page });
    }),
  );
  app.view(/.*/, ({ ack, body, view }) =>
    parts.track(async () => {
      if (body.type !== 'view_submission') return;
      const findCaller = (channelId: string) =>
        callerOf(parts, body.team?.id ?? body.user.team_id ?? '', channelId, body.user.id);
      const answerForm = ack as Parameters<typeof handleSubmission>[3];
      if (view.callback_id !== FILE_FORM) return handleSubmission(parts, view, findCaller, answerForm);
      await answerForm();
      await handleFileForm(parts, view, findCaller);
    }),
  );
  app.event('app_mention', ({ event, body }) =>
    parts.track(async () => {
      if (event.user === undefined || event.bot_id !== undefined) return;
      const caller = await callerOf(parts, body.team_id, event.channel, event.user);
      const words = readWords(event.text, parts.botUserId());
      const work = (working: (what: string) => void) => parts.service.runWords(words, { ...caller, working });
      const where = { thread: event.thread_ts ?? event.ts, inThread: event.thread_ts !== undefined };
      await answerMention(parts, caller, work, where);
    }),
  );
}

async function answerShortcut(parts: HandlerParts, command: string, shortcut: MessageShortcut, respond: RespondFn) {
  const { team, user, channel, message } = shortcut;
  const caller = await callerOf(parts, team?.id ?? user.team_id ?? '', channel.id, user.id);
  const work = (working: (what: string) => void) =>
    parts.service.run(command, { message: readMessage(message) }, { ...caller, working });
  await answer(parts, caller, 'shortcut', work, respond, besideMessage(message));
}

/** An answer to what stands in a thread stays there; what opened one stands in the channel. */
function besideMessage({ ts, thread_ts: thread }: MessageShortcut['message']): ResponseExtra {
  const inThread = typeof thread === 'string' && thread !== ts;
  return { replace_original: false, ...(inThread && { thread_ts: thread }) };
}

/** Acknowledges at once, and lets nothing through twice. Only a form is acknowledged with what came of it. */
async function acknowledge(args: AllMiddlewareArgs & { body: object; ack?: unknown }, parts: HandlerParts) {
  const form = 'type' in args.body && args.body.type === 'view_submission';
  const delivery: unknown = args.context['deliveryId'];
  const event = 'event_id' in args.body ? args.body.event_id : undefined;
  const known = [delivery, event].filter((id) => typeof id === 'string').filter((id) => !parts.isNew(id));
  if (typeof args.ack === 'function' && (!form || known.length > 0)) await args.ack();
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

function channelOf(body: BlockAction): string {
  return body.channel?.id ?? String(body.container['channel_id'] ?? '');
}

/** A response to a button in a thread stays in that thread. */
function placeIn(body: BlockAction): ResponseExtra {
  const thread: unknown = body.message?.['thread_ts'] ?? body.container['thread_ts'];
  return { replace_original: false, ...(typeof thread === 'string' && { thread_ts: thread }) };
}

function seenBy({ container }: BlockAction): 'all' | 'person' {
  return container['is_ephemeral'] === true ? 'person' : 'all';
}
