import type { WebClient } from '@slack/web-api';
import type { Outcome, Part, Publisher } from '../../src/index.ts';
import { outcomeOf } from './outcome.ts';
import { renderMessages, type SlackMessage } from './render.ts';

/**
 * One post a second in a channel, and "several hundred" a minute in a workspace: under 300 here
 * (docs.slack.dev/apis/web-api/rate-limits). Over workspaces Slack has no limit; this one spares our own line.
 */
const PACE = { platformMs: 21, tenantMs: 210, channelMs: 1_000 };

/**
 * The publisher for Slack. Not idempotent: chat.postMessage has no key, so a part whose outcome is unknown must not be
 * sent again. Later parts go into the thread of the first. `teamId` is null until Slack has told it.
 */
export function createPublisher(client: WebClient, teamId: () => string | null): Publisher {
  return {
    platform: 'slack',
    idempotent: false,
    pace: PACE,
    render: (document) => renderMessages(document).map((message) => JSON.stringify(message)),
    post: (part) => post(client, part, teamId()),
    // A person's id as the channel is the conversation with the app: docs.slack.dev/reference/methods/chat.postMessage.
    tell: ({ userId }, document) => postMessage(client, userId, renderMessages(document)[0] as SlackMessage, null),
  };
}

async function post(client: WebClient, part: Part, teamId: string | null): Promise<Outcome> {
  if (teamId !== null && part.address.tenantId !== teamId) {
    const advice = 'I am no longer installed in that workspace. Ask an admin to install the app again (docs/slack.md).';
    return { kind: 'gone', reason: 'another_workspace', advice };
  }
  const message: SlackMessage = JSON.parse(part.payload);
  return postMessage(client, part.address.channelId, message, part.firstMessageId);
}

/** Posts one message, in a thread where `threadTs` is given. Never throws for what Slack or the network answers. */
export async function postMessage(
  client: WebClient,
  channel: string,
  message: SlackMessage,
  threadTs: string | null,
): Promise<Outcome> {
  try {
    const thread = threadTs === null ? {} : { thread_ts: threadTs };
    const answer = await client.chat.postMessage({ ...message, ...thread, channel });
    return answer.ts === undefined
      ? { kind: 'unknown', reason: 'posted, but Slack gave no ts' }
      : { kind: 'posted', messageId: answer.ts };
  } catch (thrown) {
    return outcomeOf(thrown);
  }
}
