import { type Logger, silentLogger } from '../../src/kernel/logger.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';

/** An implementation under test: gives the address of an empty database. */
export type CreateDatabase = () => Promise<string>;

/** Opens a store, throwing where the test expects none to be refused. */
export async function open(url: string, logger: Logger = silentLogger): Promise<Store> {
  const store = await openStore(url, logger);
  if (!store.ok) throw new Error(store.refusal.advice, { cause: store.refusal.cause });
  return store.value;
}

/** Opens two stores on one new database, as two processes would, and closes both after `use`. */
export async function withTwoStores(
  createDatabase: CreateDatabase,
  use: (one: Store, other: Store) => Promise<void>,
): Promise<void> {
  const url = await createDatabase();
  const stores = await Promise.all([open(url), open(url)]);
  try {
    await use(...stores);
  } finally {
    await Promise.all(stores.map((store) => store.close()));
  }
}
