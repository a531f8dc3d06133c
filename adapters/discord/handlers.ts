import type {
  AutocompleteInteraction,
  BaseInteraction,
  ButtonInteraction,
  ChatInputCommandInteraction,
  CommandInteractionOption,
  MessageContextMenuCommandInteraction,
  ModalSubmitInteraction,
} from 'discord.js';
import {
  type Caller,
  type Command,
  type CommandInput,
  type Form,
  type FormRequest,
  faultReply,
  newReference,
  turnsPage,
} from '../../src/index.ts';
import { openModal, suggest } from './answer.ts';
import { answerDeferred, askedOf, type HandlerParts } from './answer-deferred.ts';
import { callerOf } from './caller.ts';
import { givenFile } from './given-file.ts';
import { actionId } from './layout.ts';
import { logFields } from './log-fields.ts';
import { readForm, renderForm } from './modal.ts';
import { readMessage } from './read-message.ts';
import { isPart } from './render.ts';

/** Answers one interaction. Never throws: what fails is told to the person and logged under one reference. */
export async function handleInteraction(parts: HandlerParts, interaction: BaseInteraction): Promise<void> {
  if (interaction.isAutocomplete()) return handleAutocomplete(parts, interaction);
  if (interaction.isButton()) return handleButton(parts, interaction);
  if (interaction.isChatInputCommand()) return handleCommand(parts, interaction);
  if (interaction.isMessageContextMenuCommand()) return handleOnMessage(parts, interaction);
  if (interaction.isModalSubmit()) return handleForm(parts, interaction);
  parts.logger.warn({ type: interaction.type }, 'an interaction of a kind that this bot does not make');
}

async function handleCommand(parts: HandlerParts, interaction: ChatInputCommandInteraction): Promise<void> {
  const { path, options } = unfold(interaction.commandName, interaction.options.data);
  const input: CommandInput = Object.fromEntries(
    options.map(({ name, value, attachment }) => [name, attachment ? givenFile(attachment, parts.fetchFile) : value]),
  );
  const caller = callerOf(interaction);
  if (await opensForm(parts, interaction, { kind: 'command', path, input }, caller)) return;
  const command = parts.service.commands.find((known) => known.path === path);
  await answerDeferred(parts, interaction, {
    name: path,
    pending: answersPrivately(command, input) ? 'person' : 'all',
    work: (working) => parts.service.run(path, input, { ...caller, working }),
  });
}

async function handleOnMessage(parts: HandlerParts, interaction: MessageContextMenuCommandInteraction): Promise<void> {
  const { commandName: name } = interaction;
  await answerDeferred(parts, interaction, {
    name,
    pending: 'person',
    work: (working) =>
      parts.service.run(
        name,
        { message: readMessage(interaction.targetMessage) },
        { ...callerOf(interaction), working },
      ),
  });
}

async function handleButton(parts: HandlerParts, interaction: ButtonInteraction): Promise<void> {
  const id = actionId(interaction.customId);
  const caller = callerOf(interaction);
  if (await opensForm(parts, interaction, { kind: 'action', id }, caller)) return;
  await answerDeferred(parts, interaction, {
    name: `button ${id}`,
    pending: turnsPage(id, caller) && !isPart(interaction.message) ? 'page' : 'person',
    work: (working) => parts.service.act(id, { ...caller, working }),
  });
}

/** Discord has no errors beside a field: what is wrong is answered with a button that opens the form again. */
async function handleForm(parts: HandlerParts, interaction: ModalSubmitInteraction): Promise<void> {
  const { customId, fields } = interaction;
  await answerDeferred(parts, interaction, {
    name: `form ${customId}`,
    pending: 'person',
    work: async (working) => {
      const done = await parts.service.submit(customId, readForm(fields), { ...callerOf(interaction), working });
      return done.kind === 'answered' ? done.reply : done.again();
    },
  });
}

/** Opens the form that was asked for, or says why not; false where none was. A modal is only taken as the first answer. */
async function opensForm(
  parts: HandlerParts,
  interaction: ButtonInteraction | ChatInputCommandInteraction,
  request: FormRequest,
  caller: Caller,
): Promise<boolean> {
  const opening = parts.service.form(request, caller);
  if (opening === null) return false;
  try {
    const opened = await opening;
    if ('fields' in opened) await openForm(parts, interaction, opened);
    else await answerDeferred(parts, interaction, { name: 'form', pending: 'person', work: async () => opened });
  } catch (error) {
    const reference = newReference();
    parts.logger.error({ ...logFields(error), request, reference }, 'a form could not be opened');
    const work = async () => faultReply(reference);
    await answerDeferred(parts, interaction, { name: 'form', pending: 'person', work });
  }
  return true;
}

async function openForm({ lines, logger }: HandlerParts, interaction: BaseInteraction, form: Form): Promise<void> {
  const { id } = form;
  const reason = await openModal(lines, askedOf(interaction), renderForm(form, interaction.guildId !== null));
  if (reason === null) logger.info({ id }, 'a form was opened');
  else logger.warn({ id }, `Discord took no form: ${reason}`);
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
