import { DiscordAPIError, HTTPError } from 'discord.js';
import { messageOf } from '../../src/index.ts';

/**
 * What the log gets of something thrown: of Discord's answers only the words, since discord.js's errors carry the
 * interaction's token and the whole message; of anything else the error with its stack.
 */
export function logFields(thrown: unknown): object {
  if (thrown instanceof HTTPError) return { reason: `HTTP ${thrown.status} ${thrown.message}`.trim() };
  if (thrown instanceof DiscordAPIError)
    return { reason: `HTTP ${thrown.status}, ${thrown.code}: ${messageOf(thrown)}` };
  return { err: thrown };
}
