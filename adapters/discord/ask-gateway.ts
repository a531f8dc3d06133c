import { type APIGatewayBotInfo, DiscordAPIError, HTTPError, type REST, Routes } from 'discord.js';
import { messageOf } from '../../src/index.ts';
import type { Obstacle } from './attempt.ts';
import { WRONG_TOKEN } from './refusals.ts';

/** Discord takes another session; `pauseMs` is how long a session that is only renewed should wait before. */
export type GatewayAnswer = { readonly kind: 'open'; readonly pauseMs: number } | Obstacle;

/** Below this share of a day's session starts, renewed sessions are spread over the time that is left. */
const RESERVE = 0.2;

/** Asks Discord whether the token is right and so many sessions may begin: all that it recommends unless told. */
export async function askGateway(line: REST, sessions?: number): Promise<GatewayAnswer> {
  try {
    const info = (await line.get(Routes.gatewayBot())) as Partial<APIGatewayBotInfo>;
    const { shards, session_start_limit: starts } = info;
    if (shards === undefined || starts === undefined)
      return { kind: 'failed', reason: 'this is not the API of Discord' };
    const { total, remaining, reset_after: resetMs } = starts;
    if (remaining < (sessions ?? shards)) {
      return { kind: 'later', reason: `${remaining} of ${total} session starts are left today`, afterMs: resetMs };
    }
    return { kind: 'open', pauseMs: remaining < total * RESERVE ? resetMs / remaining : 0 };
  } catch (thrown) {
    if (thrown instanceof DiscordAPIError && thrown.status === 401) return WRONG_TOKEN;
    return { kind: 'failed', reason: reasonOf(thrown) };
  }
}

/** Why a request came to nothing, in few words for the operator. */
export function reasonOf(thrown: unknown): string {
  if (thrown instanceof HTTPError || thrown instanceof DiscordAPIError) return `HTTP ${thrown.status}`;
  if (thrown instanceof Error && thrown.name === 'AbortError') return 'no answer';
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
  return messageOf(thrown) || code || 'no answer';
}
