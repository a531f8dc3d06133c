import type { Attachments } from './attachments.ts';
import type { Changes } from './changes.ts';
import { type FakeGateway, INTENTS } from './gateway.ts';
import {
  type Asker,
  buttonPayload,
  commandData,
  type FakeInteraction,
  formPayload,
  interactionJson,
  messageCommandData,
  messageJson,
  type OptionValues,
} from './interactions.ts';
import type { FakeModal, Filled } from './modal-schema.ts';
import { type FakeMessage, keepMessage, type Shows, type Store } from './store.ts';
import { type FakeChannel, type FakeUser, memberJson, type World } from './world.ts';

/** What came of an interaction: its messages in order, and all their texts, joined with line breaks. */
interface FakeAnswer {
  readonly interaction: FakeInteraction;
  readonly messages: readonly FakeMessage[];
  readonly text: string;
}

/**
 * What people do on Discord. An answer is complete when the bot has shown so many messages (default 1), and none of them
 * is a line that only says what is being done.
 */
export interface Acts {
  /** Types a registered command. */
  command(path: string, values?: OptionValues, asker?: Asker, messages?: number): Promise<FakeAnswer>;
  /** Picks a command of the app in the menu of a message. */
  onMessage(message: FakeMessage, name: string, asker?: Asker): Promise<FakeAnswer>;
  /** Presses a button of a message. */
  press(message: FakeMessage, customId: string, asker?: Asker, messages?: number): Promise<FakeAnswer>;
  /** Presses a button that turns the page; the message as it is then. */
  turn(message: FakeMessage, customId: string, asker?: Asker): Promise<FakeMessage>;
  /** Presses a button, or types a command, that opens a form. */
  openForm(from: FakeMessage, customId: string, asker?: Asker): Promise<FakeModal>;
  openFormBy(path: string, values?: OptionValues, asker?: Asker): Promise<FakeModal>;
  /** Fills in a form, which else stays as it stands, and sends it. */
  submit(modal: FakeModal, filled?: Filled, asker?: Asker): Promise<FakeAnswer>;
  /** Types into an option; the suggestions. */
  complete(path: string, option: string, typed: string, asker?: Asker): Promise<readonly string[]>;
  /** Writes a message; bots that listen to messages hear it. */
  say(channel: FakeChannel, content: string, author?: FakeUser, shows?: Shows): FakeMessage;
}

export interface ActParts {
  readonly world: World;
  readonly store: Store;
  readonly nextId: () => string;
  readonly changes: Changes;
  readonly gateway: FakeGateway;
  readonly attachments: Attachments;
}

export function createActs(parts: ActParts): Acts {
  const { world, store, nextId, changes, gateway, attachments } = parts;
  return {
    command(path, values = {}, asker = {}, messages = 1) {
      const data = commandData(store.commands, path, values, attachments);
      return answerOf(parts, send(parts, 'command', { data }, asker), messages);
    },
    onMessage(message, name, asker = {}) {
      const author = [world.bot, ...world.people].find(({ id }) => id === message.authorId) ?? world.bot;
      const data = messageCommandData(store.commands, name, message, author);
      return answerOf(parts, send(parts, 'message command', { data }, asker), 1);
    },
    press(message, customId, asker = {}, messages = 1) {
      const payload = buttonPayload(message, customId, world.bot);
      return answerOf(parts, send(parts, 'button', payload, asker, message.id), messages);
    },
    async turn(message, customId, asker = {}) {
      const payload = buttonPayload(message, customId, world.bot);
      const answer = await answerOf(parts, send(parts, 'button', payload, asker, message.id), 1);
      const [turned] = answer.messages;
      if (turned?.id !== message.id) throw new Error('the page was not turned in place');
      return turned;
    },
    openForm(message, customId, asker = {}) {
      const payload = buttonPayload(message, customId, world.bot);
      const interaction = send(parts, 'button', payload, asker, message.id);
      return changes.until('a form', () => interaction.modal);
    },
    openFormBy(path, values = {}, asker = {}) {
      const interaction = send(
        parts,
        'command',
        { data: commandData(store.commands, path, values, attachments) },
        asker,
      );
      return changes.until('a form', () => interaction.modal);
    },
    submit(modal, filled = {}, asker = {}) {
      return answerOf(parts, send(parts, 'form', formPayload(modal, filled), asker), 1);
    },
    async complete(path, option, typed, asker = {}) {
      const data = commandData(store.commands, path, { [option]: typed }, attachments, option);
      const interaction = send(parts, 'autocomplete', { data }, asker);
      const choices = await changes.until('suggestions', () => interaction.choices);
      return choices.map(({ value }) => String(value));
    },
    say(channel, content, author = defaults(world).user, shows = {}) {
      const body = {
        body: { content },
        flags: 0,
        ephemeral: false,
        texts: [content],
        buttons: [],
        pings: [],
        files: [],
      };
      const place = { id: nextId(), channelId: channel.id, authorId: author.id, ephemeral: false };
      const kept = keepMessage(store, place, body, shows);
      const guild = { guild_id: channel.guildId, member: memberJson(author) };
      const data = { ...messageJson(kept, author), ...(channel.guildId === null ? {} : guild) };
      gateway.dispatch('MESSAGE_CREATE', data, INTENTS.guildMessages);
      return kept;
    },
  };
}

function defaults(world: World): Required<Asker> {
  const [user] = world.people;
  const channel = world.guilds[0]?.channels[0];
  if (user === undefined || channel === undefined) throw new Error('the world is empty');
  return { user, channel, manages: false, userInstalled: false };
}

function send(
  parts: ActParts,
  kind: FakeInteraction['kind'],
  payload: object,
  given: Asker,
  pressedId: string | null = null,
): FakeInteraction {
  const { world, store, nextId, gateway } = parts;
  const asker = { ...defaults(world), ...given };
  const id = nextId();
  const interaction: FakeInteraction = {
    id,
    token: `token-of-${id}`,
    kind,
    channelId: asker.channel.id,
    userInstalled: asker.userInstalled,
    sentAt: Date.now(),
    acknowledged: 'no',
    ephemeral: false,
    messageIds: [],
    originalId: null,
    followUps: 0,
    pressedId,
    modal: null,
    choices: null,
  };
  store.interactions.set(id, interaction);
  gateway.dispatch('INTERACTION_CREATE', { ...interactionJson(world, interaction, asker), ...payload });
  return interaction;
}

function answerOf({ store, changes }: ActParts, interaction: FakeInteraction, count: number): Promise<FakeAnswer> {
  return changes.until(`the answer to ${interaction.kind} ${interaction.id}`, () => {
    if (interaction.messageIds.length < count) return null;
    const messages = interaction.messageIds.flatMap((id) => store.messages.get(id) ?? []);
    if (messages.some(isWorking)) return null;
    return { interaction, messages, text: messages.flatMap(({ texts }) => texts).join('\n') };
  });
}

/** "Reading 40 articles…": the answer comes in its place. */
function isWorking({ texts, buttons }: FakeMessage): boolean {
  return texts.length === 1 && buttons.length === 0 && /^[^\n]{1,60}…$/.test(texts[0] ?? '');
}
