import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import {
  type Client,
  DiscordjsErrorCodes,
  Events,
  HTTPError,
  OAuth2Scopes,
  PermissionFlagsBits,
  type REST,
  Status,
} from 'discord.js';
import { type Logger, messageOf, ok, type Result, refuse } from '../../src/index.ts';

export interface ConnectionParts {
  /** Makes a client with its handlers; one that failed to connect cannot be used again. */
  readonly newClient: () => Client<boolean>;
  readonly token: string;
  readonly logger: Logger;
  /** Pauses between attempts in ms; the last one repeats. */
  readonly pauses: readonly number[];
  /** After how many ms `start` answers although nothing is known yet. */
  readonly patience: number;
}

/** The connection to Discord's gateway. */
export interface Connection {
  /** Refuses only what trying again cannot mend; otherwise connects, if need be later and in the background. */
  start(): Promise<Result<{ readonly description: string }>>;
  stop(): Promise<void>;
  /** Connected now. */
  ready(): boolean;
  /** The API for posts, from the first connection on; it also works while the gateway is away. */
  rest(): REST | null;
}

/** Messages of discord.js for what only a person can mend; they come without a code. */
const BAD_TOKEN = 'Authentication failed';
const BAD_INTENTS = ['Used disallowed intents', 'Used invalid intents'];
const TOKEN_ADVICE =
  'Discord refuses DISCORD_TOKEN. Copy the bot token again: discord.com/developers/applications, Bot, Reset Token.';
const INTENTS_ADVICE =
  'Discord refuses the intents of this bot: see discord.com/developers/applications, Bot, or leave out DISCORD_MENTIONS.';
/** What can stand in an HTTP header at all. */
const TOKEN = /^[\x21-\x7e]+$/;
const UNREACHABLE = 'unreachable';
/** What the bot asks for when it is invited. */
const INVITED_WITH = [
  PermissionFlagsBits.ViewChannel,
  PermissionFlagsBits.SendMessages,
  PermissionFlagsBits.SendMessagesInThreads,
  PermissionFlagsBits.EmbedLinks,
];

/** Connects to the gateway and keeps trying; once connected, discord.js reconnects and resumes by itself. */
export function createConnection({ newClient, token, logger, pauses, patience }: ConnectionParts): Connection {
  const stopping = new AbortController();
  let current: Client<boolean> | null = null;

  async function attempt(): Promise<Result<{ description: string }>> {
    const client = newClient();
    current = client;
    const ended = new AbortController();
    try {
      const ready = once(client, Events.ClientReady, { signal: AbortSignal.any([stopping.signal, ended.signal]) });
      await Promise.all([ready, client.login(token)]);
      return ok({ description: describe(client) });
    } catch (thrown) {
      await client.destroy();
      return refusalOf(thrown);
    } finally {
      ended.abort();
    }
  }

  async function keepTrying(first: Result<{ description: string }>): Promise<void> {
    let result = first;
    for (let tries = 0; !result.ok && result.refusal.code === UNREACHABLE && !stopping.signal.aborted; tries++) {
      const pause = pauses[Math.min(tries, pauses.length - 1)] ?? 0;
      logger.warn({ reason: messageOf(result.refusal.cause), nextInMs: pause }, 'Discord cannot be reached');
      await wait(pause, undefined, { signal: stopping.signal }).catch(() => undefined);
      if (!stopping.signal.aborted) result = await attempt();
    }
    if (stopping.signal.aborted) return;
    if (result.ok) logger.info({}, `discord ${result.value.description}`);
    else logger.error({ code: result.refusal.code }, result.refusal.advice);
  }

  return {
    async start() {
      if (!TOKEN.test(token)) return refuse('wrong-token', TOKEN_ADVICE);
      const first = attempt();
      const soon = await Promise.race([first, wait(patience, null, { ref: false })]);
      if (soon?.ok || (soon !== null && soon.refusal.code !== UNREACHABLE)) return soon;
      void first.then(keepTrying);
      return ok({ description: soon === null ? 'no answer yet, still trying' : soon.refusal.advice });
    },
    async stop() {
      stopping.abort();
      // discord.js reports our own farewell as a lost connection.
      current?.removeAllListeners(Events.ShardReconnecting);
      await current?.destroy();
    },
    ready() {
      if (!current?.isReady()) return false;
      return current.ws.shards.every(({ status }) => status === Status.Ready);
    },
    rest: () => (current?.isReady() ? current.rest : null),
  };
}

function describe(client: Client<boolean>): string {
  const servers = client.guilds.cache.size;
  const known = `connected as ${client.user?.tag ?? 'unknown'}, ${servers} ${servers === 1 ? 'server' : 'servers'}`;
  if (servers > 0) return known;
  const scopes = [OAuth2Scopes.Bot, OAuth2Scopes.ApplicationsCommands];
  return `${known}: invite it with ${client.generateInvite({ scopes, permissions: INVITED_WITH })}`;
}

function refusalOf(thrown: unknown): Result<never> {
  const message = messageOf(thrown);
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
  if (code === DiscordjsErrorCodes.TokenInvalid || message === BAD_TOKEN) {
    return refuse('wrong-token', TOKEN_ADVICE, thrown);
  }
  if (BAD_INTENTS.includes(message)) return refuse('intents', INTENTS_ADVICE, thrown);
  const reason = thrown instanceof HTTPError ? `HTTP ${thrown.status}` : message || String(code ?? 'no answer');
  return refuse(UNREACHABLE, `can't reach Discord (${reason}), trying again`, thrown);
}
