import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StorySource } from '../../../src/create-briefer.ts';
import { type BothChats, startBothChats } from '../../support/both-chats.ts';
import { type PageStage, startPageStage } from '../../support/page-stage.ts';

let chats: BothChats;
let stage: PageStage;
beforeAll(async () => {
  chats = await startBothChats();
  const stories: StorySource = {
    brief: async () => chats.shown,
    about: async () => null,
    complete: async () => ['Harbour'],
    nearest: async () => [],
    written: (topic) => topic,
  };
  stage = await startPageStage({ stories, now: '2026-03-05T08:00:00Z' });
});
afterAll(async () => {
  await stage.stop();
  await chats.close();
});

interface Payloads {
  readonly discord: readonly Record<string, unknown>[];
  readonly slack: readonly { readonly blocks: readonly { readonly type: string; readonly elements: object[] }[] }[];
}

/** What the page keeps of the newest message. */
async function newest(): Promise<{ readonly id: string; readonly message: Payloads }> {
  const kept = (await stage.store().conversation.since(0)).at(-1);
  if (kept === undefined) throw new Error('the page shows nothing');
  return { id: kept.id, message: JSON.parse(kept.body) };
}

async function post(path: string, body: object): Promise<void> {
  const headers = { 'content-type': 'application/json', origin: stage.url };
  const zone = 'UTC';
  const response = await fetch(`${stage.url}/preview/${path}`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ ...body, pane: 'slack', zone }),
  });
  expect(response.status).toBe(200);
}

test('the page shows the payloads that Discord and Slack are sent for the same answer', async () => {
  await post('say', { line: 'harbour' });
  const shown = await newest();
  const row = shown.message.slack[0]?.blocks.find(({ type }) => type === 'actions');
  await post('press', { messageId: shown.id, component: row?.elements[0] });
  const { message } = await newest();

  const onDiscord = (await chats.discord.command('briefing', { topic: 'harbour' })).messages[0];
  const sources = onDiscord?.buttons.find(({ label }) => label === 'Sources');
  if (!onDiscord || !sources) throw new Error('Discord has no answer with sources');
  await chats.discord.press(onDiscord, sources.customId);
  const sent = chats.discord.requests.filter(({ method }) => method === 'PATCH').at(-1)?.body;
  // "Only you" was said to Discord when the press was acknowledged.
  const { flags, ...payload } = sent as Record<string, unknown>;
  expect(message.discord).toEqual([{ ...payload, flags: Number(flags) | 64 }]);

  const [onSlack] = await chats.slack.sendCommand('harbour');
  const actions = onSlack?.blocks.find(({ type }) => type === 'actions') as
    | { elements: { value: string }[] }
    | undefined;
  const [answer] = await chats.slack.press(actions?.elements[0]?.value ?? '');
  expect(message.slack).toHaveLength(1);
  expect(answer?.payload).toMatchObject(message.slack[0] ?? {});
});
