import { afterEach, expect, test } from 'vitest';
import { createHttpServer, type HttpServer } from '../../../adapters/http/index.ts';
import { silentLogger } from '../../../src/index.ts';

let servers: HttpServer[] = [];
afterEach(async () => {
  await Promise.all(servers.map((server) => server.stop()));
  servers = [];
});

function create(changes: Partial<Parameters<typeof createHttpServer>[0]> = {}): HttpServer {
  const server = createHttpServer({
    host: '127.0.0.1',
    port: 0,
    logger: silentLogger,
    problems: async () => ({ store: null }),
    gauges: () => [],
    routes: new Map(),
    ...changes,
  });
  servers.push(server);
  return server;
}

async function startOn(server: HttpServer): Promise<string> {
  const started = await server.start();
  if (!started.ok) throw new Error(started.refusal.advice);
  return started.value;
}

test('health is up, readiness says which part is not, and why', async () => {
  const address = await startOn(create({ problems: async () => ({ store: null, discord: 'no answer yet' }) }));
  expect((await fetch(`${address}/healthz`)).status).toBe(200);
  const ready = await fetch(`${address}/readyz?x=1`);
  expect([ready.status, await ready.json()]).toEqual([
    503,
    { ready: false, store: true, discord: false, why: { discord: 'no answer yet' } },
  ]);
});

test('a readiness check that throws is a 500, and the server goes on', async () => {
  const address = await startOn(create({ problems: () => Promise.reject(new Error('boom')) }));
  const ready = await fetch(`${address}/readyz`);
  expect([ready.status, await ready.text()]).toEqual([500, 'That failed on this side; the log has it.\n']);
  expect((await fetch(`${address}/healthz`)).status).toBe(200);
});

test('an adapter’s route is answered by the adapter', async () => {
  const address = await startOn(create({ routes: new Map([['/x/events', (_, response) => response.end('mine')]]) }));
  expect(await (await fetch(`${address}/x/events`, { method: 'POST', body: 'b' })).text()).toBe('mine');
});

test.each([
  [{ host: '203.0.113.7' }, 'HOST must be an address of this machine'],
  [{ host: 'no such host' }, 'HOST must be an address of this machine'],
])('%j is refused with advice', async (changes, advice) => {
  const started = await create(changes).start();
  expect(started.ok ? '' : started.refusal.advice).toContain(advice);
});

test('a port in use is named, and stopping twice does nothing', async () => {
  const first = create();
  const port = Number(new URL(await startOn(first)).port);
  const started = await create({ port }).start();
  expect(started.ok ? '' : started.refusal.advice).toBe(
    `Port ${port} on 127.0.0.1 is in use. Set PORT to a free one, or end the program that has it.`,
  );
  await first.stop();
  await first.stop();
});

test('numbers of the platforms are among the metrics, as they are when asked for', async () => {
  let shards = 2;
  const gauges = () =>
    Array.from({ length: shards }, (_, shard) => ({
      name: 'discord_shard_connected',
      help: 'Whether a shard has a session.',
      labels: { shard: String(shard) },
      value: 1 - shard,
    }));
  const address = await startOn(create({ gauges }));
  const metrics = async () => (await fetch(`${address}/metrics`)).text();
  expect(await metrics()).toMatch(/^discord_shard_connected\{shard="0"\} 1\ndiscord_shard_connected\{shard="1"\} 0$/m);
  shards = 1;
  expect(await metrics()).not.toContain('shard="1"');
  expect(await metrics()).toContain('process_resident_memory_bytes');
});
