import type {
  AutocompleteInteraction,
  BaseInteraction,
  ButtonInteraction,
  ChatInputCommandInteraction,
  CommandInteractionOption,
} from 'discord.js';
import {
  type Clock,
  type Command,
  type CommandInput,
  type CommandService,
  type FetchFile,
  faultReply,
  type Logger,
  newReference,
  type Reply,
} from '../../src/index.ts';
import { type Asked, answerFirst, answerRest, defer, type Lines, suggest } from './answer.ts';
import { callerOf } from './caller.ts';
import { givenFile } from './given-file.ts';
import { actionId } from './layout.ts';
import { logFields } from './log-fields.ts';

/** What answering needs besides the interaction. */
export interface HandlerParts {
  readonly service: CommandService;
  readonly fetchFile: FetchFile;
  readonly lines: Lines;
  readonly logger: Logger;
  readonly clock: Clock;
}

/** Answers one interaction. Never throws: what fails is told to the person and logged under one reference. */
export async function handleInteraction(parts: HandlerParts, interaction: BaseInteraction): Promise<void> {
  if (interaction.isAutocomplete()) return handleAutocomplete(parts, interaction);
  if (interaction.isButton()) return handleButton(parts, interaction);
  if (interaction.isChatInputCommand()) return handleCommand(parts, interaction);
  parts.logger.warn({ type: interaction.type }, 'an interaction of a kind that this bot does not make');
}

async function handleCommand(parts: HandlerParts, interaction: ChatInputCommandInteraction): Promise<void> {
  const { path, options } = unfold(interaction.commandName, interaction.options.data);
  const input: CommandInput = Object.fromEntries(
    options.map(({ name, value, attachment }) => [name, attachment ? givenFile(attachment, parts.fetchFile) : value]),
  );
  const command = parts.service.commands.find((known) => known.path === path);
  const work = () => parts.service.run(path, input, callerOf(interaction));
  await answerDeferred(parts, interaction, { name: path, onlyPerson: answersPrivately(command, input), work });
}

async function handleButton(parts: HandlerParts, interaction: ButtonInteraction): Promise<void> {
  const id = actionId(interaction.customId);
  const work = () => parts.service.act(id, callerOf(interaction));
  await answerDeferred(parts, interaction, { name: `button ${id}`, onlyPerson: true, work });
}

async function handleAutocomplete(parts: HandlerParts, interaction: AutocompleteInteraction): Promise<void> {
  const { path } = unfold(interaction.commandName, interaction.options.data);
  const { name, value } = interaction.options.getFocused(true);
  const command = parts.service.commands.find((known) => known.path === path);
  const completes = command?.options.find((option) => option.name === name)?.completes;
  try {
    const found =
      completes === undefined ? [] : await parts.service.complete(completes, String(value), callerOf(interaction));
    await suggest(parts.lines, askedOf(interaction), found);
  } catch (error) {
    parts.logger.warn({ ...logFields(error), path, option: name }, 'a completion failed');
  }
}

/**
 * Discord wants to know who will see the answer before there is one: a command with a `private` option answers to all
 * unless it is set; every other command, and every button, answers only to the person.
 */
function answersPrivately(command: Command | undefined, input: CommandInput): boolean {
  const askable = command?.options.some(({ name, kind }) => name === 'private' && kind === 'flag') ?? false;
  return !askable || input['private'] === true;
}

interface Deferred {
  readonly name: string;
  readonly onlyPerson: boolean;
  readonly work: () => Promise<Reply>;
}

async function answerDeferred(parts: HandlerParts, interaction: BaseInteraction, deferred: Deferred): Promise<void> {
  const { lines, logger, clock } = parts;
  const { name, onlyPerson } = deferred;
  const asked = askedOf(interaction);
  const reference = newReference();
  const began = clock.now().getTime();
  try {
    const reason = await defer(lines, asked, onlyPerson);
    if (reason !== null) {
      logger.warn({ name, reference }, `Discord took no answer: ${reason}`);
      return;
    }
    const reply = await deferred.work().catch((error: unknown) => {
      logger.error({ ...logFields(error), name, reference }, 'a command failed');
      return faultReply(reference);
    });
    const rest = await answerFirst(lines, asked, onlyPerson, reply).catch((error: unknown) => {
      logger.error({ ...logFields(error), name, reference }, 'an answer was refused');
      return answerFirst(lines, asked, onlyPerson, faultReply(reference));
    });
    await answerRest(lines, asked, rest);
    logger.info({ name, code: reply.code, ms: clock.now().getTime() - began }, 'answered');
  } catch (error) {
    logger.error({ ...logFields(error), name, reference }, 'an answer could not be sent');
  }
}

function askedOf(interaction: BaseInteraction): Asked {
  const { id, token, applicationId, authorizingIntegrationOwners: owners } = interaction;
  return { id, token, applicationId, installedHere: owners.guildId !== null };
}

/** "digest" with the subcommand `add` inside becomes "digest add" and the options of that. */
function unfold(
  name: string,
  data: readonly CommandInteractionOption[],
): {
  readonly path: string;
  readonly options: readonly CommandInteractionOption[];
} {
  const inner = data.find((option) => option.options !== undefined);
  return inner === undefined ? { path: name, options: data } : unfold(`${name} ${inner.name}`, inner.options ?? []);
}
