import { SocketModeClient } from '@slack/socket-mode';

/** Slack closes a connection about ten seconds after it has announced that. */
const RETIRED_MS = 30_000;
/** How long a close waits for a peer that does not answer. */
const CLOSE_MS = 1_000;

/**
 * The client of the SDK closes its socket as soon as Slack announces that it will, and only then opens another: for
 * seconds commands are lost. This one emits `refresh` and leaves the closing to its owner, who opens the next first.
 */
export class PatientClient extends SocketModeClient {
  /** Slack can announce the end right after its hello, before anyone listens. */
  private announced = false;

  protected override async onWebSocketMessage(data: string | ArrayBuffer, isBinary: boolean): Promise<void> {
    if (typeof data !== 'string' || !isDisconnect(data)) return super.onWebSocketMessage(data, isBinary);
    this.announced = true;
    this.emit('refresh');
  }

  /** Resolves when Slack announced the end, or the connection ended, or `signal` is aborted. */
  ended(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        signal.removeEventListener('abort', done);
        resolve();
      };
      if (signal.aborted || this.announced) return done();
      this.once('refresh', done);
      this.once('disconnected', done);
      signal.addEventListener('abort', done);
    });
  }

  /** Leaves the closing to Slack, which may still send something; closes itself only when Slack forgets to. */
  retire(): void {
    const timer = setTimeout(() => void this.closed(), RETIRED_MS).unref();
    this.once('disconnected', () => clearTimeout(timer));
  }

  /** Closes; resolves when that is done, at the latest after a second. */
  closed(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, CLOSE_MS);
      const done = (): void => {
        clearTimeout(timer);
        resolve();
      };
      this.disconnect().then(done, done);
    });
  }
}

function isDisconnect(data: string): boolean {
  if (!data.includes('disconnect')) return false;
  try {
    const message: unknown = JSON.parse(data);
    return typeof message === 'object' && message !== null && 'type' in message && message.type === 'disconnect';
  } catch {
    return false;
  }
}
