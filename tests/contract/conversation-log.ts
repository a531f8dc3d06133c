import { describe, expect, test } from 'vitest';
import { type CreateDatabase, withTwoStores } from './database.ts';

/** What every keeper of the local page's conversation keeps to. */
export function conversationLogContract(createDatabase: CreateDatabase): void {
  describe('the conversation of the local page', () => {
    test('tells in order what came and what changed after a point, also to another process', () =>
      withTwoStores(createDatabase, async ({ conversation }, other) => {
        await conversation.add('a', '"first"');
        await conversation.add('b', '"second"');
        const [first, second] = await other.conversation.since(0);
        expect([first, second]).toMatchObject([
          { id: 'a', body: '"first"' },
          { id: 'b', body: '"second"' },
        ]);
        expect(await conversation.replace('a', '"other"')).toBe(true);
        const changed = await other.conversation.since(second?.change ?? 0);
        expect(changed).toMatchObject([{ id: 'a', body: '"other"', place: first?.place }]);
        expect(await other.conversation.since(changed[0]?.change ?? 0)).toEqual([]);
      }));

    test('takes a message of one id once, and changes none that is not there', () =>
      withTwoStores(createDatabase, async ({ conversation }, other) => {
        await Promise.all([conversation.add('a', '"one"'), other.conversation.add('a', '"one"')]);
        await other.conversation.add('a', '"two"');
        expect(await conversation.since(0)).toMatchObject([{ id: 'a', body: '"one"' }]);
        expect(await conversation.find('a')).toMatchObject({ body: '"one"' });
        expect(await conversation.find('b')).toBeNull();
        expect(await conversation.replace('b', '"two"')).toBe(false);
      }));

    test('numbers what comes at once from several sides, so that nobody who follows it misses any', () =>
      withTwoStores(createDatabase, async ({ conversation }, other) => {
        const sides = [conversation, other.conversation];
        const ids = Array.from({ length: 40 }, (_, index) => `m${index}`);
        await Promise.all(ids.map((id, index) => sides[index % 2]?.add(id, '1')));
        await Promise.all(ids.map((id, index) => sides[index % 2]?.replace(id, '2')));
        const kept = await conversation.since(0);
        expect(new Set(kept.map(({ change }) => change)).size).toBe(40);
        expect(new Set(kept.map(({ place }) => place)).size).toBe(40);
      }));

    test('keeps fewer messages where they are large, and the newest in any case', () =>
      withTwoStores(createDatabase, async ({ conversation }) => {
        for (const id of ['a', 'b', 'c']) await conversation.add(id, `"${'x'.repeat(7_000_000)}"`);
        expect((await conversation.since(0)).map(({ id }) => id)).toEqual(['b', 'c']);
        await conversation.add('d', `"${'x'.repeat(17_000_000)}"`);
        expect((await conversation.since(0)).map(({ id }) => id)).toEqual(['d']);
      }));

    test('keeps the last two hundred messages', () =>
      withTwoStores(createDatabase, async ({ conversation }) => {
        for (let index = 0; index < 203; index++) await conversation.add(`m${index}`, `${index}`);
        const kept = await conversation.since(0);
        expect(kept.map(({ body }) => Number(body))).toEqual(Array.from({ length: 200 }, (_, index) => index + 3));
      }));
  });
}
