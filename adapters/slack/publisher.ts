import type { WebClient } from '@slack/web-api';
import { messageOf, type Outcome, type Publisher } from '../../src/index.ts';
import { isTokenRefused, isTokenRevoked, outcomeOf } from './outcome.ts';
import { renderMessages, type SlackMessage } from './render.ts';
import type { Workspace } from './workspace.ts';

/**
 * One post a second in a channel, and "several hundred" a minute in a workspace: under 300 here
 * (docs.slack.dev/apis/web-api/rate-limits). Over workspaces Slack has no limit; this one spares our own line.
 */
const PACE = { platformMs: 21, tenantMs: 210, channelMs: 1_000 };

const NOT_INSTALLED =
  'I am no longer installed in that workspace. Ask an admin to install the app again (docs/slack.md).';

/**
 * The publisher for Slack. Not idempotent: chat.postMessage has no key, so a part whose outcome is unknown must not be
 * sent again. Later parts go into the thread of the first. Each workspace is written to with its own token.
 */
export function createPublisher(
  workspaceOf: (tenantId: string) => Promise<Pick<Workspace, 'client' | 'comesBack'> | null>,
): Publisher {
  const postIn = async (
    tenantId: string,
    channel: string,
    message: SlackMessage,
    threadTs: string | null,
  ): Promise<Outcome> => {
    try {
      const workspace = await workspaceOf(tenantId);
      if (workspace === null) return gone('not_installed');
      let outcome = await postMessage(workspace.client, channel, message, threadTs);
      if (isTokenRefused(outcome)) {
        // Its tokens may have been renewed while the post was on its way.
        const now = await workspaceOf(tenantId);
        if (now !== null && now.client.token !== workspace.client.token) {
          outcome = await postMessage(now.client, channel, message, threadTs);
        }
      }
      return workspace.comesBack && isTokenRevoked(outcome) ? gone(outcome.reason) : outcome;
    } catch (thrown) {
      return { kind: 'failed', reason: messageOf(thrown) };
    }
  };
  return {
    platform: 'slack',
    idempotent: false,
    pace: PACE,
    render: (document) => renderMessages(document).map((message) => JSON.stringify(message)),
    post: ({ address, payload, firstMessageId }) => {
      const message: SlackMessage = JSON.parse(payload);
      return postIn(address.tenantId, address.channelId, message, firstMessageId);
    },
    // A person's id as the channel is the conversation with the app: docs.slack.dev/reference/methods/chat.postMessage.
    tell: ({ tenantId, userId }, document) =>
      postIn(tenantId, userId, renderMessages(document)[0] as SlackMessage, null),
  };
}

function gone(reason: string): Outcome {
  return { kind: 'gone', reason, advice: NOT_INSTALLED };
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
