import { type Document, messageOf, type Outcome, type Publisher } from '../../src/index.ts';
import type { Conversation } from './conversation.ts';

/** Nobody asks to wait. */
const PACE = { platformMs: 0, tenantMs: 0, channelMs: 0 };

/**
 * Posts digests to the page. What is kept of an edition is its document: both platforms' payloads are made of it when it is
 * posted, once, since the same part again has the same key.
 */
export function createPublisher(conversation: Conversation): Publisher {
  const put = async (id: string, document: Document): Promise<Outcome> => {
    try {
      await conversation.digest(id, document);
      return { kind: 'posted', messageId: id };
    } catch (thrown) {
      return { kind: 'failed', reason: messageOf(thrown) };
    }
  };
  return {
    platform: 'preview',
    idempotent: true,
    pace: PACE,
    render: (document) => [JSON.stringify(document)],
    post: ({ payload, key }) => put(key, JSON.parse(payload)),
    async tell(_person, document) {
      await conversation.answer({ document, visibility: 'person', code: 'told' });
      return { kind: 'posted', messageId: '' };
    },
  };
}
