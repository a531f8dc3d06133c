import type { Publisher } from './delivery/publisher.ts';
import type { Result } from './kernel/errors.ts';

/** One number for the operator's metrics, as it is now. */
export interface Gauge {
  readonly name: string;
  readonly help: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** What every platform adapter offers to the composition root. */
export interface Platform {
  /** The same as its publisher's `platform`: `discord`, `slack`. */
  readonly name: string;
  /** Connects. Refuses in one clear line what will not mend itself, such as a wrong token; `description` says as whom. */
  start(): Promise<Result<{ readonly description: string }>>;
  /** Ends running answers and disconnects; harmless when called twice. */
  stop(): Promise<void>;
  /** Why people get no answers now, in one line for the operator; null while they do. */
  problem(): string | null;
  /** What it tells of its connections. */
  gauges?(): readonly Gauge[];
  readonly publisher: Publisher;
}
