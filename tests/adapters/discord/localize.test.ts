import { describe, expect, it } from 'vitest';
import { defineCommands } from '../../../adapters/discord/commands.ts';
import { LOCALE_CODES, localize, translate } from '../../../adapters/discord/localize.ts';
import { createCommandService } from '../../../src/commands/create-command-service.ts';
import type { CommandParts } from '../../../src/commands/parts.ts';
import { commandsSchema } from '../../support/fake-discord/command-schema.ts';

/** The bot's own commands; nothing is run. */
const { commands } = createCommandService({} as CommandParts);
const options = commands.flatMap((command) => command.options).filter(({ typedAlso }) => typedAlso === undefined);
const NAMES = new Set([
  ...commands.flatMap(({ path, on }) => {
    if (on === 'message') return [path];
    const [group = '', ...rest] = path.split(' ');
    return rest.length === 0 ? [group] : [group, rest.join('-')];
  }),
  ...options.flatMap(({ name, choices = [] }) => [name, ...choices]),
]);
const DESCRIPTIONS = new Set(
  [...commands.filter(({ on }) => on === undefined), ...options].map(({ description }) => description),
);

describe.each(LOCALE_CODES)('in %s', (locale) => {
  it('every name, choice and description of the commands is there', () => {
    expect([...NAMES].filter((name) => translate(locale, 'names', name) === undefined)).toEqual([]);
    expect([...DESCRIPTIONS].filter((line) => translate(locale, 'descriptions', line) === undefined)).toEqual([]);
  });
});

it('Discord takes the commands with their translations, short enough and unlike one another in every language', () => {
  const parsed = commandsSchema.safeParse(defineCommands(commands));
  expect(parsed.error?.issues ?? []).toEqual([]);
});

it('what is not translated is shown in English', () => {
  expect(localize('names', 'no-such-name')).toEqual({});
  const [defined] = defineCommands([
    { path: 'odd', description: 'Not translated', options: [], manage: false, run: () => Promise.reject(new Error()) },
  ]);
  expect(defined).toMatchObject({ name: 'odd', name_localizations: {}, description_localizations: {} });
});
