import { createServer } from 'node:http';
import { type Acts, createActs } from './acts.ts';
import { createAttachments } from './attachments.ts';
import { type Changes, createChanges } from './changes.ts';
import type { RegisteredCommand } from './command-schema.ts';
import { createFaults, type Doing, type Fault } from './faults.ts';
import { createGateway, type FakeGateway } from './gateway.ts';
import { createIds } from './ids.ts';
import { type NewChannel, newChannel } from './new-channel.ts';
import { createRateLimits } from './rate-limits.ts';
import { handleRequest, type SeenRequest } from './rest.ts';
import { createStore, type FakeMessage } from './store.ts';
import { createWorld, type FakeChannel, type World } from './world.ts';

export interface FakeDiscordOptions {
  /** The token that is right; default `fake-token`. */
  readonly token?: string;
  /** How many servers there are; default 1. */
  readonly guilds?: number;
  /** Servers with fifty channels, twenty roles and ten threads, as sizeable ones have. */
  readonly furnished?: boolean;
  readonly heartbeatMs?: number;
  /** Its clock, in milliseconds: how long nonces are known, and the limits; default the machine's. */
  readonly now?: () => number;
  /** Keeps Discord's documented limits; default false. */
  readonly limited?: boolean;
  /** What goes wrong with a post to a channel, by its number from 0. */
  readonly faultAt?: (post: number) => Doing | null;
}

/** A Discord on loopback: REST and gateway, for the real client, in this process or another. */
export interface FakeDiscord extends Acts {
  /** For `rest.api` and `DISCORD_API_URL`. */
  readonly apiUrl: string;
  readonly token: string;
  /** Where attachments are served, for ALLOWED_PRIVATE_HOSTS. */
  readonly host: string;
  readonly world: World;
  readonly gateway: FakeGateway;
  /** How often its own limits were exceeded. */
  refusals(): number;
  /** What reached the API, in order. */
  readonly requests: readonly SeenRequest[];
  readonly until: Changes['until'];
  commands(): readonly RegisteredCommand[];
  /** How often the commands were written. */
  commandWrites(): number;
  channel(name: string): FakeChannel;
  /** Makes a channel: an announcement channel (5), a forum (15) or a media channel (16), say; in the first server if not told. */
  addChannel(given: NewChannel): FakeChannel;
  /** What all can read in a channel, in order. */
  messages(channel: FakeChannel): readonly FakeMessage[];
  /** Lets requests go wrong; gives what mends it. */
  fail(fault: Fault): () => void;
  /** From now on no token is right, and the gateway tells. */
  revoke(): void;
  close(): Promise<void>;
}

/** Starts a fake Discord on a free port. */
export async function startFakeDiscord(options: FakeDiscordOptions = {}): Promise<FakeDiscord> {
  const { token = 'fake-token', guilds = 1, heartbeatMs = 41_250, now = Date.now, faultAt = () => null } = options;
  let right = token;
  const nextId = createIds();
  const world = createWorld(nextId, guilds, options.furnished);
  const store = createStore();
  const changes = createChanges();
  const faults = createFaults();
  const requests: SeenRequest[] = [];
  let port = 0;
  const url = () => `ws://127.0.0.1:${port}`;
  const limits = options.limited ? createRateLimits(now) : null;
  const attachments = createAttachments(nextId, () => `http://127.0.0.1:${port}`);
  const http = createServer((request, response) => {
    if (!attachments.handle(request, response)) void handleRequest(parts, request, response);
  });
  const gateway = createGateway({ http, world, changes, token: () => right, url, heartbeatMs, now });
  const common = { world, store, nextId, gatewayUrl: url, gatewayInfo: gateway.info, faults, changes, now };
  const parts = { ...common, token: () => right, seen: requests, limits, faultAt, posts: { count: 0 } };
  await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening));
  const address = http.address();
  port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    ...createActs({ world, store, nextId, changes, gateway, attachments }),
    apiUrl: `http://127.0.0.1:${port}/api`,
    token,
    host: `127.0.0.1:${port}`,
    world,
    gateway,
    requests,
    refusals: () => limits?.refusals() ?? 0,
    until: changes.until,
    commands: () => store.commands,
    commandWrites: () => store.commandWrites,
    channel(name) {
      const inServers = world.guilds.flatMap((guild) => [...guild.channels, ...guild.threads]);
      const channels = [...inServers, ...world.directChannels];
      const found = channels.find((channel) => channel.name === name);
      if (found === undefined) throw new Error(`no channel ${name}`);
      return found;
    },
    addChannel(given) {
      const guild = given.guild ?? world.guilds[0];
      if (guild === undefined) throw new Error('no server');
      const added = newChannel(given, guild.id, nextId);
      guild.channels.push(added);
      return added;
    },
    messages: (channel) =>
      [...store.messages.values()].filter(({ channelId, ephemeral }) => channelId === channel.id && !ephemeral),
    fail: (fault) => faults.add(fault),
    revoke() {
      right = 'no token is right';
      gateway.drop(4_004);
    },
    async close() {
      gateway.close();
      http.closeAllConnections();
      await new Promise((closed) => http.close(closed));
    },
  };
}
