import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Acts, createActs } from './acts.ts';
import { createDeliveries, type Deliveries } from './deliveries.ts';
import { createSocketHub } from './socket-hub.ts';
import { createWatch, type Watch } from './watch.ts';
import { createWebApi, type Fault, type WebApi, type WebApiOptions } from './web-api.ts';
import { createWorkspace, type FakeMessage, type Workspace } from './workspace.ts';

/** Slack on loopback: Web API, response_urls, Socket Mode, and signed requests to the bot. */
export interface FakeSlack
  extends Acts,
    Pick<Deliveries, 'sendTo' | 'postSigned'>,
    Pick<WebApi, 'calls' | 'expireResponseUrls' | 'hold' | 'interrupt' | 'refusals' | 'release'>,
    Pick<Watch, 'until'> {
  readonly workspace: Workspace;
  /** For SLACK_API_URL. */
  readonly apiUrl: string;
  /** Where files are, and where one signs in, for ALLOWED_PRIVATE_HOSTS. */
  readonly hosts: readonly string[];
  /** The next calls of a Web API method, or of `response_url`, go wrong. */
  inject(method: string, fault: Fault, times?: number): void;
  messages(channel: string): readonly FakeMessage[];
  /** Announces the end of every connection; with `close` ends them at once. */
  refreshSockets(close?: boolean): void;
  /** Cuts every connection without a word. */
  dropSockets(): void;
  connections(): number;
  /** Connections that were opened since the start. */
  opened(): number;
  close(): Promise<void>;
}

/** Starts a fake Slack on a free port of loopback. */
export async function startFakeSlack(options: WebApiOptions = {}): Promise<FakeSlack> {
  const workspace = createWorkspace();
  const watch = createWatch();
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const base = `http://127.0.0.1:${port}`;
  const api = createWebApi(workspace, watch, { base, socket: `ws://127.0.0.1:${port}/link?ticket=fake` }, options);
  server.on('request', (request, response) => {
    api.handle(request, response).catch((thrown) => response.writeHead(500).end(String(thrown)));
  });
  const hub = createSocketHub(server, watch);
  const deliveries = createDeliveries(workspace, hub);

  return {
    workspace,
    apiUrl: `${base}/api/`,
    ...createActs({ workspace, watch, api, deliver: deliveries.deliver }),
    sendTo: deliveries.sendTo,
    postSigned: deliveries.postSigned,
    inject: (method, fault, times = 1) => api.inject(method, fault, times),
    hosts: [`127.0.0.1:${port}`, `localhost:${port}`],
    calls: api.calls,
    expireResponseUrls: api.expireResponseUrls,
    hold: api.hold,
    release: api.release,
    interrupt: api.interrupt,
    refusals: api.refusals,
    messages: (channel) => workspace.messages.filter((message) => message.channel === channel),
    until: watch.until,
    refreshSockets: (close = false) => hub.refresh(close),
    dropSockets: hub.drop,
    connections: hub.connections,
    opened: hub.opened,
    async close() {
      hub.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
