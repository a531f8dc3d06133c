import { type REST, Routes } from 'discord.js';
import type { Document, Outcome, Part, Person, Publisher } from '../../src/index.ts';
import { LIMITS } from './limits.ts';
import { outcomeOf } from './outcome.ts';
import { renderDocument } from './render.ts';

/** 50 requests a second over all, less a reserve for the rest of the bot's work; five posts in five seconds in a channel. */
const PACE = { platformMs: 21, tenantMs: 0, channelMs: 1_000 };

/**
 * Posts to channels with a nonce that Discord enforces: the same part again, within minutes, is the same message. `line`
 * must send each request once (`createPostLine`); nothing is sent before `connected`.
 */
export function createPublisher(line: REST, connected: () => boolean): Publisher {
  return {
    platform: 'discord',
    idempotent: true,
    pace: PACE,
    render: (document) => renderDocument(document).map((payload) => JSON.stringify(payload)),
    post: (part) => post(connected() ? line : null, part),
    tell: (person, document) => tell(connected() ? line : null, person, document),
  };
}

async function post(line: REST | null, part: Part): Promise<Outcome> {
  if (line === null) return { kind: 'failed', reason: 'not connected to Discord' };
  if (part.key.length > LIMITS.nonce) throw new RangeError(`a nonce is too long: ${part.key}`);
  const rendered: object = JSON.parse(part.payload);
  try {
    const body = { ...rendered, nonce: part.key, enforce_nonce: true };
    const message = await line.post(Routes.channelMessages(part.address.channelId), { body });
    const messageId = idOf(message);
    return messageId === null ? { kind: 'unknown', reason: 'Discord named no message' } : { kind: 'posted', messageId };
  } catch (thrown) {
    return outcomeOf(thrown);
  }
}

/** Writes a direct message; people may refuse those of bots. */
async function tell(line: REST | null, { userId }: Person, document: Document): Promise<Outcome> {
  if (line === null) return { kind: 'failed', reason: 'not connected to Discord' };
  try {
    const channelId = idOf(await line.post(Routes.userChannels(), { body: { recipient_id: userId } }));
    if (channelId === null) return { kind: 'failed', reason: 'Discord opened no direct messages' };
    const [body] = renderDocument(document);
    const messageId = idOf(await line.post(Routes.channelMessages(channelId), { body }));
    return messageId === null ? { kind: 'unknown', reason: 'Discord named no message' } : { kind: 'posted', messageId };
  } catch (thrown) {
    return outcomeOf(thrown);
  }
}

function idOf(message: unknown): string | null {
  if (typeof message !== 'object' || message === null || !('id' in message)) return null;
  return typeof message.id === 'string' ? message.id : null;
}
