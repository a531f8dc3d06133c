import { ok, type Result, refuse } from '../kernel/errors.ts';
import { parseWhen } from '../subscriptions/parse-when.ts';
import type { Command, CommandInput, CommandOption } from './command.ts';

/** A word as typed; one in quote marks is a single word and never a command. */
interface Word {
  readonly text: string;
  readonly quoted: boolean;
}

export interface WordedCommand {
  readonly path: string;
  readonly input: CommandInput;
}

const CHANNEL = /^<#([A-Z0-9]+)(?:\|[^>]*)?>$/;
const GROUP = /^<!subteam\^([A-Z0-9]+)(?:\|[^>]*)?>$/;
const TOKEN = /([a-z][a-z-]*):(?:"([^"]*)"|“([^”]*)”)|"([^"]*)"|“([^”]*)”|(\S+)/gu;

/**
 * Reads what is typed after a command or a mention: `harbour`, `quotes tovar`, `digest add "weekdays 8:30" harbour`,
 * `length:long`. Words that name no command are a topic; so are quoted ones. Refuses a half command with its form.
 */
export function parseWords(typed: string, commands: readonly Command[]): Result<WordedCommand> {
  const words = splitWords(typed);
  if (words.length === 0) return ok({ path: 'help', input: {} });
  const command = findCommand(words, commands);
  if (!command) {
    const [first, second] = words;
    const group = commands.filter(
      (known) => first && !first.quoted && known.path.startsWith(`${first.text.toLowerCase()} `),
    );
    if (group.length > 0 && (second === undefined || words.length === 2)) {
      const forms = group.map((known) => known.path).join(' · ');
      const topic = words.map((word) => word.text).join(' ');
      return refuse('half-command', `Which one: ${forms}? For a briefing on “${topic}” put it in quotes: "${topic}".`);
    }
    return fill('briefing', words, commands);
  }
  return fill(command.path, words.slice(command.path.split(' ').length), commands);
}

function splitWords(typed: string): Word[] {
  return [...typed.matchAll(TOKEN)].map((match) => {
    const [, name, ...texts] = match;
    const named = texts[0] ?? texts[1];
    if (name !== undefined && named !== undefined) return { text: `${name}:${named}`, quoted: false };
    const quoted = texts[2] ?? texts[3];
    return quoted === undefined ? { text: texts[4] as string, quoted: false } : { text: quoted, quoted: true };
  });
}

function findCommand(words: readonly Word[], commands: readonly Command[]): Command | undefined {
  return commands.find((command) =>
    command.path.split(' ').every((part, index) => {
      const word = words[index];
      return word !== undefined && !word.quoted && word.text.toLowerCase() === part;
    }),
  );
}

function fill(path: string, words: readonly Word[], commands: readonly Command[]): Result<WordedCommand> {
  const options = commands.find((command) => command.path === path)?.options ?? [];
  const input: Record<string, string | boolean> = {};
  const rest = words.filter((word, index) => !takeNamed(word, index > 0 && index === words.length - 1, options, input));
  const when = options.some(({ name, required }) => name === 'when' && required) && input['when'] === undefined;
  const taken = when ? takeWhen(rest, input) : 0;
  const main = options.find((option) => (option.required && option.name !== 'when') || option.main);
  const text = rest
    .slice(taken)
    .map((word) => word.text)
    .join(' ');
  if (main?.kind === 'number' && input[main.name] === undefined) {
    const [number, ...others] = rest.slice(taken);
    input[main.name] = number?.text ?? '';
    fillEdit(others.map((word) => word.text).join(' '), options, input);
  } else if (main && input[main.name] === undefined && (main.required || text !== '')) input[main.name] = text;
  return ok({ path, input });
}

/** What stands behind the number of what is edited: a schedule, else a topic. */
function fillEdit(words: string, options: readonly CommandOption[], input: Record<string, string | boolean>): void {
  const name = parseWhen(words).ok ? 'when' : 'topic';
  if (words && input[name] === undefined && options.some((option) => option.name === name)) input[name] = words;
}

/** Takes `name:value`, a channel link, a user group, and the bare name of a flag as the last of several words. */
function takeNamed(
  word: Word,
  last: boolean,
  options: readonly CommandOption[],
  input: Record<string, string | boolean>,
): boolean {
  if (word.quoted) return false;
  const channel = CHANNEL.exec(word.text);
  if (channel?.[1] && options.some((option) => option.kind === 'channel')) {
    input['channel'] = channel[1];
    return true;
  }
  const group = GROUP.exec(word.text);
  if (group?.[1] && options.some((option) => option.kind === 'role')) {
    input['mention'] = group[1];
    return true;
  }
  const [name, ...value] = word.text.split(':');
  const option = options.find((known) => known.name === name || (name !== undefined && known.typedAlso === name));
  // Nobody can type a file.
  if (!option || option.kind === 'file' || (value.length === 0 && !(last && option.kind === 'flag'))) return false;
  input[option.name] = option.kind === 'flag' ? value[0] !== 'false' : value.join(':');
  return true;
}

/** Takes the schedule off the front: the first word if it is quoted, else the most words that make one. */
function takeWhen(words: readonly Word[], input: Record<string, string | boolean>): number {
  const [first] = words;
  if (!first) return 0;
  if (first.quoted || parseWhen(first.text).ok === false) {
    const most = first.quoted ? 1 : Math.min(words.length - 1, 9);
    for (let count = most; count > 1; count--) {
      const candidate = words
        .slice(0, count)
        .map((word) => word.text)
        .join(' ');
      if (parseWhen(candidate).ok) {
        input['when'] = candidate;
        return count;
      }
    }
  }
  input['when'] = first.text;
  return 1;
}
