import type { App, Logger as BoltLogger, Receiver } from '@slack/bolt';
import type { WebClientOptions } from '@slack/web-api';
import { messageOf } from '../../src/index.ts';
import { PatientClient } from './patient-client.ts';
import type { AbortableWait } from './wait-until.ts';

/** Two connections, so that one lost without warning leaves the other; Slack sends each envelope to one of them. */
const CONNECTIONS = 2;
/** A connection on which Slack does not say hello within this time is given up. */
const HELLO_MS = 10_000;
const MAX_BACKOFF_MS = 30_000;

/** What Socket Mode hands over with an envelope. */
interface Envelope {
  readonly ack: (response?: unknown) => Promise<void>;
  readonly envelope_id: string;
  readonly body: Record<string, unknown>;
  readonly retry_num?: number;
  readonly retry_reason?: string;
}

export interface SocketReceiverOptions {
  readonly appToken: string;
  readonly clientOptions: WebClientOptions;
  readonly logger: BoltLogger;
  readonly wait: AbortableWait;
}

export interface SocketReceiver extends Receiver {
  /** How many connections stand. */
  connections(): number;
}

/**
 * Creates bolt's receiver for Socket Mode. `start` resolves when a first connection stands and rejects with what the
 * first attempt threw; from then on lost connections are replaced without end, until `stop`.
 */
export function createSocketReceiver(options: SocketReceiverOptions): SocketReceiver {
  const live = new Set<PatientClient>();
  let stopping = new AbortController();
  let app: App | null = null;
  const open = (): Promise<PatientClient> =>
    openClient(options, live, (envelope) => deliver(app, envelope, options.logger));

  return {
    init(owner) {
      app = owner;
    },
    async start() {
      stopping.abort();
      stopping = new AbortController();
      const { signal } = stopping;
      const first = await open();
      if (signal.aborted) return first.closed();
      const lanes = Array.from({ length: CONNECTIONS }, (_, lane) =>
        keepConnected(lane === 0 ? first : null, open, options, signal),
      );
      for (const lane of lanes) lane.catch((thrown) => options.logger.error(messageOf(thrown)));
    },
    async stop() {
      stopping.abort();
      await Promise.all([...live].map((client) => client.closed()));
    },
    connections: () => live.size,
  };
}

async function deliver(app: App | null, envelope: Envelope, logger: BoltLogger): Promise<void> {
  await app?.processEvent({
    body: envelope.body,
    // A connection can end between an envelope and its acknowledgement; the answer goes another way and still comes.
    ack: (response) => envelope.ack(response).catch((thrown) => logger.warn(`Not acknowledged: ${messageOf(thrown)}`)),
    ...(envelope.retry_num !== undefined && { retryNum: envelope.retry_num }),
    ...(envelope.retry_reason !== undefined && { retryReason: envelope.retry_reason }),
    customProperties: { deliveryId: envelope.envelope_id },
  });
}

/** Opens one connection and keeps it in `live` while it stands. */
async function openClient(
  { appToken, clientOptions, logger }: SocketReceiverOptions,
  live: Set<PatientClient>,
  onEnvelope: (envelope: Envelope) => Promise<void>,
): Promise<PatientClient> {
  const client = new PatientClient({
    appToken,
    autoReconnectEnabled: false,
    logger,
    clientOptions: { ...clientOptions },
  });
  client.on('slack_event', (envelope: Envelope) => {
    onEnvelope(envelope).catch((thrown) => logger.error(`An envelope failed: ${messageOf(thrown)}`));
  });
  client.on('disconnected', () => live.delete(client));
  const timer = setTimeout(() => void client.closed(), HELLO_MS);
  try {
    await client.start();
  } catch (thrown) {
    throw thrown ?? new Error('the connection closed before Slack said hello');
  } finally {
    clearTimeout(timer);
  }
  live.add(client);
  return client;
}

/** Keeps one connection until `signal` is aborted; each next one is opened before Slack closes the last. */
async function keepConnected(
  first: PatientClient | null,
  open: () => Promise<PatientClient>,
  options: SocketReceiverOptions,
  signal: AbortSignal,
): Promise<void> {
  let current = first;
  let failures = 0;
  while (!signal.aborted) {
    if (failures === 0) await current?.ended(signal);
    try {
      const next = signal.aborted ? null : await open();
      current?.retire();
      current = next;
      failures = 0;
    } catch (thrown) {
      options.logger.warn(`No Socket Mode connection: ${messageOf(thrown)}`);
      await options.wait(Math.min(250 * 2 ** failures++, MAX_BACKOFF_MS), signal);
    }
  }
  await current?.closed();
}
