import { article, DECIDED } from './articles.ts';
import { open } from './database.ts';

/** A process of its own, to be killed: makes one story of two in the database of its argument, to the end. */
const store = await open(process.argv[2] ?? '');
const merge = { from: 's-lost', into: 's-kept', reason: '{"why":"both are one"}' };
await store.archive.keep(article('both', { storyId: 's-kept', decision: { ...DECIDED, merge } }));
await store.storyArchive.finishMerges();
await store.close();
