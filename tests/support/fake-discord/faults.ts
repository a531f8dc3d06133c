import type { Answer } from './routes.ts';

/**
 * What goes wrong with the next matching requests: an answer instead of the real one (`done` after it was done all the
 * same), a connection that closes before anything was done (`drop`), or after it was done and before the answer (`lose`),
 * or no answer at all (`hang`). `answer` is the real one, for `then`.
 */
export interface Fault {
  /** Any when absent. */
  readonly method?: string;
  readonly path: RegExp;
  /** Until it is mended when absent. */
  readonly times?: number;
  readonly does: Doing;
  /** Called at that very instant: before the connection is closed, or when the answer was handed to the network. */
  readonly then?: () => void;
}

export type Doing = 'drop' | 'lose' | 'hang' | 'answer' | Faked;

type Faked = Answer & { readonly headers?: Readonly<Record<string, string>>; readonly done?: boolean };

/** A 429 as Discord sends it. */
export function rateLimited(seconds: number, global = false): Doing {
  const scope: Record<string, string> = global ? { 'X-RateLimit-Global': 'true', 'X-RateLimit-Scope': 'global' } : {};
  return {
    status: 429,
    headers: { 'Retry-After': String(seconds), ...scope },
    body: { message: 'You are being rate limited.', retry_after: seconds, global },
  };
}

/** A 429 of a limit that all writers of a channel share: its header tells a second, and only the body the true time. */
export function writeLimited(seconds: number): Doing {
  const message = 'The write action you are performing on the channel has hit the write rate limit.';
  return {
    status: 429,
    headers: { 'Retry-After': '1', 'X-RateLimit-Scope': 'shared' },
    body: { message, code: 20_028, retry_after: seconds, global: false },
  };
}

/** A 5xx without a body that says anything; `done` where the request was carried out all the same. */
export function broken(status = 500, done = false): Doing {
  return { status, done, body: { code: 0, message: `${status}: Internal Server Error` } };
}

export interface Faults {
  /** Gives what mends it. */
  add(fault: Fault): () => void;
  /** The fault for this request, used up once. */
  take(method: string, path: string): Pick<Fault, 'does' | 'then'> | null;
}

export function createFaults(): Faults {
  let faults: { readonly fault: Fault; left: number }[] = [];
  return {
    add(fault) {
      const added = { fault, left: fault.times ?? Number.POSITIVE_INFINITY };
      faults.push(added);
      return () => {
        faults = faults.filter((one) => one !== added);
      };
    },
    take(method, path) {
      const hit = faults.find(({ fault }) => (fault.method ?? method) === method && fault.path.test(path));
      if (hit === undefined) return null;
      hit.left--;
      faults = faults.filter(({ left }) => left > 0);
      return hit.fault;
    },
  };
}
