import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Watch } from './watch.ts';

/** One thing that Slack sends through Socket Mode. */
export interface Envelope {
  readonly envelope_id: string;
  readonly type: 'slash_commands' | 'interactive' | 'events_api';
  readonly payload: Readonly<Record<string, unknown>>;
}

export interface SocketHub {
  /** Sends an envelope to one of the connections, in turn; resolves with what it is acknowledged with. */
  send(envelope: Envelope): Promise<unknown>;
  /** Announces to every connection that it will end; with `close` ends it at once, without waiting for the client. */
  refresh(close: boolean): void;
  /** Cuts every connection without a word. */
  drop(): void;
  connections(): number;
  /** Connections that were opened since the start. */
  opened(): number;
  close(): void;
}

/** The WebSocket side of Socket Mode on a server's upgrades. */
export function createSocketHub(server: Server, watch: Watch): SocketHub {
  const sockets = new Set<WebSocket>();
  const leaving = new Set<WebSocket>();
  const pending = new Map<string, WebSocket>();
  const acknowledged = new Map<string, unknown>();
  const wss = new WebSocketServer({ noServer: true });
  let opened = 0;
  let turn = 0;

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    wss.handleUpgrade(request, socket, head, (ws) => {
      opened++;
      sockets.add(ws);
      ws.on('message', (data) => {
        const { envelope_id, payload = null } = JSON.parse(String(data));
        acknowledged.set(envelope_id, payload);
        pending.delete(envelope_id);
        closeReplaced();
        watch.changed();
      });
      ws.on('close', () => {
        sockets.delete(ws);
        leaving.delete(ws);
        watch.changed();
      });
      ws.on('error', () => undefined);
      ws.send(JSON.stringify({ type: 'hello', num_connections: sockets.size, connection_info: { app_id: 'A0FAKE' } }));
      closeReplaced();
      watch.changed();
    });
  });

  /** Slack closes an announced connection some seconds later: here, when others stand and it owes no answer. */
  function closeReplaced(): void {
    if (sockets.size - leaving.size < leaving.size) return;
    const busy = new Set(pending.values());
    for (const ws of leaving) if (!busy.has(ws)) ws.close();
  }

  return {
    async send(envelope) {
      const open = [...sockets].filter((ws) => ws.readyState === ws.OPEN);
      const staying = open.filter((ws) => !leaving.has(ws));
      const usable = staying.length > 0 ? staying : open;
      const ws = usable[turn++ % usable.length];
      if (ws === undefined) throw new Error('dispatch_failed: no connection');
      acknowledged.delete(envelope.envelope_id);
      pending.set(envelope.envelope_id, ws);
      ws.send(JSON.stringify({ ...envelope, accepts_response_payload: envelope.type === 'slash_commands' }));
      const { envelope_id } = envelope;
      await watch.until(() => (acknowledged.has(envelope_id) ? true : null), `the acknowledgement of ${envelope_id}`);
      return acknowledged.get(envelope_id);
    },
    refresh(close) {
      for (const ws of sockets) {
        ws.send(JSON.stringify({ type: 'disconnect', reason: close ? 'refresh_requested' : 'warning' }));
        if (close) ws.close();
        else leaving.add(ws);
      }
    },
    drop() {
      for (const ws of sockets) ws.terminate();
    },
    connections: () => sockets.size,
    opened: () => opened,
    close() {
      for (const ws of sockets) ws.terminate();
      wss.close();
    },
  };
}
