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

/** An option of a command as Discord registers it. */
interface OptionDefinition {
  readonly type: ApplicationCommandOptionType;
  readonly name: string;
  readonly description: string;
  readonly required?: boolean;
  readonly autocomplete?: boolean;
  readonly max_length?: number;
  readonly choices?: readonly { readonly name: string; readonly value: string }[];
  readonly channel_types?: readonly ChannelType[];
  readonly options?: readonly OptionDefinition[];
}

/** A top-level command as Discord registers it. */
export interface CommandDefinition {
  readonly type: ApplicationCommandType.ChatInput;
  readonly name: string;
  readonly description: string;
  readonly options: readonly OptionDefinition[];
  readonly default_member_permissions: string | null;
  readonly contexts: readonly InteractionContextType[];
  readonly integration_types: readonly ApplicationIntegrationType[];
}

const OPTION_TYPES = {
  text: ApplicationCommandOptionType.String,
  channel: ApplicationCommandOptionType.Channel,
  role: ApplicationCommandOptionType.Role,
  flag: ApplicationCommandOptionType.Boolean,
  number: ApplicationCommandOptionType.Integer,
  file: ApplicationCommandOptionType.Attachment,
} as const;

/** Channels that take messages from a bot. */
const POSTABLE = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
];

/**
 * The definitions to register: "digest add" becomes the subcommand `add` of `digest`. Where one subcommand needs the
 * right to manage, Discord hides all of them from others by default; whoever runs a server can change that there.
 */
export function defineCommands(commands: readonly Command[]): CommandDefinition[] {
  const groups = new Map<string, Command[]>();
  for (const command of commands) {
    const [name = ''] = command.path.split(' ');
    groups.set(name, [...(groups.get(name) ?? []), command]);
  }
  return [...groups].map(([name, members]) => defineGroup(name, members));
}

function defineGroup(name: string, members: readonly Command[]): CommandDefinition {
  const alone = members.length === 1 && members[0]?.path === name ? members[0] : null;
  const manage = members.some((member) => member.manage);
  return {
    type: ApplicationCommandType.ChatInput,
    name,
    description: clipped(alone?.description ?? members.map((member) => member.description).join(' ')),
    options: alone === null ? members.map(defineSubcommand) : defineOptions(alone.options),
    default_member_permissions: manage ? String(PermissionFlagsBits.ManageGuild) : null,
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel],
    integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
  };
}

function defineSubcommand(command: Command): OptionDefinition {
  return {
    type: ApplicationCommandOptionType.Subcommand,
    name: command.path.split(' ').slice(1).join('-'),
    description: clipped(command.description),
    options: defineOptions(command.options),
  };
}

/** Discord wants the required options first. */
function defineOptions(options: readonly CommandOption[]): OptionDefinition[] {
  const ordered = [...options.filter(({ required }) => required), ...options.filter(({ required }) => !required)];
  return ordered.map(defineOption);
}

function defineOption(option: CommandOption): OptionDefinition {
  return {
    type: OPTION_TYPES[option.kind],
    name: option.name,
    description: clipped(option.description),
    ...(option.required ? { required: true } : {}),
    ...(option.completes === undefined ? {} : { autocomplete: true }),
    ...(option.maxLength === undefined ? {} : { max_length: Math.min(option.maxLength, LIMITS.optionLength) }),
    ...(option.choices === undefined ? {} : { choices: option.choices.map((value) => ({ name: value, value })) }),
    ...(option.kind === 'channel' ? { channel_types: POSTABLE } : {}),
  };
}

function clipped(description: string): string {
  return description.length <= LIMITS.description
    ? description
    : `${description.slice(0, LIMITS.description - 1).trimEnd()}…`;
}
