import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Acts, createActs } from './acts.ts';
import { createDeliveries, type Deliveries } from './deliveries.ts';
import { createInstalls, type InstallPlace, type Installs } from './installs.ts';
import { createSocketHub } from './socket-hub.ts';
import { createWatch, type Watch } from './watch.ts';
import { createWebApi, type Fault, type WebApi, type WebApiOptions } from './web-api.ts';
import type { FakeMessage, Workspace } from './workspace.ts';

/** Slack on loopback: Web API, response_urls, Socket Mode, and signed requests to the bot. */
export interface FakeSlack
  extends Acts,
    Pick<Deliveries, 'sendTo' | 'postSigned'>,
    Pick<WebApi, 'calls' | 'expireResponseUrls' | 'hold' | 'interrupt' | 'refusals' | 'release'>,
    Pick<Installs, 'addWorkspace' | 'app' | 'redirectTo' | 'revoke' | 'rotate' | 'signIn'>,
    Pick<Watch, 'until'> {
  readonly workspace: Workspace;
  /** For SLACK_API_URL. */
  readonly apiUrl: string;
  /** Where files are, and where one signs in, for ALLOWED_PRIVATE_HOSTS. */
  readonly hosts: readonly string[];
  /** The next calls of a Web API method, or of `response_url`, go wrong. */
  inject(method: string, fault: Fault, times?: number): void;
  /** What people do in another workspace. */
  actsIn(workspace: Workspace): Acts;
  /** Tells the bot that a workspace removed the app: takes its tokens back, then sends the event. */
  uninstall(place: InstallPlace, event?: RemovalEvent): Promise<void>;
  /** Sends such an event alone, with the time when it happened, in seconds. */
  tellRemoval(place: InstallPlace, event: RemovalEvent, seconds?: number): Promise<void>;
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

/** How Slack tells of a removal. */
type RemovalEvent =
  | { readonly type: 'app_uninstalled' }
  | {
      readonly type: 'tokens_revoked';
      readonly tokens: { readonly oauth?: readonly string[]; readonly bot?: readonly string[] };
    }
  | { readonly type: 'team_access_revoked'; readonly team_ids: readonly string[] };

/** Starts a fake Slack on a free port of loopback. */
export async function startFakeSlack(options: WebApiOptions = {}): Promise<FakeSlack> {
  const now = options.now ?? Date.now;
  const installs = createInstalls(now);
  const workspace = installs.first;
  const watch = createWatch();
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const base = `http://127.0.0.1:${port}`;
  const api = createWebApi(installs, watch, { base, socket: `ws://127.0.0.1:${port}/link?ticket=fake` }, options);
  server.on('request', (request, response) => {
    api.handle(request, response).catch((thrown) => response.writeHead(500).end(String(thrown)));
  });
  const hub = createSocketHub(server, watch);
  const deliveries = createDeliveries(workspace, hub);

  const { deliver } = deliveries;
  const actsIn = (its: Workspace): Acts => createActs({ workspace: its, watch, api, deliver });
  let removals = 0;
  const tellRemoval = async (place: InstallPlace, event: RemovalEvent, seconds = Math.floor(now() / 1000)) => {
    const team_id = 'workspaces' in place ? place.id : place.teamId;
    const organisation = 'workspaces' in place ? { enterprise_id: place.id } : {};
    const id = { type: 'event_callback', event_id: `EvRemoval${++removals}`, event_time: seconds };
    await deliver('events_api', { ...id, team_id, ...organisation, event }, false);
  };
  const { addWorkspace, app, redirectTo, revoke, rotate, signIn } = installs;

  return {
    workspace,
    apiUrl: `${base}/api/`,
    ...actsIn(workspace),
    ...{ addWorkspace, app, redirectTo, revoke, rotate, signIn },
    actsIn,
    tellRemoval,
    async uninstall(place, event = { type: 'app_uninstalled' }) {
      installs.revoke(place);
      await tellRemoval(place, event);
    },
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
