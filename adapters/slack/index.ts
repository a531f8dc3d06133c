import { App, type HTTPReceiver } from '@slack/bolt';
import { WebClient, type WebClientOptions } from '@slack/web-api';
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
import { createBoltLogger } from './bolt-logger.ts';
import { clientOptionsFor } from './client-options.ts';
import { EVENTS_PATH } from './commands.ts';
import { type Connection, createConnection } from './connection.ts';
import { registerHandlers } from './handlers.ts';
import { createHttpReceiver, createRequestHandler, type RequestHandler } from './http-receiver.ts';
import { createPeople } from './people.ts';
import { createPublisher } from './publisher.ts';
import { createRunning } from './running.ts';
import { createSeenIds } from './seen-ids.ts';
import { createSocketReceiver, type SocketReceiver } from './socket-receiver.ts';
import { waitUntil } from './wait-until.ts';

export interface SlackAdapterOptions {
  readonly botToken: string;
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
}

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
  const client = new WebClient(options.botToken, clientOptions);
  const stopping = new AbortController();
  const running = createRunning();
  const socket = appToken
    ? createSocketReceiver({ appToken, clientOptions, logger: boltLogger, wait: waitUntil })
    : null;
  const http = !socket && signingSecret ? createHttpReceiver(signingSecret, boltLogger) : null;
  const connection = createConnection({ client, socket, logger, wait: waitUntil, stopping: stopping.signal });

  const receiver = socket ?? http;
  if (receiver !== null) {
    registerHandlers(createApp(receiver, options, connection, clientOptions), {
      service: options.service,
      client,
      logger,
      botUserId: () => connection.identity()?.botUserId ?? null,
      fetch: clientOptions.fetch,
      files: options,
      people: createPeople(client, clock, logger),
      isNew: createSeenIds(clock).isNew,
      wait: (ms) => waitUntil(ms, stopping.signal),
      timer: options.timer ?? systemWait,
      track: running.track,
    });
  }
  const handler = http && createRequestHandler(http, clock, () => connection.identity() !== null, boltLogger);
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
    publisher: createPublisher(client, () => connection.identity()?.teamId ?? null),
    routes: new Map(handler === null ? [] : [[EVENTS_PATH, handler]]),
  };
}

function createApp(
  receiver: SocketReceiver | HTTPReceiver,
  { botToken, logger }: SlackAdapterOptions,
  connection: Connection,
  clientOptions: WebClientOptions,
): App {
  const app = new App({
    receiver,
    authorize: async () => {
      const identity = connection.identity();
      if (identity === null) throw new Error('Slack has not said yet who the bot is');
      return { botToken, botUserId: identity.botUserId, teamId: identity.teamId };
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
