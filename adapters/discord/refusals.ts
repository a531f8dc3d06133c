import { GatewayCloseCodes } from 'discord.js';
import type { Obstacle } from './attempt.ts';

const TOKEN_ADVICE =
  'Discord refuses DISCORD_TOKEN. Copy the bot token again (discord.com/developers/applications, Bot, Reset Token), then start again.';
const INTENTS_ADVICE =
  'Discord refuses the intents of this bot: see discord.com/developers/applications, Bot, or leave out DISCORD_MENTIONS and start again.';
const VERSION_ADVICE = "Discord no longer takes this version of the bot's connection. Update the bot.";

/** The token is wrong, or no longer right. */
export const WRONG_TOKEN = refused('wrong-token', TOKEN_ADVICE);
const INTENTS = refused('intents', INTENTS_ADVICE);

/** The codes after which discord.js leaves a connection alone. */
const FINAL: Readonly<Record<number, Obstacle>> = {
  [GatewayCloseCodes.AuthenticationFailed]: WRONG_TOKEN,
  [GatewayCloseCodes.InvalidShard]: { kind: 'failed', reason: 'the number of shards has changed' },
  [GatewayCloseCodes.ShardingRequired]: { kind: 'failed', reason: 'Discord wants more shards' },
  [GatewayCloseCodes.InvalidAPIVersion]: refused('gateway-version', VERSION_ADVICE),
  [GatewayCloseCodes.InvalidIntents]: INTENTS,
  [GatewayCloseCodes.DisallowedIntents]: INTENTS,
};

/** What a connection that was closed with this code needs before there can be another; null when just another try. */
export function obstacleOfClose(code: number): Obstacle | null {
  return FINAL[code] ?? null;
}

function refused(code: string, advice: string): Obstacle {
  return { kind: 'refused', refusal: { code, advice } };
}
