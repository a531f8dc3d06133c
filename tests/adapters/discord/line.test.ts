import { Routes } from 'discord.js';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createOnceLine } from '../../../adapters/discord/line.ts';
import { type Bench, createBench } from './bench.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await createBench();
});
afterEach(() => bench.close());

it('counts no answers to interactions: a hundred at once wait for nothing', async () => {
  const { discord } = bench;
  const line = createOnceLine(discord.token, discord.apiUrl);
  const waits: unknown[] = [];
  line.on('rateLimited', (wait) => waits.push(wait));
  const answers = Array.from({ length: 100 }, (_, id) =>
    line.patch(Routes.webhookMessage('1', `gone${id}`), { auth: false, body: {} }).catch(() => id),
  );
  await Promise.all(answers);
  expect(discord.requests.filter(({ path }) => path.startsWith('/webhooks/'))).toHaveLength(100);
  expect(waits).toEqual([]);
});
