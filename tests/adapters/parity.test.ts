import fc from 'fast-check';
import { expect, test } from 'vitest';
import { renderDocument } from '../../adapters/discord/render.ts';
import { renderMessages } from '../../adapters/slack/render.ts';
import { type Caller, createCore, type Document, silentLogger } from '../../src/index.ts';
import type { ShownBriefing } from '../../src/presentation/shown-briefing.ts';
import { actionsOf } from '../support/actions-of.ts';
import { checkMessage as checkForDiscord } from '../support/fake-discord.ts';
import { checkMessage as checkForSlack } from '../support/fake-slack/check-message.ts';
import { buttonsOf, shownText } from '../support/fake-slack/read-blocks.ts';
import { noSources } from '../support/no-sources.ts';
import { bulletTag, eventTag, excerptTag, headlineTag, quoteTag, randomBriefing } from '../support/random-briefing.ts';

/** `BRIEFINGS=10000 npx vitest run tests/adapters/parity.test.ts` for a long run. */
const RUNS = Number(process.env['BRIEFINGS'] ?? 30);
const SEED = Number(process.env['SEED'] ?? 20_260_305);

const reader: Caller = {
  platform: 'discord',
  tenantId: 'g1',
  channelId: 'c1',
  userId: '12345678901234567890',
  mayManage: true,
};
const OWNER = `:${reader.userId}`;
/** What is followed when someone presses every button that shows more of a briefing. */
const MORE = /^(?:sources|quotes|timeline|story|said):/;

test('every fact, quote, citation and button of any briefing is on both platforms, once in each view, in valid messages', {
  timeout: 60_000 + RUNS * 1_500,
}, async () => {
  await fc.assert(
    fc.asyncProperty(randomBriefing, async (shown) => {
      const views = await everyView(shown);
      const told = [...views].map(([id, document]) => [id, tokensOf(document)] as const);
      for (const [id, document] of views) {
        const wanted = tokensOf(document);
        expect(onDiscord(document), id).toEqual(wanted);
        expect(onSlack(document), id).toEqual(wanted);
      }
      expectAll(shown, told);
    }),
    { numRuns: RUNS, seed: SEED, endOnFailure: true },
  );
});

/** The answer to /briefing, and what each of its buttons leads to, by the button's id. */
async function everyView(shown: ShownBriefing): Promise<Map<string, Document>> {
  const { service } = createCore(partsFor(shown));
  const first = await service.run('briefing', { topic: 'harbour', length: 'long' }, reader);
  expect(first.code).toBe('ok');
  const views = new Map([['', first.document]]);
  for (const document of views.values()) {
    for (const id of buttonsIn(document).filter((button) => MORE.test(button))) {
      if (views.has(id)) continue;
      const reply = await service.act(id, reader);
      expect([id, reply.code, reply.visibility]).toEqual([id, 'ok', 'person']);
      views.set(id, reply.document);
    }
  }
  return views;
}

/** Each fact stands once in the views of its kind: stories, quotes, sources, timelines. */
function expectAll({ briefing }: ShownBriefing, told: readonly (readonly [string, readonly string[]])[]): void {
  // A page that is reached by two buttons is one page: the first story is also the page before the second.
  const pages = new Map(
    told.map(([id, tokens]) => [id.replace(/^$|^story:\w+:0:.*/, 'story').replace(OWNER, ''), tokens]),
  );
  const all = (kind: string) => [...pages].filter(([id]) => id.startsWith(kind)).flatMap(([, tokens]) => tokens);
  const shown = { story: all('story'), quotes: all('quotes'), sources: all('sources'), timeline: all('timeline') };
  const once = (tokens: readonly string[], wanted: string) =>
    expect([wanted, countOf(tokens, wanted)]).toEqual([wanted, 1]);
  for (const [s, story] of briefing.stories.entries()) {
    once(shown.story, headlineTag(s));
    for (const b of story.bullets.keys()) once(shown.story, bulletTag(s, b));
    for (const q of story.quotes.keys()) once(shown.quotes, quoteTag(s, q));
    for (const e of story.timeline.keys()) once(shown.timeline, eventTag(s, e));
  }
  const cited = briefing.stories.flatMap((story) => story.bullets.flatMap((bullet) => bullet.citations));
  const excerpts = cited.map(({ articleId, start }) => excerptTag(Number(articleId.slice('article-'.length)), start));
  expect(shown.sources.filter((token) => token.startsWith('excerpt')).toSorted()).toEqual(excerpts.toSorted());
}

function countOf(tokens: readonly string[], wanted: string): number {
  return tokens.filter((token) => token === wanted).length;
}

/** What is looked for in words: tags and source numbers, in order. */
function tokensIn(words: string): string[] {
  return words.match(/(?:story\d+(?:bullet\d+|quote\d+|event\d+|headline)|excerpt\d+at\d+)tag|\[\d+\]/g) ?? [];
}

function onDiscord(document: Document): string[] {
  const messages = renderDocument(document).map((payload) => {
    const checked = checkForDiscord(JSON.parse(JSON.stringify(payload)));
    if ('status' in checked) throw new Error(`Discord refuses it: ${JSON.stringify(checked.body)}`);
    expect(checked.pings).toEqual([]);
    return checked;
  });
  const words = messages.flatMap(({ texts }) => texts.flatMap((text) => tokensIn(text.replaceAll('\\', ''))));
  return [...words, ...messages.flatMap(({ buttons }) => buttons.map(({ customId }) => customId.replace(/~\d+$/, '')))];
}

function onSlack(document: Document): string[] {
  const messages = renderMessages(document);
  for (const message of messages) {
    expect(checkForSlack({ ...message })).toEqual({ error: null, details: [], mentions: [] });
  }
  const words = messages.flatMap(({ blocks }) => blocks.flatMap((block) => tokensIn(shownText(block))));
  return [...words, ...buttonsOf(messages)];
}

/** The same of the document itself, read block by block. */
function tokensOf(document: Document): string[] {
  const words = document.blocks.flatMap((block) => {
    if (block.kind === 'headline') return tokensIn(block.text);
    const content = block.kind === 'quote' ? block.by : 'content' in block ? block.content : [];
    const inlines = content.flatMap((inline) => {
      if (inline.kind === 'reference') return [`[${inline.number}]`];
      return 'text' in inline ? tokensIn(inline.text) : [];
    });
    return block.kind === 'quote' ? [...tokensIn(block.words), ...inlines] : inlines;
  });
  return [...words, ...buttonsIn(document)];
}

function buttonsIn(document: Document): string[] {
  return actionsOf(document).map(({ id }) => id);
}

/** A core that knows this briefing and nothing else. */
function partsFor(shown: ShownBriefing): Parameters<typeof createCore>[0] {
  const unused = () => Promise.reject(new Error('not asked for here'));
  const nothing = new Proxy({}, { get: () => unused }) as never;
  return {
    briefer: {
      brief: async () => ({ found: true, shown }),
      about: async () => ({ shown, storyId: 'courier-1', by: 'link' }),
      suggest: async () => [],
      written: (topic) => topic,
    },
    sources: noSources(),
    subscriptions: { list: async () => [] } as never,
    personZones: nothing,
    managers: nothing,
    shares: nothing,
    drafts: nothing,
    ledger: nothing,
    archive: nothing,
    shownBriefings: { keep: async () => undefined, find: async () => JSON.stringify(shown) },
    lastBriefings: { swap: async () => null },
    toldCorrections: nothing,
    draw: unused,
    deliverNow: unused,
    defaultZone: 'UTC',
    clock: { now: () => new Date('2026-03-05T10:00:00Z') },
    logger: silentLogger,
  };
}
