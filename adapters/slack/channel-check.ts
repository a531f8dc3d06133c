import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import { type ChannelKind, ok, type Refusal, type Result, refuse } from '../../src/index.ts';

/** A message that no channel has: asking for it shows whether the channel can be seen, and changes nothing. */
const NO_MESSAGE = '1.000000';

/** Errors of the check itself after which delivery is left to find out. */
const UNDECIDED = 'undecided';

/**
 * Can the bot post there? Asks `conversations.info` (scopes `channels:read`, `groups:read`). For direct messages,
 * which those scopes do not cover, it asks for a message by `chat.getPermalink`, which needs no scope. Where Slack
 * cannot be asked it says yes: a digest that cannot be posted pauses itself with the reason.
 */
export async function checkChannel(client: WebClient, channelId: string): Promise<Result<ChannelKind>> {
  try {
    const { channel } = await client.conversations.info({ channel: channelId });
    const name = channel?.name === undefined ? 'that channel' : `#${channel.name}`;
    if (channel?.is_archived === true) {
      return refuse('channel-archived', `${name} is archived. Unarchive it, or pick another channel.`);
    }
    if (channel?.is_im === true || channel?.is_member !== false) return ok('messages');
    return refuse('channel-closed', `I can't post in ${name}: type /invite @Briefing there, then try again.`);
  } catch (thrown) {
    const refusal = refusalOf(thrown);
    if (refusal !== UNDECIDED) return { ok: false, refusal };
    return errorCode(thrown) === 'missing_scope' ? checkVisible(client, channelId) : ok('messages');
  }
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
  const advice = "I can't see that channel: type /invite @Briefing there, then try again.";
  return { code: 'channel-unseen', advice, cause: thrown };
}

function errorCode(thrown: unknown): string | null {
  return thrown instanceof WebAPIPlatformError ? thrown.data.error : null;
}
