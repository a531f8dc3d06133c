import { article, day, first, second } from './articles.ts';
import { open } from './database.ts';

/**
 * A process of its own, to be killed: keeps articles in the database of its argument and puts other texts in their place,
 * and says the number of each when it is done.
 */
const store = await open(process.argv[2] ?? '');
for (let index = 0; index < 500; index++) {
  await store.archive.keep(article(`a${index}`, first(index)));
  await store.archive.replace(`a${index}`, article(`a${index}`, second(index)), day(1));
  process.stdout.write(`${index}\n`);
}
await store.close();
