import { type Logger, ok, type Result } from '../../src/index.ts';
import { EVENTS_PATH } from './commands.ts';
import { socketRefusal, UNREACHABLE } from './identity.ts';
import type { SocketReceiver } from './socket-receiver.ts';
import type { AbortableWait } from './wait-until.ts';

const FIRST_BACKOFF_MS = 250;
const MAX_BACKOFF_MS = 60_000;

export interface ConnectionParts {
  /** Says who the bot is, or where; refuses what a person must mend, and `slack-unreachable`. */
  readonly identify: () => Promise<Result<string>>;
  /** Null where Slack reaches the bot over HTTP. */
  readonly socket: SocketReceiver | null;
  readonly logger: Logger;
  readonly wait: AbortableWait;
  /** Aborted when the adapter stops. */
  readonly stopping: AbortSignal;
}

export interface Connection {
  /** Refuses wrong tokens. A Slack that does not answer is tried again in the background. */
  start(): Promise<Result<{ description: string }>>;
  /** False until it is known who the bot is. */
  isKnown(): boolean;
  /** Why nobody gets an answer now; null while people do. */
  problem(): string | null;
}

/** Keeps the bot connected: first who it is, then the sockets where it uses them. */
export function createConnection(parts: ConnectionParts): Connection {
  const { socket, logger, stopping } = parts;
  let known = false;
  let trouble = 'not connected yet';

  async function connect(): Promise<Result<string>> {
    const connected = await tryToConnect();
    if (connected.ok) return ok(`${connected.value}, ${socket ? 'Socket Mode' : `HTTP at ${EVENTS_PATH}`}`);
    trouble = connected.refusal.advice;
    return connected;
  }

  async function tryToConnect(): Promise<Result<string>> {
    const found = await parts.identify();
    if (!found.ok || stopping.aborted) return found;
    known = true;
    try {
      await socket?.start();
    } catch (thrown) {
      return socketRefusal(thrown);
    }
    return found;
  }

  async function connectAtLast(): Promise<void> {
    for (let failures = 0; !stopping.aborted; failures++) {
      await parts.wait(Math.min(FIRST_BACKOFF_MS * 2 ** failures, MAX_BACKOFF_MS), stopping);
      if (stopping.aborted) return;
      const connected = await connect();
      if (connected.ok) return logger.info({}, `slack: ${connected.value}`);
      if (connected.refusal.code !== UNREACHABLE) return logger.error({}, `slack: ${connected.refusal.advice}`);
    }
  }

  return {
    async start() {
      const connected = await connect();
      if (connected.ok) return ok({ description: connected.value });
      if (connected.refusal.code !== UNREACHABLE) return connected;
      connectAtLast().catch((thrown) => logger.error({ err: thrown }, 'slack: connecting failed'));
      return ok({ description: `${connected.refusal.advice} Trying again in the background.` });
    },
    isKnown: () => known,
    problem() {
      if (stopping.aborted) return 'stopped';
      if (!known) return trouble;
      return socket === null || socket.connections() > 0 ? null : 'no Socket Mode connection, connecting again';
    },
  };
}
