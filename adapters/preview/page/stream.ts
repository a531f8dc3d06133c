import type { Hello, PlacedMessage, Working } from '../wire.ts';

/** What the server tells. */
export interface StreamListener {
  hello(hello: Hello): void;
  /** What is shown is of another time: all of it comes again. */
  reset(): void;
  message(message: PlacedMessage): void;
  /** All that there was has been told. */
  ready(): void;
  working(working: Working): void;
  /** The server does not answer; it is tried again. */
  lost(): void;
}

const AGAIN_MS = 3_000;

/** Listens to the server, and again after each drop: the browser itself says how far it has got. */
export function listen(listener: StreamListener): void {
  const source = new EventSource('/preview/events');
  const on = <T>(event: string, hear: (data: T) => void) =>
    source.addEventListener(event, ({ data }) => hear(JSON.parse(data) as T));
  on<Hello>('hello', (hello) => listener.hello(hello));
  on('reset', () => listener.reset());
  on<PlacedMessage>('message', (message) => listener.message(message));
  on('ready', () => listener.ready());
  on<Working>('working', (working) => listener.working(working));
  source.addEventListener('error', () => {
    listener.lost();
    if (source.readyState !== EventSource.CLOSED) return;
    setTimeout(() => listen(listener), AGAIN_MS);
  });
}
