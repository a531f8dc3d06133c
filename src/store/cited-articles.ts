import { setImmediate } from 'node:timers/promises';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Edition } from '../delivery/delivery-ledger.ts';
import { anyOf } from './any-of.ts';
import { forUpdate } from './article-locks.ts';
import type { Engine } from './migrations.ts';
import type { Schema } from './schema.ts';

type Database = Kysely<Schema>;

/** Citations that are dropped in one go. */
const AT_ONCE = 500;

/** Holds the articles that an edition cites; those that are no longer kept are left out. Within a transaction. */
export async function holdCited(
  db: Database,
  engine: Engine,
  { subscriptionId, dueAt }: Edition,
  articleIds: readonly string[],
): Promise<void> {
  const numbers = await locked(db, engine, anyOf(engine, sql`articles.id`, articleIds, 'text'));
  if (numbers.length === 0) return;
  await setHeld(db, engine, numbers, 1);
  await sql`insert into cited_articles (subscription_id, article_no, due_at)
    select cast(${subscriptionId} as integer), articles.no, ${dueAt} from articles
    where ${anyOf(engine, sql`articles.no`, numbers, 'integer')}
    on conflict (subscription_id, article_no) do update set due_at = excluded.due_at
      where cited_articles.due_at < excluded.due_at`.execute(db);
}

/** Lets go of what only the editions of this subscription cite. */
export function releaseOf(db: Database, engine: Engine, subscriptionId: number): Promise<void> {
  return release(db, engine, sql`subscription_id = ${subscriptionId}`);
}

/** Lets go of what is cited only by editions that were due before then and are no longer kept. */
export function releaseBefore(db: Database, engine: Engine, before: string): Promise<void> {
  const dropped = sql`due_at < ${before} and not exists (select 1 from editions
    where editions.subscription_id = cited_articles.subscription_id and editions.due_at = cited_articles.due_at)`;
  return release(db, engine, dropped);
}

/** In small transactions: what is left when the process dies between two goes when its editions are dropped. */
async function release(db: Database, engine: Engine, which: RawBuilder<unknown>): Promise<void> {
  for (let dropped = AT_ONCE; dropped === AT_ONCE; ) {
    dropped = await db.transaction().execute(async (transaction) => {
      const { rows } = await sql<{ no: number }>`delete from cited_articles
        where (subscription_id, article_no) in
          (select subscription_id, article_no from cited_articles where ${which} limit ${AT_ONCE})
        returning article_no as no`.execute(transaction);
      const numbers = [...new Set(rows.map(({ no }) => no))];
      // Locked first: an edition that cites one of them in another process is then seen, or waits and holds it again.
      await locked(transaction, engine, anyOf(engine, sql`articles.no`, numbers, 'integer'));
      await setHeld(transaction, engine, numbers, 0);
      return rows.length;
    });
    await setImmediate();
  }
}

/** In one order everywhere, so that two transactions never wait for each other. */
async function locked(db: Database, engine: Engine, which: ReturnType<typeof anyOf>): Promise<number[]> {
  const { rows } = await sql<{ no: number }>`select articles.no from articles where ${which}
    order by articles.no ${forUpdate(engine)}`.execute(db);
  return rows.map(({ no }) => no);
}

/** What is cited stays held. */
async function setHeld(db: Database, engine: Engine, numbers: readonly number[], held: 0 | 1): Promise<void> {
  await db
    .updateTable('articles')
    .set({ held })
    .where(anyOf(engine, sql`no`, numbers, 'integer'))
    .where('held', '!=', held)
    .$if(held === 0, (update) =>
      update.where(
        sql<boolean>`not exists (select 1 from cited_articles where cited_articles.article_no = articles.no)`,
      ),
    )
    .execute();
}
