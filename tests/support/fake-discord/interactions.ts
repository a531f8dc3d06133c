import type { AttachedFile, Attachments } from './attachments.ts';
import { MESSAGE, type RegisteredCommand, type RegisteredOption } from './command-schema.ts';
import { type FakeModal, type Filled, resolvedIn, submittedComponents } from './modal-schema.ts';
import type { FakeMessage } from './store.ts';
import { EVERYONE, type FakeChannel, type FakeUser, memberJson, permissionsIn, userJson, type World } from './world.ts';

/** Where an interaction comes from; by default the first person, without the right to manage, in the first channel. */
export interface Asker {
  readonly user?: FakeUser;
  readonly channel?: FakeChannel;
  /** Has Manage Server. */
  readonly manages?: boolean;
  /** The app is only installed for the person, not in the server. */
  readonly userInstalled?: boolean;
}

/** An interaction on its way, and what the bot has done about it. */
export interface FakeInteraction {
  readonly id: string;
  readonly token: string;
  readonly kind: 'command' | 'message command' | 'button' | 'autocomplete' | 'form';
  readonly channelId: string;
  readonly userInstalled: boolean;
  readonly sentAt: number;
  acknowledged: 'no' | 'deferred' | 'answered';
  ephemeral: boolean;
  /** Ids of the answer's messages in order; "thinking" is none. */
  readonly messageIds: string[];
  originalId: string | null;
  followUps: number;
  /** The message whose button was pressed. */
  readonly pressedId: string | null;
  /** The modal that it was answered with. */
  modal: FakeModal | null;
  choices: readonly { readonly name: string; readonly value: string | number }[] | null;
}

export type OptionValues = Readonly<Record<string, string | number | boolean | AttachedFile>>;

const MANAGE_GUILD = 32n;
const TYPES = { command: 2, 'message command': 2, button: 3, autocomplete: 4, form: 5 } as const;
const STRING = 3;
const INTEGER = 4;
const BOOLEAN = 5;
const CHANNEL = 7;
const ATTACHMENT = 11;

/** The INTERACTION_CREATE payload of an interaction, without its `data`. */
export function interactionJson(world: World, interaction: FakeInteraction, asker: Required<Asker>): object {
  const { channel, user, manages } = asker;
  const permissions = String(EVERYONE | (manages ? MANAGE_GUILD : 0n));
  const inGuild = channel.guildId !== null;
  const guild = { id: channel.guildId, locale: 'en-US', features: [] };
  const where = inGuild
    ? { guild_id: channel.guildId, guild, member: { ...memberJson(user), permissions } }
    : { user: userJson(user) };
  const owners = asker.userInstalled ? { '1': user.id } : { '0': inGuild ? channel.guildId : '0' };
  return {
    id: interaction.id,
    token: interaction.token,
    type: TYPES[interaction.kind],
    version: 1,
    application_id: world.applicationId,
    channel_id: channel.id,
    channel: { id: channel.id, type: channel.type, name: channel.name },
    ...where,
    app_permissions: String(inGuild ? permissionsIn(channel) : EVERYONE),
    locale: 'en-US',
    guild_locale: 'en-US',
    entitlements: [],
    authorizing_integration_owners: owners,
    context: inGuild ? 0 : 1,
    attachment_size_limit: 10_485_760,
  };
}

/** The `data` of a command: only what the registered command allows; anything else is a mistake of the test. */
export function commandData(
  commands: readonly RegisteredCommand[],
  path: string,
  values: OptionValues,
  attachments: Attachments,
  focused?: string,
): object {
  const [name, ...inner] = path.split(' ');
  const command = commands.find((registered) => registered.name === name);
  if (command === undefined || command.type === MESSAGE) throw new Error(`/${path} is not registered`);
  const sent: Record<string, SentValue> = {};
  const kept: Record<string, object> = {};
  for (const [key, value] of Object.entries(values)) {
    if (typeof value !== 'object') sent[key] = value;
    else {
      const attachment = attachments.add(value);
      kept[attachment.id] = attachment;
      sent[key] = { id: attachment.id };
    }
  }
  const options = nested(command.options, inner, sent, focused);
  const resolved = Object.keys(kept).length === 0 ? {} : { resolved: { attachments: kept } };
  return { id: command.id, name, type: 1, options, ...resolved };
}

/** The `data` of a command in the menu of a message, with the message as Discord sends it along. */
export function messageCommandData(
  commands: readonly RegisteredCommand[],
  name: string,
  message: FakeMessage,
  author: FakeUser,
): object {
  const command = commands.find((registered) => registered.name === name && registered.type === MESSAGE);
  if (command === undefined) throw new Error(`“${name}” is not registered for messages`);
  const resolved = { messages: { [message.id]: messageJson(message, author) } };
  return { id: command.id, name, type: MESSAGE, target_id: message.id, resolved };
}

/** A file is sent as the id of its attachment. */
type SentValue = string | number | boolean | { readonly id: string };

function nested(
  options: readonly RegisteredOption[],
  inner: readonly string[],
  values: Readonly<Record<string, SentValue>>,
  focused?: string,
): object[] {
  const [name, ...rest] = inner;
  if (name !== undefined) {
    const found = options.find((option) => option.name === name && option.type <= 2);
    if (found === undefined) throw new Error(`no subcommand ${name}`);
    return [{ type: found.type, name, options: nested(found.options ?? [], rest, values, focused) }];
  }
  const missing = options.find((option) => option.required && !(option.name in values));
  if (missing !== undefined && focused === undefined) throw new Error(`the option ${missing.name} is required`);
  return Object.entries(values).map(([key, value]) => optionData(options, key, value, focused));
}

function optionData(options: readonly RegisteredOption[], name: string, given: SentValue, focused?: string): object {
  const option = options.find((registered) => registered.name === name);
  const value = typeof given === 'object' ? given.id : given;
  const known = { string: [STRING, CHANNEL], number: [INTEGER], boolean: [BOOLEAN], object: [ATTACHMENT] };
  const types = known[typeof given as keyof typeof known];
  if (option === undefined || !types.includes(option.type)) throw new Error(`Discord would not send ${name}: ${value}`);
  if (option.choices && !option.choices.some((choice) => choice.value === value)) throw new Error(`no choice ${value}`);
  if (String(value).length > (option.max_length ?? 6_000)) throw new Error(`${name} is too long`);
  return { type: option.type, name, value, ...(focused === name ? { focused: true } : {}) };
}

/** The payload of a pressed button beside the interaction: its message, which must have the button, and its id. */
export function buttonPayload(message: FakeMessage, customId: string, author: FakeUser): object {
  if (!message.buttons.some((button) => button.customId === customId)) throw new Error(`no button ${customId}`);
  return { message: messageJson(message, author), data: { component_type: 2, custom_id: customId, id: 1 } };
}

/** The payload of a submitted modal beside the interaction. */
export function formPayload(modal: FakeModal, filled: Filled): object {
  const components = submittedComponents(modal, filled);
  return { data: { custom_id: modal.custom_id, components, resolved: resolvedIn(modal, filled) } };
}

/** What a message looks like to the client. */
export function messageJson(message: FakeMessage, author: FakeUser): object {
  return {
    id: message.id,
    channel_id: message.channelId,
    author: userJson(author),
    content: message.content,
    timestamp: '2026-03-05T08:00:00.000000+00:00',
    edited_timestamp: null,
    tts: false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    attachments: [],
    embeds: message.shows.embeds ?? [],
    components: message.components,
    flags: message.flags,
    pinned: false,
    type: 0,
    ...(message.nonce === null ? {} : { nonce: message.nonce }),
    ...(message.shows.forwards && forwarded(message, message.shows.forwards)),
  };
}

/** A forwarded message stands in the forwarding one as it was, without its author. */
function forwarded({ id, channelId }: FakeMessage, message: object): object {
  const snapshot = {
    ...{ type: 0, flags: 0, timestamp: '2026-03-05T07:00:00.000000+00:00', edited_timestamp: null },
    ...message,
  };
  const lists = { attachments: [], mentions: [], mention_roles: [], components: [], embeds: [] };
  return {
    message_reference: { type: 1, message_id: id, channel_id: channelId },
    message_snapshots: [{ message: { ...lists, ...snapshot } }],
  };
}
