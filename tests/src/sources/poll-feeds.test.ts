import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ok, refuse } from '../../../src/kernel/errors.ts';
import { type Logger, silentLogger } from '../../../src/kernel/logger.ts';
import { type FeedAnswer, type FeedParser, type FeedRequest, fetchFeed } from '../../../src/sources/fetch-feed.ts';
import { createHostGate } from '../../../src/sources/http/host-gate.ts';
import { type FeedHints, NEVER_POLLED, type PollState } from '../../../src/sources/poll/poll-state.ts';
import { isDue, type PollParts, pollFeeds } from '../../../src/sources/poll-feeds.ts';
import {
  endlessBody,
  gzipBomb,
  type HostileServer,
  RIGHT_CERTIFICATE,
  raw,
  redirect,
  slowBody,
  slowLoris,
  startHostileServer,
  whole,
} from '../../support/hostile-server.ts';
import { createLoopbackClient, NOW, stoppedClock } from './loopback-client.ts';

interface Counted extends FeedHints {
  readonly items: number;
}
const HINTS: FeedHints = { ttlMinutes: null, skipHours: [], skipDays: [] };
const FEED = '<rss><channel><item/><item/></channel></rss>';
const parse: FeedParser<Counted> = (bytes) => {
  const text = Buffer.from(bytes).toString();
  if (text.includes('<bug')) throw new Error('a bug in the parser');
  return text.startsWith('<rss')
    ? ok({ ...HINTS, items: text.split('<item').length - 1 })
    : refuse('not-a-feed', 'No feed.');
};
const answered = (items = 0): FeedAnswer<Counted> => ({
  kind: 'read',
  feed: { ...HINTS, items },
  headers: {},
  movedTo: null,
  validators: { etag: null, lastModified: null, fingerprint: null },
  wireBytes: 10,
});

/** Parts that keep nothing but a note of what happened. */
function rig(given: Partial<PollParts<Counted>> = {}) {
  const states = new Map<string, PollState>();
  const asked: string[] = [];
  const errors: string[] = [];
  const logger: Logger = { ...silentLogger, error: (_fields, message) => void errors.push(message) };
  const fetch = given.fetch ?? (async () => answered());
  const parts: PollParts<Counted> = {
    whenFree: async () => {},
    keep: async (_address, feed) => ({ newArticles: feed.items, excerptOnly: false }),
    settle: async (address, state) => void states.set(address, state),
    clock: stoppedClock,
    logger,
    ...given,
    fetch: (request: FeedRequest) => {
      asked.push(request.address);
      return fetch(request);
    },
  };
  return { parts, states, asked, errors };
}
const feed = (address: string, state: Partial<PollState> = {}) => ({ address, state: { ...NEVER_POLLED, ...state } });

describe('a round', () => {
  it('asks each address once, whoever follows it, longest due first', async () => {
    const { parts, asked, states } = rig();
    const feeds = [
      feed('https://courier.example/b', { nextPollAt: '2026-03-04T14:00:00Z' }),
      feed('https://courier.example/a', { nextPollAt: '2026-03-04T14:00:00Z' }),
      feed('https://courier.example/c', { nextPollAt: '2026-03-04T13:00:00Z' }),
      feed('https://courier.example/a', { nextPollAt: '2026-03-04T14:00:00Z' }),
      feed('https://COURIER.example:443/a'),
      feed('https://courier.example/later', { nextPollAt: '2026-03-04T14:05:01Z' }),
      feed('https://courier.example/closed', { closed: true }),
    ];
    const round = await pollFeeds(feeds, parts, NOW);
    expect(asked).toEqual(['https://COURIER.example:443/a', 'https://courier.example/c', 'https://courier.example/b']);
    expect(round).toEqual({ asked: 3, read: 3, unchanged: 0, failed: 0, newArticles: 0, wireBytes: 30 });
    expect(states.size).toBe(3);
  });

  it('is due when it was never asked, or its time has come, and not when it is closed', () => {
    expect(isDue(NEVER_POLLED, NOW)).toBe(true);
    expect(isDue({ ...NEVER_POLLED, nextPollAt: NOW.toISOString() }, NOW)).toBe(true);
    expect(isDue({ ...NEVER_POLLED, nextPollAt: '2026-03-04T14:05:00.001Z' }, NOW)).toBe(false);
    expect(isDue({ ...NEVER_POLLED, closed: true }, NOW)).toBe(false);
  });

  it('never has two feeds of one host under way, nor more than so many over all', async () => {
    const running = new Map<string, number>();
    let most = 0;
    let together = 0;
    const { parts } = rig({
      atOnce: 5,
      fetch: async ({ address }) => {
        const { hostname } = new URL(address);
        together++;
        running.set(hostname, (running.get(hostname) ?? 0) + 1);
        most = Math.max(most, together);
        expect(running.get(hostname)).toBe(1);
        await new Promise((resolve) => setImmediate(resolve));
        together--;
        running.set(hostname, 0);
        return answered();
      },
    });
    const feeds = Array.from({ length: 60 }, (_, n) => feed(`https://host${n % 12}.example/${n}`));
    expect((await pollFeeds(feeds, parts, NOW)).read).toBe(60);
    expect(most).toBe(5);
  });

  it('asks where a feed moved to, with what it gave last time, and settles it under its own address', async () => {
    const seen: FeedRequest[] = [];
    const { parts, states } = rig({
      fetch: async (request) => {
        seen.push(request);
        return answered();
      },
    });
    const state = { movedTo: 'https://new.example/feed', etag: '"1"', lastModified: 'then', fingerprint: 'f' };
    await pollFeeds([feed('https://old.example/feed', state)], parts, NOW);
    expect(seen).toEqual([
      { address: 'https://new.example/feed', etag: '"1"', lastModified: 'then', fingerprint: 'f' },
    ]);
    expect([...states.keys()]).toEqual(['https://old.example/feed']);
  });

  it('settles what was kept, and only then', async () => {
    const order: string[] = [];
    const { parts, states } = rig({
      fetch: async () => answered(4),
      keep: async () => {
        order.push('keep');
        return { newArticles: 3, excerptOnly: true };
      },
      settle: async (address, state) => {
        order.push('settle');
        states.set(address, state);
      },
    });
    const known = { firstSuccessAt: '2026-03-01T00:00:00Z' };
    const round = await pollFeeds([feed('https://courier.example/a', known)], parts, NOW);
    expect(order).toEqual(['keep', 'settle']);
    expect(round.newArticles).toBe(3);
    expect(states.get('https://courier.example/a')).toMatchObject({
      excerptOnly: true,
      newByDay: [{ day: '2026-03-04', count: 3 }],
      hints: HINTS,
    });
  });

  it('goes on when one feed makes fetching, keeping or settling throw', async () => {
    const { parts, states, errors } = rig({
      fetch: async ({ address }) => {
        if (address.endsWith('/fetch')) throw new Error('no');
        return answered();
      },
      keep: async (address) => {
        if (address.endsWith('/keep')) throw new Error('the disk is full');
        return { newArticles: 0, excerptOnly: false };
      },
      settle: async (address, state) => {
        if (address.endsWith('/settle')) throw new Error('the disk is full');
        states.set(address, state);
      },
    });
    const feeds = ['fetch', 'keep', 'settle', 'fine'].map((name) => feed(`https://courier.example/${name}`));
    const round = await pollFeeds([...feeds, feed('no address')], parts, NOW);
    expect(round).toMatchObject({ asked: 5, failed: 2, read: 3 });
    expect(states.get('https://courier.example/keep')?.failure?.code).toBe('fault');
    expect(states.get('https://courier.example/fine')?.failure).toBeNull();
    expect(errors).toHaveLength(3);
  });

  it('leaves a host alone that asks for it, and comes back to its other feeds later', async () => {
    const { parts, asked, states } = rig({
      fetch: async ({ address }) => {
        if (!address.endsWith('/1')) return answered();
        return { kind: 'failed', refusal: { code: 'rate-limited', advice: '' }, headers: { 'retry-after': '3600' } };
      },
    });
    const feeds = [1, 2, 3].map((n) => feed(`https://busy.example/${n}`, { etag: '"1"' }));
    const round = await pollFeeds([...feeds, feed('https://other.example/2')], parts, NOW);
    expect(asked.sort()).toEqual(['https://busy.example/1', 'https://other.example/2']);
    expect(round).toMatchObject({ asked: 2, failed: 1, read: 1 });
    expect(states.get('https://busy.example/1')?.failures).toBe(1);
    for (const n of [2, 3]) {
      const state = states.get(`https://busy.example/${n}`);
      expect(state).toMatchObject({ failures: 0, failure: null, lastPollAt: null, etag: '"1"' });
      const waits = (Date.parse(state?.nextPollAt ?? '') - NOW.getTime()) / 1_000;
      expect(waits).toBeGreaterThanOrEqual(3_600);
      expect(waits).toBeLessThan(4_500);
    }
  });

  it('leaves out what an earlier round is still at, and nothing else', async () => {
    const underWay = new Set<string>();
    let answer = (_answer: FeedAnswer<Counted>): void => {};
    const slow = new Promise<FeedAnswer<Counted>>((resolve) => {
      answer = resolve;
    });
    const { parts, asked } = rig({
      underWay,
      fetch: ({ address }) => (address.includes('slow') ? slow : Promise.resolve(answered())),
    });
    const feeds = [feed('https://slow.example/1'), feed('https://slow.example/2'), feed('https://fast.example/')];
    const first = pollFeeds(feeds, parts, NOW);
    await new Promise((resolve) => setImmediate(resolve));
    expect(await pollFeeds(feeds, parts, NOW)).toMatchObject({ asked: 1, read: 1 });
    answer(answered());
    expect(await first).toMatchObject({ asked: 3 });
    expect(asked.filter((address) => address.includes('slow'))).toHaveLength(2);
    expect(underWay.size).toBe(0);
  });

  it('stops when it is told to, and leaves the rest as it was', async () => {
    const stop = new AbortController();
    const { parts, states, asked } = rig({
      signal: stop.signal,
      fetch: async ({ address }) => {
        if (!address.endsWith('/2')) return answered();
        stop.abort();
        return { kind: 'failed', refusal: { code: 'stopped', advice: '' }, headers: {} };
      },
    });
    const feeds = [1, 2, 3].map((n) => feed(`https://courier.example/${n}`));
    await pollFeeds(feeds, parts, NOW);
    expect(asked).toHaveLength(2);
    expect([...states.keys()]).toEqual(['https://courier.example/1']);
  });
});

describe('hostile servers', () => {
  const opened: { close(): Promise<void> }[] = [];
  let server: HostileServer;
  let safe: HostileServer;
  beforeEach(async () => {
    server = await startHostileServer();
    safe = await startHostileServer({ certificate: RIGHT_CERTIFICATE });
    opened.push(server, safe);
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((each) => each.close()));
  });

  it('each end in a named state, and the others are read', async () => {
    const port = server.port;
    const items = (bytes: number): string => `<rss>${'<item>'.repeat(bytes / 6)}`;
    const cases: Readonly<Record<string, readonly [Parameters<HostileServer['on']>[1], string | null]>> = {
      loris: [slowLoris, 'too-slow'],
      drip: [slowBody, 'too-slow'],
      endless: [endlessBody, 'too-large'],
      loop: [redirect(`http://loop.example:${port}/loop`), 'too-many-redirects'],
      bomb: [gzipBomb(64 * 1024 * 1024), 'too-large'],
      metadata: [redirect('http://169.254.169.254/latest/meta-data/'), 'address-private'],
      rebound: [redirect('http://rebound.example:8080/again'), 'address-private'],
      short: [raw('HTTP/1.1 200 OK\r\ncontent-length: 900\r\n\r\n<rss>'), 'wrong-length'],
      html: [whole('<!doctype html><title>Ellery Courier</title><p>Welcome.'), 'not-a-feed'],
      many: [whole(items(9_000_000)), null],
      toomany: [whole(items(12_000_000)), 'too-large'],
      bug: [whole('<rss><bug>'), 'fault'],
      gone: [whole('', {}, 410), 'gone'],
      fine: [whole(FEED, { etag: '"1"' }), null],
      fine2: [whole(FEED), null],
    };
    const names = Object.keys(cases).map((name) => `${name}.example`);
    for (const [name, [answer]] of Object.entries(cases)) server.on(`/${name}`, answer);
    const lookups = new Map<string, number>();
    const resolve = async (name: string) => {
      lookups.set(name, (lookups.get(name) ?? 0) + 1);
      const rebinds = name === 'rebound.example' && lookups.get(name) === 2;
      return [{ address: rebinds ? '10.0.0.7' : '127.0.0.1', family: 4 }];
    };
    const gate = createHostGate({ clock: stoppedClock, pauseMs: 0 });
    const hosts = [...names.map((name) => `${name}:${port}`), `wrong.example:${safe.port}`];
    const options = { gate, resolve, certificates: RIGHT_CERTIFICATE };
    const client = createLoopbackClient(hosts, options);
    const hasty = createLoopbackClient(hosts, { ...options, timeMs: 100 });
    opened.push(client, hasty);
    const { parts, states } = rig({
      whenFree: gate.whenFree,
      fetch: (request) => fetchFeed(request, /loris|drip/.test(request.address) ? hasty : client, parse),
    });
    const feeds = Object.keys(cases).map((name) => feed(`http://${name}.example:${port}/${name}`));
    const wrongName = `https://wrong.example:${safe.port}/feed`;
    const round = await pollFeeds([...feeds, feed(wrongName), feed('http://127.0.0.1:6379/')], parts, NOW);

    const codes = [...states].map(([address, state]) => [
      new URL(address).hostname.split('.')[0],
      state.failure?.code ?? null,
    ]);
    expect(Object.fromEntries(codes)).toEqual({
      ...Object.fromEntries(Object.entries(cases).map(([name, [, code]]) => [name, code])),
      wrong: 'tls-wrong-name',
      '127': 'address-port',
    });
    expect(round).toMatchObject({ asked: 17, read: 3, failed: 14 });
    expect([...states.values()].filter((state) => state.closed)).toHaveLength(1);
    expect([...states.values()].every((state) => state.failure === null || state.failure.advice.endsWith('.'))).toBe(
      true,
    );

    server.on('/fine', whole('', {}, 304));
    const next = ['fine', 'fine2'].map((name) => {
      const address = `http://${name}.example:${port}/${name}`;
      return { address, state: { ...(states.get(address) ?? NEVER_POLLED), nextPollAt: null } };
    });
    expect(await pollFeeds(next, parts, NOW)).toMatchObject({ asked: 2, unchanged: 2, read: 0 });
    expect(server.requests.at(-1)?.headers['if-none-match'] ?? server.requests.at(-2)?.headers['if-none-match']).toBe(
      '"1"',
    );
  });
});
