import type { AllMiddlewareArgs, App, BlockAction, SlashCommand } from '@slack/bolt';
import { type Caller, type CommandService, faultReply, newReference, note, type Reply } from '../../src/index.ts';
import { checkChannel } from './channel-check.ts';
import { FILE_FORM, formOrigin, openFileForm, uploadedFile } from './file-form.ts';
import { type FileSource, givenFile } from './given-file.ts';
import type { People } from './people.ts';
import { readWords } from './read-words.ts';
import { replyInThread, type TellParts, tell, tellAfterForm } from './tell.ts';

/** What the handlers need; everything that acts on the world is passed in. */
export interface HandlerParts extends TellParts {
  readonly service: CommandService;
  readonly botUserId: () => string | null;
  readonly files: FileSource;
  readonly people: People;
  /** True once for each delivery or event id. */
  readonly isNew: (id: string) => boolean;
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
      const shown = await withForm(parts, reply, command);
      if (shown !== null) await tell(parts, caller, shown, respond);
    }),
  );
  app.view({ type: 'view_submission', callback_id: FILE_FORM }, ({ view, body }) =>
    parts.track(async () => {
      const origin = formOrigin(view.private_metadata);
      const file = givenFile(parts.files, uploadedFile(view.state.values));
      if (origin === null || file === null) return parts.logger.warn({}, 'slack: a form came without its file');
      const { path, option, channel, responseUrl } = origin;
      const caller = await callerOf(parts, body.team?.id ?? body.user.team_id ?? '', channel, body.user.id);
      const reply = await run(parts, 'form', () => parts.service.run(path, { [option]: file }, caller));
      await tellAfterForm(parts, caller, reply, responseUrl);
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

/** Opens the form that a reply asks for; gives what is still to be said, null where the form says it all. */
async function withForm(
  parts: HandlerParts,
  reply: Reply,
  { trigger_id, channel_id, response_url }: SlashCommand,
): Promise<Reply | null> {
  if (reply.form === undefined) return reply;
  const origin = { channel: channel_id, responseUrl: response_url };
  const opened = await openFileForm(parts.client, trigger_id, reply.form, origin);
  if (opened.ok) return null;
  const { code, advice, cause } = opened.refusal;
  parts.logger.warn({ err: cause, code }, 'slack: a form was not opened');
  return { document: note(advice), visibility: 'person', code };
}

function channelOf(body: BlockAction): string {
  return body.channel?.id ?? String(body.container['channel_id'] ?? '');
}

/** A response to a button in a thread stays in that thread, and never replaces the message with the button. */
function threadOf(body: BlockAction): { replace_original: false; thread_ts?: string } {
  const thread: unknown = body.message?.['thread_ts'];
  return { replace_original: false, ...(typeof thread === 'string' && { thread_ts: thread }) };
}
