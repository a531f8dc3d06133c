import type { Outcome } from '../../../src/delivery/outcome.ts';
import type { Part, Publisher } from '../../../src/delivery/publisher.ts';
import type { Clock } from '../../../src/kernel/clock.ts';

/** What goes wrong with one request: before the platform has it, after it, or as the platform's own answer. */
export type Fault = 'answer-lost' | 'request-lost' | Exclude<Outcome, { kind: 'posted' | 'unknown' }>;

interface Message {
  readonly channelId: string;
  readonly payload: string;
  readonly firstMessageId: string | null;
}

/** A platform that works: keeps messages, knows keys for five minutes where it is idempotent, and fails where told. */
export interface FakePlatform {
  readonly publisher: Publisher;
  readonly messages: Message[];
  /** Every part that was asked for, posted or not. */
  readonly requests: Part[];
}

const KEY_WINDOW_MS = 5 * 60_000;

/** `faultAt` says what goes wrong with a request (counted from 0); undefined when nothing does. */
export function createFakePlatform(
  platform: string,
  idempotent: boolean,
  clock: Clock,
  faultAt: (request: number, part: Part) => Fault | undefined = () => undefined,
): FakePlatform {
  const messages: Message[] = [];
  const requests: Part[] = [];
  const keys = new Map<string, { messageId: string; at: number }>();

  const accept = ({ address, payload, key, firstMessageId }: Part): string => {
    const now = clock.now().getTime();
    const known = keys.get(key);
    if (idempotent && known !== undefined && now - known.at <= KEY_WINDOW_MS) return known.messageId;
    messages.push({ channelId: address.channelId, payload, firstMessageId });
    const messageId = `${platform}-${messages.length}`;
    keys.set(key, { messageId, at: now });
    return messageId;
  };

  const post = async (part: Part): Promise<Outcome> => {
    const fault = faultAt(requests.length, part);
    requests.push(part);
    if (fault === 'request-lost') return { kind: 'unknown', reason: 'no answer' };
    if (fault !== undefined && fault !== 'answer-lost') return fault;
    const messageId = accept(part);
    return fault === undefined ? { kind: 'posted', messageId } : { kind: 'unknown', reason: 'no answer' };
  };

  return {
    publisher: { platform, idempotent, render: ({ blocks }) => blocks.map((block) => JSON.stringify(block)), post },
    messages,
    requests,
  };
}
