import type { App, BlockAction, Context, MessageShortcut, RespondFn } from '@slack/bolt';
import { type Caller, turnsPage } from '../../src/index.ts';
import { acknowledge } from './acknowledge.ts';
import type { ResponseExtra } from './answer.ts';
import { answer, answerMention, type HandlerParts, type SharedParts } from './answering.ts';
import { checkChannel } from './channel-check.ts';
import { SHORTCUTS } from './commands.ts';
import { FILE_FORM } from './file-form.ts';
import { handleFileForm, openFormOf } from './file-handlers.ts';
import { handleSubmission, opensForm } from './forms.ts';
import { readMessage } from './read-message.ts';
import { readWords } from './read-words.ts';
import { isInPart } from './render-block.ts';
import type { Workspace } from './workspace.ts';

/** Puts the bot's answers to commands, shortcuts, mentions and buttons on a bolt app. */
export function registerHandlers(app: App, shared: SharedParts): void {
  app.use((args) => acknowledge(args, shared));
  // Every command that Slack sends is ours, also where an admin gave it another name.
  app.command(/.*/, ({ command, context, respond }) =>
    shared.track(async () => {
      const parts = partsIn(context, shared);
      const caller = await callerOf(parts, context, command.channel_id, command.user_id);
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
    app.shortcut({ type: 'message_action', callback_id }, ({ shortcut, context, respond }) =>
      shared.track(() => answerShortcut(partsIn(context, shared), context, name, shortcut, respond)),
    );
  }
  app.action(/.*/, ({ action, body, context, respond }) =>
    shared.track(async () => {
      if (body.type !== 'block_actions' || action.type !== 'button' || !('action_id' in action)) return;
      if (action.value === undefined) return;
      const id = action.value;
      const parts = partsIn(context, shared);
      const caller = await callerOf(parts, context, channelOf(body), body.user.id);
      const extra = placeIn(body);
      const request = { kind: 'action', id } as const;
      const { trigger_id: triggerId, response_url: responseUrl } = body;
      if (await opensForm(parts, caller, request, { triggerId, responseUrl, respond, extra })) return;
      const work = (working: (what: string) => void) => parts.service.act(id, { ...caller, working });
      const page = turnsPage(id, caller) && !isInPart(action) ? ({ turns: seenBy(body) } as const) : {};
      await answer(parts, caller, 'button', work, respond, { ...extra, ...page });
    }),
  );
  app.view(/.*/, ({ ack, body, context, view }) =>
    shared.track(async () => {
      if (body.type !== 'view_submission') return;
      const parts = partsIn(context, shared);
      const findCaller = (channelId: string) => callerOf(parts, context, channelId, body.user.id);
      const answerForm = ack as Parameters<typeof handleSubmission>[3];
      if (view.callback_id !== FILE_FORM) return handleSubmission(parts, view, findCaller, answerForm);
      await answerForm();
      await handleFileForm(parts, view, findCaller);
    }),
  );
  app.event('app_mention', ({ event, context }) =>
    shared.track(async () => {
      if (event.user === undefined || event.bot_id !== undefined) return;
      const parts = partsIn(context, shared);
      const caller = await callerOf(parts, context, event.channel, event.user);
      const words = readWords(event.text, parts.botUserId);
      const work = (working: (what: string) => void) => parts.service.runWords(words, { ...caller, working });
      const where = { thread: event.thread_ts ?? event.ts, inThread: event.thread_ts !== undefined };
      await answerMention(parts, caller, work, where);
    }),
  );
}

async function answerShortcut(
  parts: HandlerParts,
  context: Context,
  command: string,
  { user, channel, message }: MessageShortcut,
  respond: RespondFn,
) {
  const caller = await callerOf(parts, context, channel.id, user.id);
  const work = (working: (what: string) => void) =>
    parts.service.run(command, { message: readMessage(message) }, { ...caller, working });
  await answer(parts, caller, 'shortcut', work, respond, besideMessage(message));
}

/** An answer to what stands in a thread stays there; what opened one stands in the channel. */
function besideMessage({ ts, thread_ts: thread }: MessageShortcut['message']): ResponseExtra {
  const inThread = typeof thread === 'string' && thread !== ts;
  return { replace_original: false, ...(inThread && { thread_ts: thread }) };
}

/** What answering there needs, as `acknowledge` has found it. */
function partsIn(context: Context, shared: SharedParts): HandlerParts {
  const workspace: Workspace = context['workspace'];
  return { ...shared, ...workspace };
}

/** The workspace is the one that bolt has authorized, so that nobody is answered out of another's. */
async function callerOf(
  parts: HandlerParts,
  { teamId: tenantId = '' }: Context,
  channelId: string,
  userId: string,
): Promise<Caller> {
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
