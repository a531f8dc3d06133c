import type { Publisher } from './delivery/publisher.ts';
import type { Result } from './kernel/errors.ts';

/** What every platform adapter offers to the composition root. */
export interface Platform {
  /** The same as its publisher's `platform`: `discord`, `slack`. */
  readonly name: string;
  /** Connects. Refuses in one clear line what will not mend itself, such as a wrong token; `description` says as whom. */
  start(): Promise<Result<{ readonly description: string }>>;
  /** Ends running answers and disconnects; harmless when called twice. */
  stop(): Promise<void>;
  /** Connected now. */
  ready(): boolean;
  readonly publisher: Publisher;
}
