import { type Kysely, sql } from 'kysely';
import type { PollLease } from '../sources/poll-lease.ts';
import type { Schema } from './schema.ts';

const NAME = 'feeds';

/** Keeps in the database who asks the feeds. */
export function createPollLease(db: Kysely<Schema>): PollLease {
  return {
    take: async (owner, now, until) => {
      const held = { owner, held_until: until.toISOString() };
      const taken = await db
        .insertInto('leases')
        .values({ name: NAME, ...held })
        .onConflict((conflict) =>
          conflict
            .column('name')
            .doUpdateSet(held)
            .where(sql<boolean>`leases.owner = ${owner} or leases.held_until <= ${now.toISOString()}`),
        )
        .returning('name')
        .executeTakeFirst();
      return taken !== undefined;
    },
    giveBack: async (owner) => {
      await db.deleteFrom('leases').where('name', '=', NAME).where('owner', '=', owner).execute();
    },
  };
}
