import type { BenchBot } from './bench-bot.ts';
import { inventNews } from './invent-news.ts';
import { measure } from './measure.ts';

const RUNS = 50;
const AT_ONCE = 100;
const CITED_AT_ONCE = 500;
const DAY_MS = 86_400_000;

/** Forgets articles, of which a digest cites more and more; what is forgotten is gone from the database. */
export async function measureForgetting({ store }: BenchBot, size: number): Promise<void> {
  const { archive, ledger, subscriptions } = store;
  const at = inventNews(size).publishedAt;
  const forget = () => archive.forget(new Date(at.getTime() + DAY_MS), AT_ONCE);
  await measure('forget 100 articles', RUNS, forget);
  const wanted = { platform: 'slack', tenantId: 't', channelId: 'c', createdBy: 'p', topic: 'x', when: 'daily 08:00' };
  const digest = await subscriptions.add({ ...wanted, zone: 'UTC', createdAt: at.toISOString() });
  if (!digest.ok) throw new Error(digest.refusal.advice);
  const edition = { subscriptionId: digest.value.id, dueAt: at.toISOString() };
  await ledger.claim(edition, 'bench', at, new Date(at.getTime() + DAY_MS));
  let next = RUNS * AT_ONCE;
  const cite = (count: number) => {
    const ids = Array.from({ length: count }, (_, index) => inventNews(next + index).id);
    next += count;
    return ledger.keepParts(edition, 'bench', ['one'], '{}', ids);
  };
  await measure('cite 40 articles', RUNS, () => cite(40));
  while (next < size / 2) await cite(CITED_AT_ONCE);
  await measure('forget 100 articles, the oldest half cited', RUNS, forget);
  await measure('remove the digest that cites them', 1, () => subscriptions.remove('slack', 't', digest.value.id));
  await measure('forget 100 articles, none cited any more', RUNS, forget);
}
