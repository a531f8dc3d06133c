import { type FakeView, type Filled, readView, stateOf } from './check-view.ts';
import type { UploadedFile } from './files.ts';
import { createHomeActs, type HomeActs } from './home-acts.ts';
import { newTrigger, ownerOf, type Place, type Where, whereIn } from './places.ts';
import type { Envelope } from './socket-hub.ts';
import type { Watch } from './watch.ts';
import type { WebApi } from './web-api.ts';
import type { FakeMessage, Workspace } from './workspace.ts';

/** A message that someone wrote, as Slack has it; `thread_ts` where it stands in a thread, or opened one. */
interface Written {
  readonly text?: string;
  readonly ts?: string;
  readonly thread_ts?: string;
  readonly blocks?: readonly object[];
  readonly attachments?: readonly object[];
}

/** What people do in Slack. */
export interface Acts extends HomeActs {
  /** Types `/briefing words`; gives the answers that came to its response_url. */
  sendCommand(words: string, place?: Place): Promise<readonly FakeMessage[]>;
  /** Picks the shortcut of that id in the menu of a message; gives the answers. */
  shortcut(callbackId: string, message: Written, place?: Place): Promise<readonly FakeMessage[]>;
  /** Presses the button with that value; gives the answers. */
  press(actionId: string, place?: Place): Promise<readonly FakeMessage[]>;
  /** Sends in the last form that was opened for the person, with a file; gives the messages that come of it, anywhere. */
  submitFile(file: UploadedFile, place?: Place): Promise<readonly FakeMessage[]>;
  /** Presses a button that turns the page of that message; the message as it is then. */
  turn(message: FakeMessage, actionId: string, place?: Place): Promise<FakeMessage>;
  /** The form that opens when that is done. */
  form(act: () => Promise<unknown>): Promise<FakeView>;
  /** Fills in a form, which else stays as it stands, and sends it; errors by question where Slack shows them. */
  submit(view: FakeView, filled?: Filled, place?: Place): Promise<Readonly<Record<string, string>> | null>;
  /** Writes a message that mentions the bot before `text`; gives what was then posted in that channel. */
  mention(text: string, place?: Place): Promise<readonly FakeMessage[]>;
}

type Deliver = (type: Envelope['type'], payload: Envelope['payload'], repeat: boolean) => Promise<unknown>;

interface ActParts {
  readonly workspace: Workspace;
  readonly watch: Watch;
  readonly api: WebApi;
  readonly deliver: Deliver;
}

/** Creates the acts, each sent as Slack sends it. */
export function createActs({ workspace, watch, api, deliver }: ActParts): Acts {
  const whereOf = (place: Place) => whereIn(workspace, place);

  function answers(place: Place, isOne: (message: FakeMessage) => boolean): Promise<readonly FakeMessage[]> {
    const wanted = place.answers ?? 1;
    return watch.until(() => {
      const found = workspace.messages.filter((message) => isOne(message) && !isWorking(message));
      return found.length >= wanted ? found : null;
    }, `${wanted} answers`);
  }

  return {
    ...createHomeActs({ workspace, watch, deliver }),
    async sendCommand(words, place = {}) {
      const where = whereOf(place);
      const target = api.newResponseUrl(workspace, where.channel, where.user);
      await deliver('slash_commands', commandPayload(workspace, where, words, target.url), place.repeat === true);
      return answers(place, (message) => message.via === target.path);
    },
    async shortcut(callbackId, message, place = {}) {
      const where = whereOf(place);
      const target = api.newResponseUrl(workspace, where.channel, where.user);
      const payload = shortcutPayload(workspace, where, callbackId, target.url, message);
      await deliver('interactive', payload, place.repeat === true);
      return answers(place, (one) => one.via === target.path);
    },
    async press(actionId, place = {}) {
      const where = whereOf(place);
      const target = api.newResponseUrl(workspace, where.channel, where.user);
      const anywhere = { ts: workspace.nextTs(), threadTs: place.threadTs ?? null, blocks: [], onlyFor: null };
      const from = place.on ?? anywhere;
      const payload = buttonPayload(workspace, where, actionId, target.url, from);
      await deliver('interactive', payload, place.repeat === true);
      return answers(place, (message) => message.via === target.path);
    },
    async submitFile(file, place = {}) {
      const where = whereOf(place);
      const view = await watch.until(
        () => workspace.views.findLast(({ user }) => user === where.user)?.view ?? null,
        'a form',
      );
      const before = new Set(workspace.messages);
      const state = fileState(view, api.addFile(file, where.user));
      await deliver('interactive', submissionPayload(workspace, where, view, state), place.repeat === true);
      return answers(place, (message) => !before.has(message));
    },
    async turn(message, actionId, place = {}) {
      const where = whereOf(place);
      const target = api.newResponseUrl(workspace, where.channel, where.user, message);
      await deliver('interactive', buttonPayload(workspace, where, actionId, target.url, message), false);
      const looksNew = (one: FakeMessage) => one.ts === message.ts && one.payload !== message.payload;
      return watch.until(() => workspace.messages.find(looksNew) ?? null, 'the page');
    },
    async form(act) {
      const before = workspace.views.length;
      await act();
      return readView(await watch.until(() => workspace.views[before]?.view ?? null, 'a form'));
    },
    async submit({ view }, filled = {}, place = {}) {
      const payload = submissionPayload(workspace, whereOf(place), view, stateOf(readView(view), filled));
      const answer = await deliver('interactive', payload, place.repeat === true);
      const errors = typeof answer === 'object' && answer !== null && 'errors' in answer ? answer.errors : null;
      return errors as Readonly<Record<string, string>> | null;
    },
    async mention(text, place = {}) {
      const where = whereOf(place);
      const before = new Set(workspace.messages);
      await deliver('events_api', mentionPayload(workspace, where, text, place.threadTs), place.repeat === true);
      return answers(place, (message) => !before.has(message) && message.channel === where.channel);
    },
  };
}

/** "Reading 40 articles…": the answer follows it, or comes in its place. */
function isWorking({ text }: FakeMessage): boolean {
  return /^[^\n]{1,60}…$/.test(text);
}

function commandPayload(workspace: Workspace, where: Where, text: string, url: string) {
  const { channel, user, team, organisation } = where;
  return {
    team_id: team,
    ...(organisation !== null && { enterprise_id: organisation }),
    is_enterprise_install: String(organisation !== null),
    channel_id: channel,
    user_id: user,
    command: '/briefing',
    text,
    response_url: url,
    trigger_id: newTrigger(workspace, user),
  };
}

function buttonPayload(
  workspace: Workspace,
  where: Where,
  value: string,
  url: string,
  from: Pick<FakeMessage, 'ts' | 'threadTs' | 'blocks' | 'onlyFor'>,
) {
  const { channel, user, team } = where;
  const { ts, threadTs: thread, blocks } = from;
  return {
    type: 'block_actions',
    ...ownerOf(where),
    user: { id: user, team_id: team },
    channel: { id: channel },
    container: { type: 'message', channel_id: channel, message_ts: ts, is_ephemeral: from.onlyFor !== null },
    // Slack does not send an ephemeral message back.
    ...(from.onlyFor === null && { message: { ts, blocks, ...(thread !== null && { thread_ts: thread }) } }),
    actions: [{ type: 'button', action_id: actionIdOf(from.blocks, value), block_id: 'b', value }],
    response_url: url,
    trigger_id: newTrigger(workspace, user),
  };
}

/** As the reference has it: docs.slack.dev/reference/interaction-payloads/shortcuts-interaction-payload */
function shortcutPayload(workspace: Workspace, where: Where, callbackId: string, url: string, written: Written) {
  const { channel, user, team } = where;
  const ts = written.ts ?? workspace.nextTs();
  return {
    type: 'message_action',
    token: 'deprecated',
    action_ts: workspace.nextTs(),
    ...ownerOf(where),
    team: { id: team, domain: 'ellery' },
    user: { id: user, username: 'reader', team_id: team, name: 'reader' },
    channel: { id: channel, name: 'harbour' },
    callback_id: callbackId,
    trigger_id: newTrigger(workspace, user),
    response_url: url,
    message_ts: ts,
    message: { type: 'message', user: 'U0WRITER', text: '', team, ...written, ts },
  };
}

/** What the form's one input holds, under the ids that the form gave it. */
function fileState(view: Readonly<Record<string, unknown>>, file: object): object {
  const [block] = view['blocks'] as { block_id: string; element: { action_id: string } }[];
  const { block_id, element } = block ?? { block_id: '', element: { action_id: '' } };
  return { values: { [block_id]: { [element.action_id]: { type: 'file_input', files: [file] } } } };
}

function submissionPayload(workspace: Workspace, where: Where, view: Readonly<Record<string, unknown>>, state: object) {
  const { user, team } = where;
  return {
    type: 'view_submission',
    ...ownerOf(where),
    user: { id: user, team_id: team },
    view: { ...view, id: `V${workspace.nextTs()}`, team_id: team, state },
    response_urls: [],
    trigger_id: workspace.nextTs(),
  };
}

/** The button's own id in the message; a test that presses what is nowhere forges one. */
function actionIdOf(blocks: FakeMessage['blocks'], value: string): string {
  const buttons = blocks.flatMap((block) =>
    Array.isArray(block['elements']) ? block['elements'] : [block['accessory'] ?? {}],
  );
  return String(buttons.find((button) => button.value === value)?.action_id ?? 'act.0.0');
}

function mentionPayload(workspace: Workspace, where: Where, words: string, thread?: string) {
  const { channel, user, team, organisation } = where;
  const ts = workspace.nextTs();
  const text = `<@${workspace.botUserId}> ${words}`;
  const event = { type: 'app_mention', user, channel, ts, text, ...(thread !== undefined && { thread_ts: thread }) };
  const install = { enterprise_id: organisation, team_id: team, is_enterprise_install: organisation !== null };
  const authorizations = [{ ...install, user_id: workspace.botUserId, is_bot: true }];
  return { type: 'event_callback', team_id: team, event_id: `Ev${team}${ts}`, event, authorizations };
}
