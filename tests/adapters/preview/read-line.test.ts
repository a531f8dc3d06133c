import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCaller } from '../../../adapters/preview/caller.ts';
import { readLine } from '../../../adapters/preview/read-line.ts';
import { suggestLines } from '../../../adapters/preview/suggest.ts';
import type { CommandService } from '../../../src/index.ts';
import { floodStories } from '../../browser/stories.ts';
import { createService, type OwnService } from './own-service.ts';

let own: OwnService;
let service: CommandService;
beforeAll(async () => {
  own = await createService(floodStories());
  service = own.service;
});
afterAll(() => own.close());

describe('a line of the command box', () => {
  test.each([
    ['/briefing port ellery', 'port ellery'],
    ['port ellery', 'port ellery'],
    ['/briefing', ''],
    ['/briefing quotes Tovar', 'quotes Tovar'],
    ['/quotes about:maria tovar', 'quotes about:"maria tovar"'],
    ['/briefing topic:port ellery length:short', 'topic:"port ellery" length:short'],
    [
      '/briefing digest add "weekdays 8:30 Europe/Lisbon" port ellery',
      'digest add "weekdays 8:30 Europe/Lisbon" port ellery',
    ],
    [
      '/digest add topic:port ellery when:weekdays 8:30 timezone:Europe/Lisbon',
      'digest add topic:"port ellery" when:"weekdays 8:30" timezone:Europe/Lisbon',
    ],
    ['/sources add url:https://feeds.example/a?b=1', 'sources add url:https://feeds.example/a?b=1'],
    ['/briefings of the day', 'briefings of the day'],
  ])('%s', (line, words) => {
    expect(readLine(line, service.commands)).toBe(words);
  });
});

describe('ways to go on with a line', () => {
  const lines = async (line: string) =>
    (await suggestLines(service, line, createCaller(undefined))).map((suggestion) => suggestion.line);

  test('topics that begin so, then commands', async () => {
    expect(await lines('/')).toEqual(expect.arrayContaining(['/briefing Marlow Bridge', '/briefing quotes ']));
    expect(await lines('/briefing q')).toContain('/briefing quotes ');
    expect((await lines('marl'))[0]).toBe('/briefing Marlow Bridge');
    expect(await lines('/briefing dig')).toEqual(
      expect.arrayContaining(['/briefing digest add ', '/briefing digest list', '/briefing digest pause ']),
    );
  });

  test('behind a command what it asks for', async () => {
    expect(await lines('/briefing quotes marl')).toContain('/briefing quotes Marlow Bridge');
    expect(await lines('/briefing digest add ')).toContain('/briefing digest add "daily 08:00" ');
    expect(await lines('/briefing digest add "we')).toEqual(['/briefing digest add "weekdays 8:30" ']);
    expect(await lines('/briefing digest add "weekdays 8:30" marl')).toContain(
      '/briefing digest add "weekdays 8:30" Marlow Bridge',
    );
    expect(await lines('/briefing digest pause ')).toEqual([]);
  });
});
