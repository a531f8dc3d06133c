import { describe, expect, it } from 'vitest';
import { nextPoll } from '../../../src/sources/next-poll.ts';
import { addressShare } from '../../../src/sources/poll/address-share.ts';
import { newADay } from '../../../src/sources/poll/new-a-day.ts';
import { type FeedHints, NEVER_POLLED, type PollAnswer, type PollState } from '../../../src/sources/poll/poll-state.ts';

const ADDRESS = 'https://courier.example/feed';
const NOW = new Date('2026-03-04T14:05:00Z');
const ON_TIME: PollState = {
  ...NEVER_POLLED,
  firstSuccessAt: '2026-03-01T14:05:00.000Z',
  lastSuccessAt: '2026-03-04T13:50:00.000Z',
  nextPollAt: NOW.toISOString(),
};
const NO_HINTS: FeedHints = NEVER_POLLED.hints;

function read(headers: Record<string, string> = {}, hints: Partial<FeedHints> = {}, newArticles = 0): PollAnswer {
  return {
    kind: 'read',
    headers,
    movedTo: null,
    validators: { etag: '"1"', lastModified: null, fingerprint: 'f' },
    hints: { ...NO_HINTS, ...hints },
    newArticles,
    excerptOnly: false,
  };
}
const failed = (code: string, headers: Record<string, string> = {}): PollAnswer => ({
  kind: 'failed',
  refusal: { code, advice: 'What to do.' },
  headers,
});
/** Seconds until the next poll. */
function wait(state: PollState, answer: PollAnswer, now = NOW, options = {}): number {
  const next = nextPoll(ADDRESS, state, answer, now, options).nextPollAt;
  return next === null ? Number.POSITIVE_INFINITY : (Date.parse(next) - now.getTime()) / 1_000;
}

describe('after a success', () => {
  it.each<[string, Record<string, string>, Partial<FeedHints>, number]>([
    ['the interval is the least', {}, {}, 900],
    ['a shorter max-age counts for nothing', { 'cache-control': 'public, max-age=60' }, {}, 900],
    ['a longer one is honoured', { 'cache-control': 'public, max-age=3600, s-maxage=9' }, {}, 3600],
    ['less the age that it has', { 'cache-control': 'Max-Age="3600"', age: '600' }, {}, 3000],
    ['a very long one is capped', { 'cache-control': 'max-age=31536000, immutable' }, {}, 21_600],
    ['s-maxage is for others', { 'cache-control': 's-maxage=3600' }, {}, 900],
    ['no-cache ends it', { 'cache-control': 'no-cache, max-age=3600' }, {}, 900],
    ['nonsense is passed over', { 'cache-control': 'max-age=soon', age: 'x', expires: '0' }, {}, 900],
    [
      'Expires by the clock of the server',
      { date: 'Wed, 04 Mar 2026 10:00:00 GMT', expires: 'Wed, 04 Mar 2026 11:00:00 GMT' },
      {},
      3600,
    ],
    ['Expires by ours', { expires: 'Wednesday, 04-Mar-26 15:05:00 GMT' }, {}, 3600],
    ['Expires in the oldest form', { expires: 'Wed Mar  4 15:05:00 2026' }, {}, 3600],
    ['Expires in the past', { expires: 'Thu, 01 Dec 1994 16:00:00 GMT' }, {}, 900],
    [
      'max-age goes before Expires',
      { 'cache-control': 'max-age=1800', expires: 'Wed, 04 Mar 2026 18:05:00 GMT' },
      {},
      1800,
    ],
    ['ttl', {}, { ttlMinutes: 60 }, 3600],
    ['ttl is capped', {}, { ttlMinutes: 100_000 }, 21_600],
    ['the longer of both', { 'cache-control': 'max-age=1800' }, { ttlMinutes: 120 }, 7200],
  ])('%s', (_what, headers, hints, seconds) => {
    expect(wait(ON_TIME, read(headers, hints))).toBe(seconds);
  });

  it('another interval is the least when it is set', () => {
    expect(wait(ON_TIME, read(), NOW, { intervalSeconds: 60 })).toBe(60);
    expect(wait(ON_TIME, read({}, { ttlMinutes: 30 }), NOW, { intervalSeconds: 3600 })).toBe(3600);
  });

  it('hours and days to skip are skipped, and feeds that return together are spread', () => {
    const beside = Math.round(addressShare(ADDRESS) * 900_000) / 1_000;
    expect(wait(ON_TIME, read({}, { skipHours: [14, 15, 16] }))).toBeCloseTo(2 * 3600 + 55 * 60 + beside, 2);
    expect(wait(ON_TIME, read({}, { skipHours: [3, 4] }))).toBe(900);
    expect(wait(ON_TIME, read({}, { skipDays: ['wednesday'] }))).toBeCloseTo(9 * 3600 + 55 * 60 + beside, 2);
    expect(wait(ON_TIME, read({}, { skipDays: ['Wednesday', 'Thursday', 'Friday'] }))).toBeLessThan(25 * 3600 + 900);
    const always = { skipHours: Array.from({ length: 24 }, (_, hour) => hour) };
    expect(wait(ON_TIME, read({}, always))).toBe(900);
    expect(wait(ON_TIME, read({}, { skipDays: ['someday'] }))).toBe(900);
    expect(wait(ON_TIME, read({}, { skipHours: [24, 14] }))).toBeGreaterThan(900);
  });

  it('feeds that were waiting together are spread over the interval, each by its address', () => {
    const first = (address: string, state: PollState) =>
      (Date.parse(nextPoll(address, state, read(), NOW).nextPollAt ?? '') - NOW.getTime()) / 1_000;
    const waits = Array.from({ length: 200 }, (_, n) => first(`https://courier.example/${n}`, NEVER_POLLED));
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(900);
    expect(Math.max(...waits)).toBeLessThan(1800);
    for (let third = 0; third < 3; third++) {
      const within = waits.filter((seconds) => seconds >= 900 + third * 300 && seconds < 1200 + third * 300);
      expect(within.length).toBeGreaterThan(40);
    }
    const overdue = { ...ON_TIME, nextPollAt: '2026-03-04T02:00:00Z' };
    expect(first(ADDRESS, overdue)).toBe(first(ADDRESS, NEVER_POLLED));
    expect(first(ADDRESS, { ...ON_TIME, nextPollAt: '2026-03-04T14:04:10Z' })).toBe(900);
  });

  it('an unchanged feed is healthy, and keeps what it asked for', () => {
    const hints = { ...NO_HINTS, ttlMinutes: 60 };
    const validators = { etag: '"2"', lastModified: null, fingerprint: 'f' };
    const state = { ...ON_TIME, hints, failures: 3, failure: { code: 'too-slow', advice: '' }, failingSince: 'then' };
    const next = nextPoll(ADDRESS, state, { kind: 'unchanged', headers: {}, movedTo: null, validators }, NOW);
    expect(next).toMatchObject({
      hints,
      failures: 0,
      failure: null,
      failingSince: null,
      etag: '"2"',
      fingerprint: 'f',
    });
    expect(next).toMatchObject({ lastSuccessAt: NOW.toISOString(), nextPollAt: '2026-03-04T15:05:00.000Z' });
  });

  it('remembers where the feed moved to, and forgets it when that fails', () => {
    const moved = nextPoll(ADDRESS, ON_TIME, { ...read(), movedTo: 'https://new.example/' } as PollAnswer, NOW);
    expect(moved.movedTo).toBe('https://new.example/');
    expect(nextPoll(ADDRESS, moved, read(), NOW).movedTo).toBe('https://new.example/');
    expect(nextPoll(ADDRESS, moved, failed('not-found'), NOW).movedTo).toBeNull();
  });
});

describe('after a failure', () => {
  const spread = 1 + addressShare(ADDRESS) / 4;
  const waitAfter = (failures: number, answer = failed('server-error')) => wait({ ...ON_TIME, failures }, answer);

  it('waits 5 minutes, doubling to a day', () => {
    expect(waitAfter(0)).toBeCloseTo(300 * spread, 2);
    expect(waitAfter(1)).toBeCloseTo(600 * spread, 2);
    expect(waitAfter(4)).toBeCloseTo(4800 * spread, 2);
    expect(waitAfter(7)).toBeCloseTo(38_400 * spread, 2);
    expect(waitAfter(9)).toBe(86_400);
    expect(waitAfter(5_000)).toBe(86_400);
  });

  it('is not there before the server wants it, up to a day', () => {
    expect(waitAfter(0, failed('rate-limited', { 'retry-after': '7200' }))).toBe(7200);
    expect(waitAfter(0, failed('server-error', { 'retry-after': 'Wed, 04 Mar 2026 16:05:00 GMT' }))).toBe(7200);
    expect(waitAfter(0, failed('rate-limited', { 'retry-after': '10' }))).toBeCloseTo(300 * spread, 2);
    expect(waitAfter(0, failed('rate-limited', { 'retry-after': 'Wed, 04 Mar 2020 16:05:00 GMT' }))).toBeCloseTo(
      300 * spread,
      2,
    );
    expect(waitAfter(0, failed('rate-limited', { 'retry-after': '9999999999' }))).toBe(86_400);
    expect(waitAfter(0, failed('rate-limited', { 'retry-after': 'later' }))).toBeCloseTo(300 * spread, 2);
  });

  it('says since when and why, and keeps what it knew', () => {
    const first = nextPoll(ADDRESS, { ...ON_TIME, etag: '"1"' }, failed('too-slow'), NOW);
    const second = nextPoll(ADDRESS, first, failed('no-such-host'), new Date('2026-03-04T14:11:00Z'));
    expect(second).toMatchObject({
      failures: 2,
      failingSince: NOW.toISOString(),
      failure: { code: 'no-such-host', advice: 'What to do.' },
      lastSuccessAt: ON_TIME.lastSuccessAt,
      etag: '"1"',
      closed: false,
    });
  });

  it('410 closes the feed for good', () => {
    expect(nextPoll(ADDRESS, ON_TIME, failed('gone'), NOW)).toMatchObject({ closed: true, nextPollAt: null });
  });
});

describe('new articles a day', () => {
  it('are counted over a week, without the backlog of the first reading', () => {
    const first = nextPoll(ADDRESS, NEVER_POLLED, read({}, {}, 40), NOW);
    expect(newADay(NEVER_POLLED, NOW)).toBeNull();
    expect(first).toMatchObject({ newByDay: [], lastNewAt: NOW.toISOString(), firstSuccessAt: NOW.toISOString() });
    expect(newADay(first, NOW)).toBe(0);
    let state = first;
    for (const [at, count] of [
      ['2026-03-04T18:00:00Z', 3],
      ['2026-03-04T20:00:00Z', 1],
      ['2026-03-05T09:00:00Z', 2],
    ] as const) {
      state = nextPoll(ADDRESS, state, read({}, {}, count), new Date(at));
    }
    expect(state.newByDay).toEqual([
      { day: '2026-03-04', count: 4 },
      { day: '2026-03-05', count: 2 },
    ]);
    expect(newADay(state, new Date('2026-03-05T13:00:00Z'))).toBe(6);
    expect(newADay(state, new Date('2026-03-06T14:05:00Z'))).toBe(3);
    expect(newADay(state, new Date('2026-03-11T09:00:00Z'))).toBeCloseTo(2 / 7);
    const quiet = nextPoll(ADDRESS, state, read(), new Date('2026-03-20T09:00:00Z'));
    expect(quiet).toMatchObject({ newByDay: [], lastNewAt: '2026-03-05T09:00:00.000Z' });
  });
});
