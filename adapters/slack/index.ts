import { App, type HTTPReceiver } from '@slack/bolt';
import {
  type Clock,
  type CommandService,
  type FetchFile,
  type Logger,
  type Publisher,
  type Result,
  refuse,
  systemWait,
} from '../../src/index.ts';
import { type AccessOptions, createAccess } from './access.ts';
import { createBoltLogger } from './bolt-logger.ts';
import { type ClientOptions, clientOptionsFor } from './client-options.ts';
import { EVENTS_PATH } from './commands.ts';
import { createConnection } from './connection.ts';
import { registerHandlers } from './handlers.ts';
import { createHttpReceiver, createRequestHandler, type RequestHandler } from './http-receiver.ts';
import { createPublisher } from './publisher.ts';
import { createRunning } from './running.ts';
import { createSeenIds } from './seen-ids.ts';
import { createSocketReceiver, type SocketReceiver } from './socket-receiver.ts';
import { type AbortableWait, waitUntil } from './wait-until.ts';
import type { Workspaces } from './workspace.ts';

export { createSlackFace } from './face.ts';
export type { AccessOptions };

/** What the adapter needs; everything that acts on the world is passed in. */
export type SlackAdapterOptions = AccessOptions & {
  /** With it Socket Mode is used, else HTTP with the signing secret. */
  readonly appToken?: string | undefined;
  readonly signingSecret?: string | undefined;
  /** Another API base than Slack's own, ending in `/api/`. */
  readonly apiUrl?: string | undefined;
  readonly service: CommandService;
  /** Fetches what people upload. */
  readonly fetchFile: FetchFile;
  readonly logger: Logger;
  readonly clock: Clock;
  /** Waits so many milliseconds; by the machine's own timers unless given. */
  readonly timer?: (ms: number) => Promise<void>;
  /** The same for what a stop ends. */
  readonly wait?: AbortableWait;
};

/** Slack, assembled: what the composition root starts, stops and mounts. */
export interface SlackAdapter {
  readonly name: 'slack';
  /** Refuses a wrong token or a missing transport. A Slack that does not answer is tried again in the background. */
  start(): Promise<Result<{ description: string }>>;
  /** Stops receiving, then waits for what is running; harmless when called twice. */
  stop(): Promise<void>;
  /** Why commands do not reach the bot or it can't answer; null while they do. */
  problem(): string | null;
  readonly publisher: Publisher;
  /** Handlers to mount on the HTTP server of the process, by path; empty with Socket Mode. */
  readonly routes: ReadonlyMap<string, RequestHandler>;
}

/** Creates the Slack adapter; nothing is sent before `start`. */
export function createSlackAdapter(options: SlackAdapterOptions): SlackAdapter {
  const { appToken, signingSecret, logger, clock } = options;
  const boltLogger = createBoltLogger(logger);
  const clientOptions = clientOptionsFor(options.apiUrl, boltLogger);
  const stopping = new AbortController();
  const running = createRunning();
  const abortableWait = options.wait ?? waitUntil;
  const wait = (ms: number) => abortableWait(ms, stopping.signal);
  const { track } = running;
  const { apiUrl, fetchFile } = options;
  const lasting = { track, wait, stopping: stopping.signal };
  const access = createAccess({ ...options, ...lasting, clientOptions, files: { apiUrl, fetchFile } });
  const socket = appToken
    ? createSocketReceiver({ appToken, clientOptions, logger: boltLogger, wait: abortableWait })
    : null;
  const http = !socket && signingSecret ? createHttpReceiver(signingSecret, boltLogger) : null;
  const { identify, workspaces } = access;
  const connection = createConnection({ identify, socket, logger, wait: abortableWait, stopping: stopping.signal });

  const receiver = socket ?? http;
  if (receiver !== null) {
    const app = createApp(receiver, workspaces, clientOptions, logger);
    registerHandlers(app, {
      service: options.service,
      logger,
      fetch: clientOptions.fetch,
      isNew: createSeenIds(clock).isNew,
      wait,
      timer: options.timer ?? systemWait,
      track,
    });
    access.register(app);
  }
  const handler = http && createRequestHandler(http, clock, connection.isKnown, boltLogger);
  let started: Promise<Result<{ description: string }>> | null = null;

  return {
    name: 'slack',
    start() {
      started ??= receiver === null ? Promise.resolve(withoutTransport()) : connection.start();
      return started;
    },
    async stop() {
      stopping.abort();
      await socket?.stop();
      await running.settled();
    },
    problem: connection.problem,
    publisher: createPublisher(workspaces.ofTenant),
    routes: new Map([...access.routes, ...(handler === null ? [] : [[EVENTS_PATH, handler] as const])]),
  };
}

/** Bolt is told who asks, and no token: it makes no client of its own. */
function createApp(
  receiver: SocketReceiver | HTTPReceiver,
  workspaces: Workspaces,
  clientOptions: ClientOptions,
  logger: Logger,
): App {
  const app = new App({
    receiver,
    authorize: async ({ teamId, enterpriseId }) => {
      const authorized = await workspaces.authorize(teamId, enterpriseId);
      return { authorized, ...(authorized && { teamId: authorized.teamId }) };
    },
    logger: createBoltLogger(logger),
    clientOptions: { ...clientOptions },
    convoStore: false,
  });
  app.error(async (error) => logger.error({ err: error }, 'slack: an event failed'));
  return app;
}

function withoutTransport(): Result<never> {
  const advice = 'Slack needs SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) too: docs/slack.md.';
  return refuse('slack-transport', advice);
}
