import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { type EditionResult, type Gauge, type Logger, messageOf, ok, type Result, refuse } from '../../src/index.ts';
import { allMetrics } from './all-metrics.ts';
import { createDeliveryMetrics } from './delivery-metrics.ts';

type Route = (request: IncomingMessage, response: ServerResponse) => void;

export interface HttpOptions {
  readonly host: string;
  readonly port: number;
  readonly logger: Logger;
  /** What keeps each part of the process from its work, null where nothing does: shown at `/readyz` as 200 or 503. */
  readonly problems: () => Promise<Readonly<Record<string, string | null>>>;
  /** What the platforms tell of themselves, for `/metrics`. */
  readonly gauges: () => readonly Gauge[];
  /** Paths that adapters add, such as `/slack/events`. */
  readonly routes: ReadonlyMap<string, Route>;
}

export interface HttpServer {
  /** Listens; refuses when the port is in use or not allowed. The value is the address, such as `http://127.0.0.1:3000`. */
  start(): Promise<Result<string>>;
  /** Counts an attempt at an edition in the metrics. */
  readonly recordDelivery: (result: EditionResult) => void;
  /** Ends open requests and closes; harmless when called twice. */
  stop(): Promise<void>;
}

/** The one HTTP server of the process: `/healthz`, `/readyz`, `/metrics` (Prometheus) and what adapters add. */
export function createHttpServer(options: HttpOptions): HttpServer {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?', 1)[0] as string;
    const route = options.routes.get(path);
    if (route) return route(request, response);
    answer(path, options, registry)
      .catch((thrown): Answer => {
        options.logger.error({ path, error: messageOf(thrown) }, 'an http request failed');
        return { status: 500, type: 'text/plain', body: 'That failed on this side; the log has it.\n' };
      })
      .then(({ status, type, body }) => response.writeHead(status, { 'content-type': type }).end(body))
      .catch(() => response.destroy());
  });
  const recordDelivery = createDeliveryMetrics(registry);
  return { start: () => listen(server, options), stop: () => close(server), recordDelivery };
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

async function answer(path: string, options: HttpOptions, registry: Registry): Promise<Answer> {
  switch (path) {
    case '/healthz':
      return { status: 200, type: 'text/plain', body: 'ok\n' };
    case '/readyz': {
      const answer = readinessOf(await options.problems());
      return { status: answer.ready ? 200 : 503, type: 'application/json', body: `${JSON.stringify(answer)}\n` };
    }
    case '/metrics':
      return { status: 200, type: registry.contentType, body: await allMetrics(registry, options.gauges()) };
    default:
      return { status: 404, type: 'text/plain', body: 'Here are /healthz, /readyz and /metrics.\n' };
  }
}

/** `why` is only there where something is wrong. */
function readinessOf(problems: Readonly<Record<string, string | null>>): { readonly ready: boolean } {
  const parts = Object.entries(problems);
  const wrong = parts.filter(([, problem]) => problem !== null);
  const states = Object.fromEntries(parts.map(([name, problem]) => [name, problem === null]));
  return { ready: wrong.length === 0, ...states, ...(wrong.length > 0 && { why: Object.fromEntries(wrong) }) };
}

function listen(server: Server, { host, port }: HttpOptions): Promise<Result<string>> {
  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      resolve(refuse('http', adviceFor(error, host, port), error)),
    );
    server.listen(port, host, () => {
      const address = server.address() as AddressInfo;
      const name = address.family === 'IPv6' ? `[${address.address}]` : address.address;
      resolve(ok(`http://${name}:${address.port}`));
    });
  });
}

function adviceFor(error: NodeJS.ErrnoException, host: string, port: number): string {
  switch (error.code) {
    case 'EADDRINUSE':
      return `Port ${port} on ${host} is in use. Set PORT to a free one, or end the program that has it.`;
    case 'EACCES':
      return `Port ${port} needs more rights. Set PORT to 1024 or more.`;
    default:
      return `Can't listen on ${host}:${port} (${error.code ?? error.message}). HOST must be an address of this machine.`;
  }
}

function close(server: Server): Promise<void> {
  if (!server.listening) return Promise.resolve();
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 2000).unref();
  });
}
