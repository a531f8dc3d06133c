import { type REST, Routes } from 'discord.js';
import type { Outcome, Part, Publisher } from '../../src/index.ts';
import { LIMITS } from './limits.ts';
import { outcomeOf } from './outcome.ts';
import { renderDocument } from './render.ts';

/** Posts to channels with a nonce that Discord enforces: the same part again, within minutes, is the same message. */
export function createPublisher(rest: () => REST | null): Publisher {
  return {
    platform: 'discord',
    idempotent: true,
    render: (document) => renderDocument(document).map((payload) => JSON.stringify(payload)),
    post: (part) => post(rest(), part),
  };
}

async function post(rest: REST | null, part: Part): Promise<Outcome> {
  if (rest === null) return { kind: 'failed', reason: 'not connected to Discord' };
  if (part.key.length > LIMITS.nonce) throw new RangeError(`a nonce is too long: ${part.key}`);
  const rendered: object = JSON.parse(part.payload);
  try {
    const body = { ...rendered, nonce: part.key, enforce_nonce: true };
    const message = await rest.post(Routes.channelMessages(part.address.channelId), { body });
    const messageId = idOf(message);
    return messageId === null ? { kind: 'unknown', reason: 'Discord named no message' } : { kind: 'posted', messageId };
  } catch (thrown) {
    return outcomeOf(thrown);
  }
}

function idOf(message: unknown): string | null {
  if (typeof message !== 'object' || message === null || !('id' in message)) return null;
  return typeof message.id === 'string' ? message.id : null;
}
