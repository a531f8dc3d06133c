import { describe, expect, it } from 'vitest';
import { defineCommands } from '../../../adapters/discord/commands.ts';
import type { Command, CommandOption } from '../../../src/index.ts';
import { createSampleService } from './sample-service.ts';

const command = (path: string, parts: Partial<Command> = {}): Command => ({
  path,
  description: `About ${path}.`,
  options: [],
  manage: false,
  run: async () => {
    throw new Error('not run here');
  },
  ...parts,
});

const option = (name: string, parts: Partial<CommandOption> = {}): CommandOption => ({
  name,
  description: 'x',
  kind: 'text',
  required: false,
  ...parts,
});

/** Those that people type. */
const typed = (defined: ReturnType<typeof defineCommands>) => defined.flatMap((one) => ('options' in one ? [one] : []));

describe('defineCommands', () => {
  it('puts what is asked of a message into its menu, without description and options', () => {
    const defined = defineCommands([command('help'), command('Find the story', { on: 'message' })]);
    expect(defined).toHaveLength(2);
    expect(Object.keys(defined[1] ?? {})).toEqual([
      ...['type', 'name', 'name_localizations', 'default_member_permissions', 'contexts', 'integration_types'],
    ]);
    expect(defined[1]).toMatchObject({
      type: 3,
      name: 'Find the story',
      name_localizations: { de: 'Meldung finden', ja: 'このニュースを探す' },
      default_member_permissions: null,
      contexts: [0, 1, 2],
      integration_types: [0, 1],
    });
  });

  it('makes subcommands of two words and keeps single words as they are', () => {
    const defined = defineCommands(createSampleService().commands);
    expect(typed(defined).map(({ name, options }) => [name, options.map((inner) => inner.name)])).toEqual([
      ['briefing', ['topic', 'length', 'private']],
      ['digest', ['add', 'remove']],
      ['list', ['give', 'take']],
      ['help', []],
    ]);
  });

  it('puts required options first and translates every kind', () => {
    const options = [
      option('words', { maxLength: 200, completes: 'topic' }),
      option('size', { choices: ['short', 'long'] }),
      option('where', { kind: 'channel' }),
      option('loud', { kind: 'flag' }),
      option('id', { kind: 'number', required: true }),
    ];
    const [defined] = typed(defineCommands([command('try', { options })]));
    expect(defined?.options).toMatchObject([
      { type: 4, name: 'id', description: 'x', required: true },
      { type: 3, name: 'words', description: 'x', autocomplete: true, max_length: 200 },
      {
        type: 3,
        name: 'size',
        description: 'x',
        choices: [
          { name: 'short', value: 'short' },
          { name: 'long', value: 'long' },
        ],
      },
      { type: 7, name: 'where', description: 'x', channel_types: [0, 5, 11, 12, 10, 15, 16] },
      { type: 5, name: 'loud', description: 'x' },
    ]);
  });

  it('hides what needs the right to manage from others, with its whole group', () => {
    const defined = defineCommands([command('help'), command('digest list'), command('digest add', { manage: 'all' })]);
    expect(defined.map((one) => one.default_member_permissions)).toEqual([null, '32']);
  });

  it('works in servers, in direct messages and as an app of a person', () => {
    expect(defineCommands([command('help')])).toMatchObject([
      { type: 1, contexts: [0, 1, 2], integration_types: [0, 1] },
    ]);
  });

  it('keeps descriptions within 100 characters', () => {
    const [long] = typed(defineCommands([command('help', { description: 'x'.repeat(101) })]));
    expect(long?.description).toBe(`${'x'.repeat(99)}…`);
    const [short] = typed(defineCommands([command('help', { description: 'x'.repeat(100) })]));
    expect(short?.description).toHaveLength(100);
  });
});
