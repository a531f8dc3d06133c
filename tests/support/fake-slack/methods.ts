import { callChannelMethod } from './channels.ts';
import { checkMessage } from './check-message.ts';
import { asksForFile, checkHome, checkView } from './check-view.ts';
import type { FakeMessage, Workspace } from './workspace.ts';

export type Fields = Record<string, unknown>;
export type Answer = Readonly<Record<string, unknown>>;

/** Where the fake's server is found. */
export interface Addresses {
  readonly base: string;
  readonly socket: string;
}

/** Carries out a method of the Web API on the workspace, as Slack documents it. */
export function callMethod(workspace: Workspace, addresses: Addresses, method: string, fields: Fields): Answer {
  switch (method) {
    case 'auth.test': {
      const { teamName, teamId, botUserId } = workspace;
      const who = { team: teamName, team_id: teamId, user: 'briefing', user_id: botUserId, bot_id: 'B0BRIEFING' };
      return { ok: true, url: `${addresses.base}/`, ...who };
    }
    case 'apps.connections.open':
      return { ok: true, url: addresses.socket };
    case 'chat.postMessage':
      return post(workspace, method, fields, null);
    case 'chat.postEphemeral':
      return post(workspace, method, fields, String(fields['user']));
    case 'chat.update':
      return update(workspace, fields);
    case 'chat.delete': {
      const at = workspace.messages.findIndex(({ ts }) => ts === fields['ts']);
      if (at < 0) return { ok: false, error: 'message_not_found' };
      workspace.messages.splice(at, 1);
      return { ok: true };
    }
    case 'views.open':
      return openView(workspace, fields);
    case 'views.publish':
      return publishHome(workspace, fields);
    case 'users.info':
      return { ok: true, user: personInfo(workspace, String(fields['user'])) };
    case 'chat.getPermalink': {
      const channel = workspace.channels.get(String(fields['channel']));
      const seen = channel?.member === true || channel?.secret === false;
      return { ok: false, error: seen ? 'message_not_found' : 'channel_not_found' };
    }
    default:
      return callChannelMethod(workspace, method, fields) ?? { ok: false, error: 'unknown_method' };
  }
}

const NEEDED_SCOPES: Readonly<Record<string, string>> = {
  'chat.postMessage': 'chat:write',
  'chat.postEphemeral': 'chat:write',
  'chat.update': 'chat:write',
  'chat.delete': 'chat:write',
  'users.info': 'users:read',
  'conversations.join': 'channels:join',
  'files.getUploadURLExternal': 'files:write',
  'files.completeUploadExternal': 'files:write',
};

/** The answer to a call that the app may not make there; null when it may. */
export function denied(workspace: Workspace, method: string): Answer | null {
  const scope = NEEDED_SCOPES[method];
  return scope === undefined || workspace.scopes.has(scope) ? null : lacks(workspace, scope);
}

function lacks(workspace: Workspace, needed: string): Answer {
  return { ok: false, error: 'missing_scope', needed, provided: [...workspace.scopes].join(',') };
}

/** An id opens one modal. An app that may not read files is given none that asks for one; Slack names no error for it. */
function openView(workspace: Workspace, { trigger_id, view }: Fields): Answer {
  const user = workspace.triggers.get(String(trigger_id));
  if (user === undefined) return { ok: false, error: 'exchanged_trigger_id' };
  const problems = checkView(view);
  if (problems.length > 0) {
    workspace.refused.push(problems.join('; '));
    return { ok: false, error: 'invalid_arguments', response_metadata: { messages: problems } };
  }
  if (asksForFile(view) && !workspace.scopes.has('files:read')) return lacks(workspace, 'files:read');
  workspace.triggers.delete(String(trigger_id));
  workspace.views.push({ user, view: view as Fields });
  return { ok: true, view };
}

/** Shows a person the Home of the app. */
function publishHome(workspace: Workspace, { user_id, view }: Fields): Answer {
  const user = String(user_id);
  if (!/^[UW][A-Z0-9]+$/.test(user)) return { ok: false, error: 'invalid_arguments' };
  const { problems, mentions } = checkHome(view);
  workspace.mentions.push(...mentions);
  if (problems.length > 0) {
    workspace.refused.push(problems.join('; '));
    return { ok: false, error: 'invalid_arguments', response_metadata: { messages: problems } };
  }
  workspace.homes.push({ user, view: view as Fields });
  return { ok: true, view: { ...(view as Fields), id: `V${user}`, team_id: workspace.teamId } };
}

function personInfo(workspace: Workspace, id: string): object {
  const person = workspace.people.get(id) ?? { name: id };
  const { name, admin = false, owner = false, guest = false, teamId = workspace.teamId } = person;
  const rights = { is_admin: admin || owner, is_owner: owner, is_primary_owner: false };
  const bounds = { is_restricted: guest, is_ultra_restricted: false, is_bot: false };
  const names = { name: id.toLowerCase(), real_name: name, profile: { display_name: name, real_name: name } };
  return { id, team_id: teamId, deleted: false, tz: 'Europe/Lisbon', ...names, ...rights, ...bounds };
}

/** Puts a message into the workspace; gives the error where Slack would not take it. */
export function keepMessage(
  workspace: Workspace,
  place: Pick<FakeMessage, 'via' | 'channel' | 'onlyFor'>,
  fields: Fields,
): { readonly error: string } | { readonly ts: string } {
  const { error, details, mentions } = checkMessage(fields);
  workspace.mentions.push(...mentions);
  if (error !== null) {
    workspace.refused.push(`${error}: ${details.join('; ')}`);
    return { error };
  }
  const ts = workspace.nextTs();
  const threadTs = typeof fields['thread_ts'] === 'string' ? fields['thread_ts'] : null;
  const blocks = Array.isArray(fields['blocks']) ? fields['blocks'] : [];
  workspace.messages.push({ ...place, ts, threadTs, blocks, text: String(fields['text'] ?? ''), payload: fields });
  return { ts };
}

function post(workspace: Workspace, via: string, fields: Fields, onlyFor: string | null): Answer {
  // A person's id is the conversation with the app.
  const asked = String(fields['channel']);
  const channel = workspace.channels.get(asked.startsWith('U') ? 'D0DIRECT' : asked);
  if (channel === undefined || (channel.secret && !channel.member)) return { ok: false, error: 'channel_not_found' };
  if (channel.archived) return { ok: false, error: 'is_archived' };
  if (!channel.member) return { ok: false, error: 'not_in_channel' };
  const kept = keepMessage(workspace, { via, channel: channel.id, onlyFor }, fields);
  if ('error' in kept) return { ok: false, error: kept.error };
  return onlyFor === null ? { ok: true, channel: channel.id, ts: kept.ts } : { ok: true, message_ts: kept.ts };
}

/** Changes a message that all can see; an ephemeral one cannot be found again. */
function update(workspace: Workspace, fields: Fields): Answer {
  const at = workspace.messages.findIndex(({ ts, onlyFor }) => ts === fields['ts'] && onlyFor === null);
  const known = workspace.messages[at];
  if (known === undefined) return { ok: false, error: 'message_not_found' };
  return replaceMessage(workspace, known, fields) ?? { ok: true, ts: known.ts };
}

/** Puts a message in place of another; what Slack answers where it does not take it, else null. */
export function replaceMessage(workspace: Workspace, known: FakeMessage, fields: Fields): Answer | null {
  const { via, channel, onlyFor, ts, threadTs } = known;
  const kept = keepMessage(workspace, { via, channel, onlyFor }, fields);
  if ('error' in kept) return { ok: false, error: kept.error };
  const changed = workspace.messages.pop();
  workspace.messages.splice(workspace.messages.indexOf(known), 1, { ...(changed as FakeMessage), ts, threadTs });
  return null;
}
