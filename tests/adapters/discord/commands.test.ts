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

describe('defineCommands', () => {
  it('makes subcommands of two words and keeps single words as they are', () => {
    const defined = defineCommands(createSampleService().commands);
    expect(defined.map(({ name, options }) => [name, options.map((inner) => inner.name)])).toEqual([
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
    const [defined] = defineCommands([command('try', { options })]);
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
    const defined = defineCommands([command('help'), command('digest list'), command('digest add', { manage: true })]);
    expect(defined.map((one) => one.default_member_permissions)).toEqual([null, '32']);
  });

  it('works in servers, in direct messages and as an app of a person', () => {
    expect(defineCommands([command('help')])).toMatchObject([
      { type: 1, contexts: [0, 1, 2], integration_types: [0, 1] },
    ]);
  });

  it('keeps descriptions within 100 characters', () => {
    const long = defineCommands([command('help', { description: 'x'.repeat(101) })])[0]?.description;
    expect(long).toBe(`${'x'.repeat(99)}…`);
    expect(defineCommands([command('help', { description: 'x'.repeat(100) })])[0]?.description).toHaveLength(100);
  });
});
