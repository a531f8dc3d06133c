import type { Server } from 'node:http';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';
import type { Changes } from './changes.ts';
import { guildJson, userJson, type World } from './world.ts';

const OP = {
  dispatch: 0,
  heartbeat: 1,
  identify: 2,
  resume: 6,
  reconnect: 7,
  invalidSession: 9,
  hello: 10,
  ack: 11,
} as const;
/** The intents that events need, as bits. */
export const INTENTS = { guilds: 1, guildMessages: 512 } as const;

const received = z.discriminatedUnion('op', [
  z.object({ op: z.literal(OP.heartbeat), d: z.number().nullable() }),
  z.object({ op: z.literal(OP.identify), d: z.object({ token: z.string(), intents: z.int() }) }),
  z.object({ op: z.literal(OP.resume), d: z.object({ token: z.string(), session_id: z.string(), seq: z.int() }) }),
]);

interface Session {
  readonly id: string;
  readonly intents: number;
  readonly events: { readonly s: number; readonly t: string; readonly d: unknown }[];
  socket: WebSocket | null;
}

/** A gateway that identifies, beats, dispatches and resumes like Discord's. */
export interface FakeGateway {
  readonly counts: { identified: number; resumed: number; heartbeats: number };
  /** Sends an event to every session that asked for it; a session that is away gets it when it resumes. */
  dispatch(event: string, data: unknown, intent?: number): void;
  /** Closes the connections; a session can be resumed unless `forget` is set. */
  drop(code: number, forget?: boolean): void;
  /** Asks the clients to reconnect (op 7). */
  askToReconnect(): void;
  /** Sessions with an open connection. */
  connected(): number;
  close(): void;
}

export interface GatewayParts {
  readonly http: Server;
  readonly world: World;
  readonly changes: Changes;
  readonly token: string;
  readonly url: () => string;
  readonly heartbeatMs: number;
}

export function createGateway(parts: GatewayParts): FakeGateway {
  const { http, changes } = parts;
  const server = new WebSocketServer({ server: http });
  const state: State = { sessions: new Map(), counts: { identified: 0, resumed: 0, heartbeats: 0 } };
  const { sessions, counts } = state;

  server.on('connection', (socket) => {
    socket.on('message', (raw) => receive(parts, state, socket, raw));
    socket.on('close', () => {
      for (const session of sessions.values()) if (session.socket === socket) session.socket = null;
      changes.notify();
    });
    send(socket, { op: OP.hello, d: { heartbeat_interval: parts.heartbeatMs } });
  });

  return {
    counts,
    dispatch(event, data, intent = 0) {
      for (const session of sessions.values()) if ((session.intents & intent) === intent) emit(session, event, data);
    },
    drop(code, forget = false) {
      if (forget) sessions.clear();
      for (const socket of server.clients) socket.close(code);
    },
    askToReconnect() {
      for (const socket of server.clients) send(socket, { op: OP.reconnect, d: null });
    },
    connected: () => [...sessions.values()].filter(({ socket }) => socket !== null).length,
    close() {
      for (const socket of server.clients) socket.terminate();
      server.close();
    },
  };
}

interface State {
  readonly sessions: Map<string, Session>;
  readonly counts: FakeGateway['counts'];
}

function send(socket: WebSocket | null, packet: object): void {
  socket?.send(JSON.stringify(packet));
}

function emit(session: Session, t: string, d: unknown): void {
  const event = { s: session.events.length + 1, t, d };
  session.events.push(event);
  send(session.socket, { op: OP.dispatch, ...event });
}

function receive(parts: GatewayParts, state: State, socket: WebSocket, raw: RawData): void {
  const packet = received.safeParse(JSON.parse(String(raw)));
  if (!packet.success) return;
  const { data } = packet;
  if (data.op === OP.heartbeat) {
    state.counts.heartbeats++;
    send(socket, { op: OP.ack });
  } else if (data.d.token !== parts.token) socket.close(4004, 'Authentication failed.');
  else if (data.op === OP.identify) identify(parts, state, socket, data.d.intents);
  else resume(state, socket, data.d.session_id, data.d.seq);
  parts.changes.notify();
}

function identify({ world, url }: GatewayParts, { sessions, counts }: State, socket: WebSocket, intents: number): void {
  counts.identified++;
  const id = `session-${counts.identified}`;
  const session: Session = { id, intents, events: [], socket };
  sessions.set(id, session);
  emit(session, 'READY', {
    v: 10,
    user: userJson(world.bot),
    guilds: world.guilds.map((guild) => ({ id: guild.id, unavailable: true })),
    session_id: id,
    resume_gateway_url: url(),
    shard: [0, 1],
    application: { id: world.applicationId, flags: 0 },
  });
  for (const guild of world.guilds) emit(session, 'GUILD_CREATE', guildJson(world, guild));
}

function resume({ sessions, counts }: State, socket: WebSocket, id: string, seq: number): void {
  const session = sessions.get(id);
  if (session === undefined) {
    send(socket, { op: OP.invalidSession, d: false });
    return;
  }
  session.socket = socket;
  for (const event of session.events.slice(seq)) send(socket, { op: OP.dispatch, ...event });
  counts.resumed++;
  emit(session, 'RESUMED', {});
}
