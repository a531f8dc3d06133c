import { Agent, getGlobalDispatcher, setGlobalDispatcher } from 'undici';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { attach } from '../../../adapters/discord/attach.ts';
import { renderDocument } from '../../../adapters/discord/render.ts';
import { type Block, text } from '../../../src/index.ts';
import { checkMessage } from '../../support/fake-discord/message-schema.ts';
import { broken } from '../../support/fake-discord.ts';
import { type Bench, createBench } from './bench.ts';

let bench: Bench;
let discord: Bench['discord'];

beforeEach(async () => {
  bench = await createBench();
  ({ discord } = bench);
});

afterEach(() => bench.close());

const LIST = { name: 'list.opml', type: 'text/x-opml', text: '<opml>é</opml>', description: 'A list of feeds' };

describe('a file that goes with an answer', () => {
  it('is uploaded with it, and only the person sees both', async () => {
    await bench.connect();
    const { messages, text: said } = await discord.command('list give');
    expect(messages.map(({ ephemeral, files }) => ({ ephemeral, files }))).toEqual([
      { ephemeral: true, files: [LIST] },
    ]);
    expect(said).toBe('A list.');
  });

  it.each([
    ['the edit fails', broken(502)],
    ['the edit is lost', 'drop'],
  ] as const)('is uploaded once although %s', async (_, does) => {
    await bench.connect();
    discord.fail({ method: 'PATCH', path: /webhooks/, times: 1, does });
    const { messages } = await discord.command('list give');
    expect(messages.flatMap(({ files }) => files)).toEqual([LIST]);
  });

  it('is uploaded also where another version of undici came first in the process', async () => {
    const first = getGlobalDispatcher();
    setGlobalDispatcher(new Agent());
    try {
      await bench.connect();
      const { messages } = await discord.command('list give');
      expect(messages.flatMap(({ files }) => files)).toEqual([LIST]);
    } finally {
      setGlobalDispatcher(first);
    }
  });

  it('is not handed out where all would see it', async () => {
    await bench.connect({ mentions: true });
    const harbour = discord.channel('harbour');
    discord.say(harbour, `<@${discord.world.bot.id}> list give`);
    const [, answer] = await discord.until('the answer', () => {
      const all = discord.messages(harbour);
      return all.length > 1 ? all : null;
    });
    expect(answer?.files).toEqual([]);
    expect(answer?.texts).toEqual(['I hand out files only in private. Type it as a command, with a slash.']);
  });

  it('has a message of its own where the last is full', () => {
    const block: Block = { kind: 'paragraph', content: [text('One of many.')] };
    const file = { name: 'list.opml', mediaType: 'text/x-opml', content: 'x', description: 'A list' };
    const sent = (blocks: number) =>
      attach(renderDocument({ blocks: Array.from({ length: blocks }, () => block), summary: '' }), file);
    expect(sent(38).map((one) => one.file)).toEqual([file]);
    expect(sent(39).map((one) => one.file)).toEqual([null, file]);
  });

  it('is shown above the buttons where it is a picture', () => {
    const blocks: Block[] = [
      { kind: 'small', content: [text('A quote.')] },
      { kind: 'actions', actions: [{ id: 'a', label: 'Dark' }] },
    ];
    const file = { name: 'quote.png', mediaType: 'image/png', content: new Uint8Array(3), description: 'A quote' };
    const [message] = attach(renderDocument({ blocks, summary: '' }), file);
    const { components } = message?.payload.components[0] ?? { components: [] };
    expect(components.map(({ type }) => type)).toEqual([10, 12, 1]);
    expect(components[1]).toMatchObject({
      items: [{ media: { url: 'attachment://quote.png' }, description: 'A quote' }],
    });
  });
});

describe('a file that a person attaches', () => {
  it('is read from its own address, without the token', async () => {
    await bench.connect();
    const { text: said } = await discord.command('list take', { file: { name: 'mine.opml', content: 'harbour' } });
    expect(said).toBe('mine.opml, 7: harbour');
  });

  it('is not read to its end where it is larger than it says', async () => {
    await bench.connect();
    const file = { name: 'mine.opml', content: 'x'.repeat(1_001), size: 7 };
    const { text: said } = await discord.command('list take', { file });
    expect(said).toContain('larger than the limit');
  });
});

describe('the fake Discord', () => {
  const upload = { number: 0, name: 'a.opml', type: 'text/x-opml', text: 'x', bytes: 1 };
  const attachments = [{ id: '0', filename: 'a.opml', description: 'A list' }];
  const shown = { type: 17, components: [{ type: 13, file: { url: 'attachment://a.opml' } }] };
  const body = { flags: 1 << 15, attachments, components: [shown] };

  it('takes a file that is described, shown and uploaded', () => {
    expect(checkMessage(body, [upload])).toMatchObject({ files: [{ name: 'a.opml', description: 'A list' }] });
  });

  it.each([
    ['not uploaded', body, []],
    ['not described', { ...body, attachments: [] }, [upload]],
    ['not shown', { ...body, components: [{ type: 10, content: 'x' }] }, [upload]],
    ['another one', body, [{ ...upload, name: 'b.opml' }]],
    ['too large', body, [{ ...upload, bytes: 10 * 1024 * 1024 + 1 }]],
  ])('refuses one that is %s', (_, given, uploads) => {
    expect(checkMessage(given, uploads)).toMatchObject({ status: expect.any(Number) });
  });
});
