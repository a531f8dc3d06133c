import type { RawData, WebSocket } from 'ws';
import { z } from 'zod';
import { createSlidingWindow } from '../sliding-window.ts';
import type { GatewayInfo, GatewayParts, Moods } from './gateway.ts';
import { guildJson, userJson, type World } from './world.ts';

export const OP = {
  dispatch: 0,
  heartbeat: 1,
  identify: 2,
  resume: 6,
  reconnect: 7,
  invalidSession: 9,
  hello: 10,
  ack: 11,
} as const;

const shard = z.tuple([z.int(), z.int()]);
const received = z.discriminatedUnion('op', [
  z.object({ op: z.literal(OP.heartbeat), d: z.number().nullable() }),
  z.object({ op: z.literal(OP.identify), d: z.object({ token: z.string(), intents: z.int(), shard }) }),
  z.object({ op: z.literal(OP.resume), d: z.object({ token: z.string(), session_id: z.string(), seq: z.int() }) }),
]);
type Received = z.infer<typeof received>;
type Identify = Extract<Received, { op: typeof OP.identify }>['d'];

/** Commands that a connection takes in a minute. */
const COMMANDS = { most: 120, withinMs: 60_000 };
const INTENTS_KNOWN = (1 << 26) - 1;
/** Close codes (docs.discord.com/developers/topics/opcodes-and-status-codes). */
const CLOSE = {
  unknown: 4001,
  early: 4003,
  token: 4004,
  twice: 4005,
  seq: 4007,
  limit: 4008,
  shard: 4010,
  intents: 4013,
};

interface Session {
  readonly id: string;
  readonly intents: number;
  readonly shard: readonly [number, number];
  readonly events: { readonly s: number; readonly t: string; readonly d: unknown }[];
  socket: WebSocket | null;
}

export interface SessionCounts {
  identified: number;
  resumed: number;
  heartbeats: number;
  /** Connections that were opened. */
  opened: number;
}

/** The sessions of the fake gateway, as its protocol keeps them. */
export interface Sessions {
  readonly counts: SessionCounts;
  serve(socket: WebSocket): void;
  dispatch(event: string, data: object, intent?: number): void;
  connected(): number;
  forget(): void;
}

interface Parts extends Omit<GatewayParts, 'http'> {
  readonly info: GatewayInfo;
  readonly moods: Moods;
}

export function send(socket: WebSocket | null, packet: object): void {
  socket?.send(JSON.stringify(packet));
}

/** The shard, of so many, that gets a server's events; direct messages go to the first. */
function shardOf(guildId: unknown, count: number): number {
  return typeof guildId === 'string' ? Number((BigInt(guildId) >> 22n) % BigInt(count)) : 0;
}

function guildOf(event: string, data: object): unknown {
  if ('guild_id' in data) return data.guild_id;
  return event.startsWith('GUILD_') && 'id' in data ? data.id : null;
}

export function createSessions(parts: Parts): Sessions {
  const { changes, moods, info } = parts;
  const sessions = new Map<string, Session>();
  const counts = { identified: 0, resumed: 0, heartbeats: 0, opened: 0 };
  const commands = createSlidingWindow(COMMANDS.most, COMMANDS.withinMs);
  const begunAt = new Map<number, number>();

  function emit(session: Session, t: string, d: unknown): void {
    const event = { s: session.events.length + 1, t, d };
    session.events.push(event);
    send(session.socket, { op: OP.dispatch, ...event });
  }

  /** Why a connection that identifies so is closed; null where it is not. */
  function closeOf({ intents, shard: [id, count] }: Identify): number | null {
    if (moods.closeOnIdentify !== null) return moods.closeOnIdentify;
    if (id >= count) return CLOSE.shard;
    return (intents & ~INTENTS_KNOWN) === 0 ? null : CLOSE.intents;
  }

  function identify(socket: WebSocket, asked: Identify): void {
    const code = closeOf(asked);
    if (code !== null) {
      socket.close(code);
      return;
    }
    const { intents, shard } = asked;
    info.remaining--;
    const turn = shard[0] % info.maxConcurrency;
    if (parts.now() - (begunAt.get(turn) ?? Number.NEGATIVE_INFINITY) < info.apartMs) {
      send(socket, { op: OP.invalidSession, d: false });
      return;
    }
    begunAt.set(turn, parts.now());
    counts.identified++;
    const session: Session = { id: `session-${counts.identified}`, intents, shard, events: [], socket };
    sessions.set(session.id, session);
    if (!moods.silent.has('ready')) begin(parts, session, emit);
  }

  function resume(socket: WebSocket, id: string, seq: number): void {
    const session = sessions.get(id);
    if (session === undefined) send(socket, { op: OP.invalidSession, d: false });
    else if (seq > session.events.length) socket.close(CLOSE.seq, 'Invalid seq.');
    else if (!moods.silent.has('resumed')) {
      session.socket = socket;
      for (const event of session.events.slice(seq)) send(socket, { op: OP.dispatch, ...event });
      counts.resumed++;
      emit(session, 'RESUMED', {});
    }
  }

  function answer(socket: WebSocket, { op, d }: Received): void {
    const begun = [...sessions.values()].some((session) => session.socket === socket);
    if (op === OP.heartbeat) {
      counts.heartbeats++;
      if (!moods.silent.has('ack')) send(socket, { op: OP.ack });
    } else if (d.token !== parts.token()) socket.close(CLOSE.token, 'Authentication failed.');
    else if (begun && op === OP.identify) socket.close(CLOSE.twice, 'Already authenticated.');
    else if (op === OP.identify) identify(socket, d);
    else resume(socket, d.session_id, d.seq);
  }

  function receive(socket: WebSocket, connection: number, raw: RawData): void {
    const packet = received.safeParse(JSON.parse(String(raw)));
    if (commands.take(String(connection), parts.now()) > 0) socket.close(CLOSE.limit, 'Rate limited.');
    else if (packet.success) answer(socket, packet.data);
    else socket.close(CLOSE.unknown, 'Unknown opcode.');
    changes.notify();
  }

  return {
    counts,
    serve(socket) {
      const connection = counts.opened++;
      socket.on('message', (raw) => receive(socket, connection, raw));
      socket.on('close', () => {
        for (const session of sessions.values()) if (session.socket === socket) session.socket = null;
        changes.notify();
      });
      changes.notify();
    },
    dispatch(event, data, intent = 0) {
      for (const session of sessions.values()) {
        const [id, count] = session.shard;
        const concerned = (session.intents & intent) === intent && shardOf(guildOf(event, data), count) === id;
        if (concerned) emit(session, event, data);
      }
    },
    connected: () => [...sessions.values()].filter(({ socket }) => socket !== null).length,
    forget: () => sessions.clear(),
  };
}

function begin({ world, url }: Parts, session: Session, emit: (session: Session, t: string, d: unknown) => void): void {
  const [id, count] = session.shard;
  const guilds = guildsOf(world, id, count);
  emit(session, 'READY', {
    v: 10,
    user: userJson(world.bot),
    guilds: guilds.map((guild) => ({ id: guild.id, unavailable: true })),
    session_id: session.id,
    session_type: 'normal',
    resume_gateway_url: url(),
    shard: session.shard,
    application: { id: world.applicationId, flags: 0 },
  });
  for (const guild of guilds) emit(session, 'GUILD_CREATE', guildJson(world, guild));
}

function guildsOf(world: World, id: number, count: number): World['guilds'] {
  return world.guilds.filter((guild) => shardOf(guild.id, count) === id);
}
