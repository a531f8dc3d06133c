import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Changes } from './changes.ts';
import { createSessions, OP, type SessionCounts, send } from './sessions.ts';
import type { World } from './world.ts';

/** The intents that events need, as bits. */
export const INTENTS = { guilds: 1, guildMessages: 512 } as const;

/** What `GET /gateway/bot` says; tests change it. */
export interface GatewayInfo {
  shards: number;
  total: number;
  /** Each new session takes one. */
  remaining: number;
  resetAfterMs: number;
  maxConcurrency: number;
  /** How far apart sessions of one turn must begin; 0 for as one likes. */
  apartMs: number;
}

/** What the gateway leaves out, or does instead; tests switch it on and off. */
export interface Moods {
  /** Says nothing of that kind. */
  readonly silent: Set<'hello' | 'ack' | 'ready' | 'resumed'>;
  /** Closes a connection that identifies, with this code. */
  closeOnIdentify: number | null;
  /** Breaks connections as they are opened (`cut`), or answers the handshake with a 502. */
  refusing: 'cut' | 'answer' | null;
}

/** A gateway that identifies, beats, dispatches and resumes like Discord's. */
export interface FakeGateway {
  readonly counts: SessionCounts;
  readonly info: GatewayInfo;
  readonly moods: Moods;
  /** Sends an event to every session that asked for it and that its server belongs to; one that is away gets it later. */
  dispatch(event: string, data: object, intent?: number): void;
  /** Closes the connections (1006: without a farewell); a session can be resumed unless `forget` is set. */
  drop(code: number, forget?: boolean): void;
  /** Asks the clients to reconnect (op 7). */
  askToReconnect(): void;
  /** Says that the sessions are invalid (op 9), and forgets them unless they can be resumed. */
  invalidate(resumable: boolean): void;
  /** Sessions with an open connection. */
  connected(): number;
  close(): void;
}

export interface GatewayParts {
  readonly http: Server;
  readonly world: World;
  readonly changes: Changes;
  readonly token: () => string;
  readonly url: () => string;
  readonly heartbeatMs: number;
  /** Milliseconds. */
  readonly now: () => number;
}

export function createGateway(parts: GatewayParts): FakeGateway {
  const info: GatewayInfo = {
    shards: 1,
    total: 1_000,
    remaining: 999,
    resetAfterMs: 14_400_000,
    maxConcurrency: 1,
    apartMs: 0,
  };
  const moods: Moods = { silent: new Set(), closeOnIdentify: null, refusing: null };
  const { http, heartbeatMs } = parts;
  const server = new WebSocketServer({ noServer: true });
  const sessions = createSessions({ ...parts, info, moods });

  http.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (moods.refusing !== null) {
      if (moods.refusing === 'answer') socket.write('HTTP/1.1 502 Bad Gateway\r\nConnection: close\r\n\r\n');
      socket.destroy();
      return;
    }
    server.handleUpgrade(request, socket, head, (open: WebSocket) => {
      sessions.serve(open);
      if (!moods.silent.has('hello')) send(open, { op: OP.hello, d: { heartbeat_interval: heartbeatMs } });
    });
  });

  return {
    info,
    moods,
    counts: sessions.counts,
    dispatch: sessions.dispatch,
    drop(code, forget = false) {
      if (forget) sessions.forget();
      for (const socket of server.clients) {
        if (code === 1_006) socket.terminate();
        else socket.close(code);
      }
    },
    askToReconnect() {
      for (const socket of server.clients) send(socket, { op: OP.reconnect, d: null });
    },
    invalidate(resumable) {
      if (!resumable) sessions.forget();
      for (const socket of server.clients) send(socket, { op: OP.invalidSession, d: resumable });
    },
    connected: sessions.connected,
    close() {
      for (const socket of server.clients) socket.terminate();
      server.close();
    },
  };
}
