// A process of its own, to be killed: opens the database of its argument with the built bot's store, does what it is given
// on its standard input (an array of [room, method, ...arguments], serialised by node:v8), and says the number of each when it is done.
import { buffer } from 'node:stream/consumers';
import { deserialize } from 'node:v8';
import { openStore } from '../../dist/src/store/open-store.js';

const calls = deserialize(await buffer(process.stdin));
const opened = await openStore(process.argv[2]);
if (!opened.ok) throw new Error(opened.refusal.advice);
for (const [index, [room, method, ...args]] of calls.entries()) {
  await opened.value[room][method](...args);
  process.stdout.write(`${index}\n`);
}
await opened.value.close();
