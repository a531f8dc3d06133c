import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  ChannelType,
  InteractionContextType,
  PermissionFlagsBits,
} from 'discord.js';
import type { Command, CommandOption } from '../../src/index.ts';
import { LIMITS } from './limits.ts';
import { LOCALE_CODES, type Localizations, localize, translate } from './localize.ts';

/** What people see of a command, an option or a choice, in English and in other languages. */
interface Localized {
  readonly name: string;
  readonly name_localizations: Localizations;
  readonly description: string;
  readonly description_localizations: Localizations;
}

/** An option of a command as Discord registers it. */
interface OptionDefinition extends Localized {
  readonly type: ApplicationCommandOptionType;
  readonly required?: boolean;
  readonly autocomplete?: boolean;
  readonly max_length?: number;
  readonly choices?: readonly {
    readonly name: string;
    readonly name_localizations: Localizations;
    readonly value: string;
  }[];
  readonly channel_types?: readonly ChannelType[];
  readonly options?: readonly OptionDefinition[];
}

/** Who may use a command, and where. */
interface Availability {
  readonly default_member_permissions: string | null;
  readonly contexts: readonly InteractionContextType[];
  readonly integration_types: readonly ApplicationIntegrationType[];
}

/** A top-level command to type, as Discord registers it. */
interface TypedDefinition extends Localized, Availability {
  readonly type: ApplicationCommandType.ChatInput;
  readonly options: readonly OptionDefinition[];
}

/** A command in the menu of each message, which has neither description nor options. */
interface MessageDefinition extends Pick<Localized, 'name' | 'name_localizations'>, Availability {
  readonly type: ApplicationCommandType.Message;
}

export type CommandDefinition = TypedDefinition | MessageDefinition;

const OPTION_TYPES = {
  text: ApplicationCommandOptionType.String,
  channel: ApplicationCommandOptionType.Channel,
  role: ApplicationCommandOptionType.Role,
  flag: ApplicationCommandOptionType.Boolean,
  number: ApplicationCommandOptionType.Integer,
  file: ApplicationCommandOptionType.Attachment,
} as const;

/** Channels that take messages from a bot, or threads that begin with one. */
export const POSTABLE = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
  ChannelType.GuildForum,
  ChannelType.GuildMedia,
];

/**
 * The definitions to register: "digest add" becomes the subcommand `add` of `digest`; what is asked of a message stands
 * in the menu of each. Where one subcommand needs the
 * right to manage, Discord hides all of them from others by default; whoever runs a server can change that there.
 */
export function defineCommands(commands: readonly Command[]): CommandDefinition[] {
  const groups = new Map<string, Command[]>();
  const onMessages: MessageDefinition[] = [];
  for (const { on, ...command } of commands) {
    const [name = ''] = command.path.split(' ');
    if (on === 'message') onMessages.push(defineOnMessage(command));
    else groups.set(name, [...(groups.get(name) ?? []), command]);
  }
  return [...Array.from(groups, ([name, members]) => defineGroup(name, members)), ...onMessages];
}

function defineOnMessage({ path, manage }: Command): MessageDefinition {
  const names = { name: path, name_localizations: localize('names', path) };
  return { type: ApplicationCommandType.Message, ...names, ...availability(manage) };
}

function availability(manage: Command['manage']): Availability {
  return {
    default_member_permissions: manage ? String(PermissionFlagsBits.ManageGuild) : null,
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel],
    integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
  };
}

function defineGroup(name: string, members: readonly Command[]): TypedDefinition {
  const alone = members.length === 1 && members[0]?.path === name ? members[0] : null;
  const manage = members.find((member) => member.manage)?.manage ?? false;
  return {
    type: ApplicationCommandType.ChatInput,
    ...described(
      name,
      members.map((member) => member.description),
    ),
    options: alone === null ? members.map(defineSubcommand) : defineOptions(alone.options),
    ...availability(manage),
  };
}

function defineSubcommand(command: Command): OptionDefinition {
  return {
    type: ApplicationCommandOptionType.Subcommand,
    ...described(command.path.split(' ').slice(1).join('-'), [command.description]),
    options: defineOptions(command.options),
  };
}

/** Discord wants the required options first. */
function defineOptions(options: readonly CommandOption[]): OptionDefinition[] {
  const shown = options.filter(({ typedAlso }) => typedAlso === undefined);
  const ordered = [...shown.filter(({ required }) => required), ...shown.filter(({ required }) => !required)];
  return ordered.map(defineOption);
}

function defineOption(option: CommandOption): OptionDefinition {
  return {
    type: OPTION_TYPES[option.kind],
    ...described(option.name, [option.description]),
    ...(option.required ? { required: true } : {}),
    ...(option.completes === undefined ? {} : { autocomplete: true }),
    ...(option.maxLength === undefined ? {} : { max_length: Math.min(option.maxLength, LIMITS.optionLength) }),
    ...(option.choices === undefined ? {} : { choices: option.choices.map(defineChoice) }),
    ...(option.kind === 'channel' ? { channel_types: POSTABLE } : {}),
  };
}

function defineChoice(value: string) {
  return { name: value, name_localizations: localize('names', value), value };
}

/** A name and what it does; several lines where a group has many commands, in each language that has them all. */
function described(name: string, lines: readonly string[]): Localized {
  const told = LOCALE_CODES.flatMap((locale) => {
    const own = lines.map((line) => translate(locale, 'descriptions', line));
    const all = own.filter((line) => line !== undefined);
    return all.length === lines.length ? [[locale, clipped(all.join(' · '))] as const] : [];
  });
  return {
    name,
    name_localizations: localize('names', name),
    description: clipped(lines.join(' · ')),
    description_localizations: Object.fromEntries(told),
  };
}

function clipped(description: string): string {
  return description.length <= LIMITS.description
    ? description
    : `${description.slice(0, LIMITS.description - 1).trimEnd()}…`;
}
