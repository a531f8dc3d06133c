import type { App, BlockAction, BlockElementAction, Context, MessageShortcut, RespondFn } from '@slack/bolt';
import { type Reply, turnsPage } from '../../src/index.ts';
import { acknowledge } from './acknowledge.ts';
import type { ResponseExtra } from './answer.ts';
import { answer, answerMention, type HandlerParts, type SharedParts } from './answering.ts';
import { alone, callerOf, channelOf, partsIn, placeIn, seenBy } from './caller.ts';
import { SHORTCUTS } from './commands.ts';
import { FILE_FORM } from './file-form.ts';
import { handleFileForm, openFormOf } from './file-handlers.ts';
import { handleSubmission, opensForm } from './forms.ts';
import { handleHomeAction, registerHomeHandlers } from './home-handlers.ts';
import { readMessage } from './read-message.ts';
import { readWords } from './read-words.ts';
import { isInPart } from './render-block.ts';

/** Puts the bot's answers to commands, shortcuts, mentions and buttons on a bolt app. */
export function registerHandlers(app: App, shared: SharedParts): void {
  app.use((args) => acknowledge(args, shared));
  // Every command that Slack sends is ours, also where an admin gave it another name.
  app.command(/.*/, ({ command, context, respond }) =>
    shared.track(async () => {
      const parts = partsIn(context, shared);
      const { channel_id: channelId, trigger_id: triggerId, response_url: responseUrl } = command;
      const caller = alone(await callerOf(parts, context, channelId, command.user_id));
      const words = readWords(command.text);
      const say = (reply: Reply) => answer(parts, caller, 'form', async () => reply, respond);
      const opening = { triggerId, origin: { channelId, answerTo: { responseUrl } }, say };
      if (await opensForm(parts, caller, { kind: 'words', words }, opening)) return;
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
      if (body.type !== 'block_actions' || !('action_id' in action)) return;
      const id = idOf(action);
      if (id === undefined) return;
      const { view } = body;
      if (view?.type === 'home') return handleHomeAction(shared, context, { ...body, view }, id);
      await answerButton(partsIn(context, shared), context, body, { ...action, id }, respond);
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
  registerHomeHandlers(app, shared);
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

/** What a button means, or what was chosen from a menu. */
function idOf(action: BlockElementAction): string | undefined {
  if (action.type === 'button') return action.value;
  return action.type === 'overflow' ? action.selected_option.value : undefined;
}

async function answerButton(
  parts: HandlerParts,
  context: Context,
  body: BlockAction,
  action: { readonly action_id: string; readonly id: string },
  respond: RespondFn,
) {
  const { id } = action;
  const channelId = channelOf(body);
  const found = await callerOf(parts, context, channelId, body.user.id);
  const caller = seenBy(body) === 'person' ? alone(found) : found;
  const extra = placeIn(body);
  const say = (reply: Reply) => answer(parts, caller, 'form', async () => reply, respond, extra);
  const { trigger_id: triggerId, response_url: responseUrl } = body;
  const answerTo = { responseUrl, ...(extra.thread_ts !== undefined && { thread: extra.thread_ts }) };
  const opening = { triggerId, origin: { channelId, answerTo }, say };
  if (await opensForm(parts, caller, { kind: 'action', id }, opening)) return;
  const work = (working: (what: string) => void) => parts.service.act(id, { ...caller, working });
  const page = turnsPage(id, caller) && !isInPart(action) ? ({ turns: seenBy(body) } as const) : {};
  await answer(parts, caller, 'button', work, respond, { ...extra, ...page });
}

async function answerShortcut(
  parts: HandlerParts,
  context: Context,
  command: string,
  { user, channel, message }: MessageShortcut,
  respond: RespondFn,
) {
  const caller = alone(await callerOf(parts, context, channel.id, user.id));
  const work = (working: (what: string) => void) =>
    parts.service.run(command, { message: readMessage(message) }, { ...caller, working });
  await answer(parts, caller, 'shortcut', work, respond, besideMessage(message));
}

/** An answer to what stands in a thread stays there; what opened one stands in the channel. */
function besideMessage({ ts, thread_ts: thread }: MessageShortcut['message']): ResponseExtra {
  const inThread = typeof thread === 'string' && thread !== ts;
  return { replace_original: false, ...(inThread && { thread_ts: thread }) };
}
