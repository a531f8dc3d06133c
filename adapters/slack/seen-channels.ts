import type { WebClient } from '@slack/web-api';
import { type Logger, messageOf, ok, type Result, refuse } from '../../src/index.ts';

/** As many as Slack gives at once, and as many times: beyond that a workspace is looked at channel by channel. */
const PAGE = 999;
const MOST_PAGES = 5;
/** Channels that are asked for one by one: those that the bot is no longer in. */
const MOST_SINGLE = 20;

export interface Looking {
  readonly client: WebClient;
  readonly logger: Logger;
  readonly teamId: string;
  readonly userId: string;
}

/**
 * Which of these channels the person can open: public ones, and the private ones that the person is in. Refuses where
 * Slack does not tell; a channel of which it is not known is none of them.
 */
export async function findSeenChannels(looking: Looking, ids: readonly string[]): Promise<Result<ReadonlySet<string>>> {
  const { client, logger, teamId: team_id, userId: user } = looking;
  try {
    const [open, own] = await Promise.all([
      channelsOf(client, { team_id, types: 'public_channel' }),
      channelsOf(client, { team_id, types: 'private_channel', user }),
    ]);
    const left = ids.filter((id) => !open.has(id) && !own.has(id) && id.startsWith('C')).slice(0, MOST_SINGLE);
    const found = await Promise.all(left.map((id) => isPublic(client, id)));
    return ok(new Set([...open, ...own, ...left.filter((_id, index) => found[index])]));
  } catch (thrown) {
    logger.warn({ error: messageOf(thrown) }, 'slack: which channels a person is in could not be asked for');
    return refuse(
      'channels-unknown',
      'Slack did not tell which channels you are in: some digests may be missing here.',
    );
  }
}

async function channelsOf(
  client: WebClient,
  asked: Parameters<WebClient['users']['conversations']>[0],
): Promise<Set<string>> {
  const ids = new Set<string>();
  let cursor = '';
  for (let page = 0; page < MOST_PAGES; page++) {
    const answer = await client.users.conversations({ ...asked, limit: PAGE, ...(cursor && { cursor }) });
    for (const { id } of answer.channels ?? []) if (id !== undefined) ids.add(id);
    cursor = answer.response_metadata?.next_cursor ?? '';
    if (cursor === '') break;
  }
  return ids;
}

async function isPublic(client: WebClient, channel: string): Promise<boolean> {
  const answer = await client.conversations.info({ channel }).catch(() => null);
  return answer?.channel?.is_private === false;
}
