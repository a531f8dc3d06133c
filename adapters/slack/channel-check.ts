import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import { CHANNEL_TO_JOIN, type ChannelKind, ok, type Refusal, type Result, refuse } from '../../src/index.ts';
import { lacksScope } from './scope-advice.ts';

/** A message that no channel has: asking for it shows whether the channel can be seen, and changes nothing. */
const NO_MESSAGE = '1.000000';

/** Errors of the check itself after which delivery is left to find out. */
const UNDECIDED = 'undecided';

/**
 * Can the bot post there, and the person be told so? Asks `conversations.info` (scopes `channels:read`, `groups:read`). For
 * direct messages, which those scopes do not cover, it asks for a message by `chat.getPermalink`, which needs no scope.
 * Where Slack cannot be asked it says yes: a digest that cannot be posted pauses itself with the reason. `isSeen` tells of
 * a private channel whether the person is in it: another's looks as if the bot saw none.
 */
export async function checkChannel(
  client: WebClient,
  channelId: string,
  isSeen: () => Promise<boolean>,
): Promise<Result<ChannelKind>> {
  try {
    const { channel } = await client.conversations.info({ channel: channelId });
    if (channel?.is_private === true && !(await isSeen())) return unseen(null);
    const name = channel?.name === undefined ? 'that channel' : `#${channel.name}`;
    if (channel?.is_archived === true) {
      return refuse('channel-archived', `${name} is archived. Unarchive it, or pick another channel.`);
    }
    if (channel?.is_im === true || channel?.is_member !== false) return ok('messages');
    if (channel.is_private !== false) {
      return refuse('channel-closed', `I can't post in ${name}: type /invite @Briefing there, then try again.`);
    }
    return refuse(CHANNEL_TO_JOIN, `I am not in ${name} yet. Let me join it, or type /invite @Briefing there.`);
  } catch (thrown) {
    const refusal = refusalOf(thrown);
    if (refusal !== UNDECIDED) return { ok: false, refusal };
    return errorCode(thrown) === 'missing_scope' ? checkVisible(client, channelId) : ok('messages');
  }
}

/** Joins a public channel (the scope `channels:join`); refuses, with what to do, any other. */
export async function joinChannel(client: WebClient, channelId: string): Promise<Result<null>> {
  try {
    await client.conversations.join({ channel: channelId });
    return ok(null);
  } catch (thrown) {
    if (errorCode(thrown) === 'missing_scope') return lacksScope('channels:join', 'join a channel', thrown);
    return refuse('channel-closed', 'Slack did not let me in: type /invite @Briefing in that channel.', thrown);
  }
}

/** Who from other organisations reads along in a channel, in a sentence; null for nobody, and where Slack does not tell. */
export async function describeReaders(client: WebClient, channelId: string): Promise<string | null> {
  const answer = await client.conversations.info({ channel: channelId }).catch(() => null);
  const { is_ext_shared: shared, is_pending_ext_shared: pending } = answer?.channel ?? {};
  if (!shared && !pending) return null;
  const who = shared ? 'People of other organisations are in that channel' : 'Another organisation is invited there';
  return `${who}: they read each edition with its sources and quotes. They can't change the digest, and don't see my Home or your other digests.`;
}

async function checkVisible(client: WebClient, channelId: string): Promise<Result<ChannelKind>> {
  try {
    await client.chat.getPermalink({ channel: channelId, message_ts: NO_MESSAGE });
    return ok('messages');
  } catch (thrown) {
    const refusal = refusalOf(thrown);
    return refusal === UNDECIDED ? ok('messages') : { ok: false, refusal };
  }
}

function refusalOf(thrown: unknown): Refusal | typeof UNDECIDED {
  const code = errorCode(thrown);
  if (code !== 'channel_not_found' && code !== 'channel_is_limited_access') return UNDECIDED;
  const seen = unseen(thrown);
  return seen.ok ? UNDECIDED : seen.refusal;
}

function unseen(cause: unknown): Result<never> {
  return refuse('channel-unseen', "I can't see that channel: type /invite @Briefing there, then try again.", cause);
}

function errorCode(thrown: unknown): string | null {
  return thrown instanceof WebAPIPlatformError ? thrown.data.error : null;
}
