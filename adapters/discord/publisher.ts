import { DiscordAPIError, type REST, Routes } from 'discord.js';
import type { Document, Outcome, Part, Person, Publisher } from '../../src/index.ts';
import { LIMITS } from './limits.ts';
import { outcomeOf } from './outcome.ts';
import type { Pulse } from './pulse.ts';
import { renderDocument } from './render.ts';

/** 50 requests a second over all, less a reserve for the rest of the bot's work; five posts in five seconds in a channel. */
const PACE = { platformMs: 21, tenantMs: 0, channelMs: 1_000 };

/** What is known of the connection when a post is to be sent. */
export interface Posting {
  /** Discord has taken the token and not refused it since. */
  readonly accepted: () => boolean;
  /** Hears when a post is answered as if the token were wrong. */
  readonly doubt: () => void;
  readonly pulse: Pulse;
}

/**
 * Posts to channels with a nonce that Discord enforces: the same part again, within minutes, is the same message. `line`
 * must send each request once (`createPostLine`). Nothing is sent without a token that is taken, nor in an outage.
 */
export function createPublisher(line: REST, { accepted, doubt, pulse }: Posting): Publisher {
  const send = async (request: (line: REST) => Promise<string | null>): Promise<Outcome> => {
    if (!accepted()) return { kind: 'failed', reason: 'not connected to Discord' };
    if (!(await pulse.beats())) return { kind: 'failed', reason: 'Discord does not answer' };
    try {
      const messageId = await request(line);
      pulse.felt(true);
      return messageId === null
        ? { kind: 'unknown', reason: 'Discord named no message' }
        : { kind: 'posted', messageId };
    } catch (thrown) {
      const outcome = outcomeOf(thrown);
      if (outcome.kind === 'unknown') pulse.felt(false);
      if (thrown instanceof DiscordAPIError && thrown.status === 401) doubt();
      return outcome;
    }
  };
  return {
    platform: 'discord',
    idempotent: true,
    pace: PACE,
    render: (document) => renderDocument(document).map((payload) => JSON.stringify(payload)),
    async post(part) {
      if (part.key.length > LIMITS.nonce) throw new RangeError(`a nonce is too long: ${part.key}`);
      return send((to) => post(to, part));
    },
    tell: (person, document) => send((to) => tell(to, person, document)),
  };
}

async function post(line: REST, part: Part): Promise<string | null> {
  const rendered: object = JSON.parse(part.payload);
  const body = { ...rendered, nonce: part.key, enforce_nonce: true };
  return idOf(await line.post(Routes.channelMessages(part.address.channelId), { body }));
}

/** Writes a direct message; people may refuse those of bots. */
async function tell(line: REST, { userId }: Person, document: Document): Promise<string | null> {
  const channelId = idOf(await line.post(Routes.userChannels(), { body: { recipient_id: userId } }));
  if (channelId === null) return null;
  const [body] = renderDocument(document);
  return idOf(await line.post(Routes.channelMessages(channelId), { body }));
}

function idOf(message: unknown): string | null {
  if (typeof message !== 'object' || message === null || !('id' in message)) return null;
  return typeof message.id === 'string' ? message.id : null;
}
