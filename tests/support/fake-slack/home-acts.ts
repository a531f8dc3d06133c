import type { types } from '@slack/bolt';
import { newTrigger, ownerOf, type Place, type Where, whereIn } from './places.ts';
import { buttonsOf, shownText } from './read-blocks.ts';
import type { Envelope } from './socket-hub.ts';
import type { Watch } from './watch.ts';
import type { Workspace } from './workspace.ts';

/** The Home of the app as a person sees it. */
export interface FakeHome {
  readonly blocks: readonly types.KnownBlock[];
  /** Its texts, each on a line. */
  readonly text: string;
  /** The values of its buttons, in order. */
  readonly buttons: readonly string[];
}

/** What people do in the Home of the app, and with shortcuts of the whole workspace. */
export interface HomeActs {
  /** Opens the Home; what it shows then. */
  openHome(place?: Place): Promise<FakeHome>;
  /** Opens the Messages tab of the app instead. */
  openMessages(place?: Place): Promise<void>;
  /** Presses a button in the Home, also one that is not there; what the Home shows then. */
  pressInHome(value: string, place?: Place): Promise<FakeHome>;
  /** The same of one that opens a form: nothing in the Home changes. */
  pressForForm(value: string, place?: Place): Promise<void>;
  /** What the Home of a person shows when it is published next. */
  nextHome(act: () => Promise<unknown>, place?: Place): Promise<FakeHome>;
  /** Picks the shortcut of that id from the menu of the whole workspace. */
  globalShortcut(callbackId: string, place?: Place): Promise<void>;
}

interface HomeActParts {
  readonly workspace: Workspace;
  readonly watch: Watch;
  readonly deliver: (type: Envelope['type'], payload: Envelope['payload'], repeat: boolean) => Promise<unknown>;
}

/** Creates the acts, each sent as Slack sends it. */
export function createHomeActs({ workspace, watch, deliver }: HomeActParts): HomeActs {
  const whereOf = (place: Place) => whereIn(workspace, place);

  async function nextHome(act: () => Promise<unknown>, place: Place = {}): Promise<FakeHome> {
    const { user } = whereOf(place);
    const before = workspace.homes.filter((home) => home.user === user).length;
    await act();
    const found = await watch.until(
      () => workspace.homes.filter((home) => home.user === user)[before]?.view ?? null,
      'the Home of the app',
    );
    const blocks = found['blocks'] as types.KnownBlock[];
    return { blocks, text: blocks.map(shownText).join('\n'), buttons: buttonsOf([{ blocks }]) };
  }
  const press = (value: string, place: Place) => {
    const where = whereOf(place);
    const view = workspace.homes.findLast(({ user }) => user === where.user)?.view ?? { type: 'home', blocks: [] };
    return deliver('interactive', pressPayload(workspace, where, value, view), place.repeat === true);
  };
  const open = (tab: string, place: Place) =>
    deliver('events_api', openedPayload(workspace, whereOf(place), tab), place.repeat === true);

  return {
    nextHome,
    openHome: (place = {}) => nextHome(() => open('home', place), place),
    async openMessages(place = {}) {
      await open('messages', place);
    },
    pressInHome: (value, place = {}) => nextHome(() => press(value, place), place),
    async pressForForm(value, place = {}) {
      await press(value, place);
    },
    async globalShortcut(callbackId, place = {}) {
      const where = whereOf(place);
      const payload = {
        type: 'shortcut',
        token: 'deprecated',
        action_ts: workspace.nextTs(),
        ...ownerOf(where),
        user: { id: where.user, username: 'reader', team_id: where.team },
        callback_id: callbackId,
        trigger_id: newTrigger(workspace, where.user),
      };
      await deliver('interactive', payload, place.repeat === true);
    },
  };
}

/** As the reference has it: docs.slack.dev/reference/events/app_home_opened */
function openedPayload(workspace: Workspace, { user, team, organisation }: Where, tab: string) {
  const ts = workspace.nextTs();
  const event = { type: 'app_home_opened', user, channel: 'D0DIRECT', event_ts: ts, tab };
  const install = { enterprise_id: organisation, team_id: team, is_enterprise_install: organisation !== null };
  const authorizations = [{ ...install, user_id: workspace.botUserId, is_bot: true }];
  return { type: 'event_callback', team_id: team, event_id: `Ev${team}${ts}`, event, authorizations };
}

/** What is chosen from a menu of the view comes as its option; all else is a button, also where there is none. */
function chosen(value: string, { blocks }: Readonly<Record<string, unknown>>) {
  const rows = (Array.isArray(blocks) ? blocks : []).flatMap((block) => block.elements ?? []);
  const menus = rows.filter(({ type }) => type === 'overflow').flatMap(({ options }) => options);
  const option = menus.find((one) => one.value === value);
  return option === undefined ? { type: 'button', value } : { type: 'overflow', selected_option: option };
}

/** A button in a view has neither channel nor response_url. */
function pressPayload(workspace: Workspace, where: Where, value: string, view: Readonly<Record<string, unknown>>) {
  const { user, team } = where;
  const id = `V${team}${user}`;
  return {
    type: 'block_actions',
    ...ownerOf(where),
    user: { id: user, team_id: team },
    container: { type: 'view', view_id: id },
    view: { private_metadata: '', callback_id: '', ...view, id, team_id: team, state: { values: {} } },
    actions: [{ action_id: 'act.0.0', block_id: 'b', ...chosen(value, view) }],
    trigger_id: newTrigger(workspace, user),
  };
}
