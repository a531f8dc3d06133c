import { expect, test } from 'vitest';
import { createOnce } from '../../../adapters/preview/once.ts';

test('loads once for all who ask, and again only after a failure', async () => {
  let loads = 0;
  const load = createOnce(async () => {
    loads++;
    if (loads === 1) throw new Error('a build is under way');
    return loads;
  });
  await expect(Promise.all([load(), load()])).rejects.toThrow('a build is under way');
  expect(await Promise.all([load(), load(), load()])).toEqual([2, 2, 2]);
  expect(loads).toBe(2);
});
