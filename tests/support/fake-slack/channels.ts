import type { Answer, Fields } from './methods.ts';
import type { FakeChannel, Workspace } from './workspace.ts';

/** Answers the methods about channels; null for another method. */
export function callChannelMethod(workspace: Workspace, method: string, fields: Fields): Answer | null {
  switch (method) {
    case 'conversations.info':
      return channelInfo(workspace, String(fields['channel']));
    case 'conversations.join':
      return join(workspace, String(fields['channel']));
    case 'users.conversations':
      return conversationsOf(workspace, fields);
    default:
      return null;
  }
}

function channelInfo(workspace: Workspace, id: string): Answer {
  const scope = id.startsWith('D') ? 'im:read' : 'channels:read';
  if (!workspace.scopes.has(scope)) return { ok: false, error: 'missing_scope' };
  const channel = workspace.channels.get(id);
  if (channel === undefined || (channel.secret && !channel.member)) return { ok: false, error: 'channel_not_found' };
  return { ok: true, channel: { ...described(channel), is_member: channel.member } };
}

function join(workspace: Workspace, id: string): Answer {
  const channel = workspace.channels.get(id);
  if (channel === undefined || (channel.secret && !channel.member)) return { ok: false, error: 'channel_not_found' };
  if (channel.secret || id.startsWith('D')) return { ok: false, error: 'method_not_supported_for_channel_type' };
  if (channel.archived) return { ok: false, error: 'is_archived' };
  const warning = channel.member ? { warning: 'already_in_channel' } : {};
  workspace.channels.set(id, { ...channel, member: true });
  return { ok: true, channel: { ...described(channel), is_member: true }, ...warning };
}

/** Of a person only those private channels that the bot is in too; page by page, where there are more. */
function conversationsOf(workspace: Workspace, fields: Fields): Answer {
  const types = String(fields['types'] ?? 'public_channel').split(',');
  const scopes = { public_channel: 'channels:read', private_channel: 'groups:read', im: 'im:read', mpim: 'mpim:read' };
  const needed = types.map((type) => scopes[type as keyof typeof scopes]);
  if (needed.includes(undefined as never)) return { ok: false, error: 'invalid_types' };
  if (!needed.every((scope) => workspace.scopes.has(scope))) return { ok: false, error: 'missing_scope' };
  const limit = Number(fields['limit'] ?? 100);
  if (limit < 1 || limit > 999) return { ok: false, error: 'invalid_limit' };
  const user = fields['user'];
  const all = [...workspace.channels.values()].filter(({ id, secret, member, people }) => {
    if (id.startsWith('D') || !types.includes(secret ? 'private_channel' : 'public_channel')) return false;
    return user === undefined ? member : people?.has(String(user)) === true && (member || !secret);
  });
  const from = Number(fields['cursor'] ?? 0);
  const next = from + limit < all.length ? String(from + limit) : '';
  const channels = all.slice(from, from + limit).map(described);
  return { ok: true, channels, response_metadata: { next_cursor: next } };
}

function described({ id, name, secret, archived, shared = false }: FakeChannel): Answer {
  const kind = { is_channel: !secret, is_group: secret, is_im: id.startsWith('D'), is_private: secret };
  return { id, name, ...kind, is_archived: archived, is_ext_shared: shared, is_pending_ext_shared: false };
}
