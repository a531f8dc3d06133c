import { expect, test } from 'vitest';
import { readArguments } from '../../../adapters/terminal/arguments.ts';

test.each([
  [['--why'], 'why'],
  [['--why', ''], 'Why which article? Give its id or its address.'],
  [['--why', 'a', 'b'], '--why takes one article, by its id or address.'],
  [['--why', 'a', '--check', 'b'], "--check and --why don't go together."],
  [['x', '--length', 'endless'], 'short, standard or long'],
  [['--batch', 'a', 'b'], '--batch takes one file and nothing else.'],
])('%j is refused with what would be right', (args, advice) => {
  const read = readArguments(args);
  expect(read.ok ? '' : read.refusal.advice).toContain(advice);
});
