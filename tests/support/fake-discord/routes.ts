import { z } from 'zod';
import { commandJson, commandsSchema } from './command-schema.ts';
import type { GatewayInfo } from './gateway.ts';
import { type FakeInteraction, messageJson } from './interactions.ts';
import { type ApiError, type CheckedMessage, checkMessage } from './message-schema.ts';
import { checkModal } from './modal-schema.ts';
import { type FakeMessage, keepMessage, type Store } from './store.ts';
import { closedTo, THREAD_ROUTES } from './thread-routes.ts';
import type { Upload } from './uploads.ts';
import { channelJson, channelOf, memberJson, permissionsIn, restGuildJson, userJson, type World } from './world.ts';

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

export interface RouteParts {
  readonly world: World;
  readonly store: Store;
  readonly nextId: () => string;
  readonly gatewayUrl: () => string;
  readonly gatewayInfo: GatewayInfo;
  /** Milliseconds; how long a nonce is known is counted by it. */
  readonly now: () => number;
}

export type Handler = (
  parts: RouteParts,
  ids: readonly string[],
  body: unknown,
  uploads: readonly Upload[],
  query: URLSearchParams,
) => Answer;

const DEFER = 5;
const REPLY = 4;
const DEFER_CHANGE = 6;
const SUGGEST = 8;
const MODAL = 9;
const EPHEMERAL = 64;
const TOKEN_MS = 3_000;
/** "The past few minutes", in which a nonce is unique: as few as that can mean. */
const NONCE_MS = 3 * 60_000;
const FOLLOW_UPS_OUTSIDE_SERVER = 5;

const error = (status: number, code: number, message: string): ApiError => ({ status, body: { code, message } });
const UNKNOWN_INTERACTION = error(404, 10_062, 'Unknown interaction');
const UNKNOWN_WEBHOOK = error(404, 10_015, 'Unknown Webhook');
const UNKNOWN_MESSAGE = error(404, 10_008, 'Unknown Message');

/** The part of Discord's REST API that a bot like this one uses: method, path pattern, whether it needs the token. */
export const ROUTES: readonly (readonly [string, RegExp, 'token' | 'open', Handler])[] = [
  ['GET', /^\/gateway\/bot$/, 'token', getGateway],
  ['GET', /^\/users\/@me$/, 'token', ({ world }) => ({ status: 200, body: userJson(world.bot) })],
  [
    'GET',
    /^\/applications\/@me$/,
    'token',
    ({ world }) => ({ status: 200, body: { id: world.applicationId, flags: 0 } }),
  ],
  ['GET', /^\/applications\/(\d+)\/commands$/, 'token', getCommands],
  ['PUT', /^\/applications\/(\d+)\/commands$/, 'token', putCommands],
  ['POST', /^\/users\/@me\/channels$/, 'token', openDirect],
  ['GET', /^\/channels\/(\d+)$/, 'token', getChannel],
  ['GET', /^\/guilds\/(\d+)$/, 'token', getGuild],
  ['GET', /^\/guilds\/(\d+)\/members\/(\d+)$/, 'token', getMember],
  ['POST', /^\/channels\/(\d+)\/messages$/, 'token', postMessage],
  ['PATCH', /^\/channels\/(\d+)\/messages\/(\d+)$/, 'token', patchMessage],
  ...THREAD_ROUTES,
  ['POST', /^\/interactions\/(\d+)\/([^/]+)\/callback$/, 'open', postCallback],
  ['PATCH', /^\/webhooks\/(\d+)\/([^/]+)\/messages\/([^/]+)$/, 'open', patchAnswer],
  ['DELETE', /^\/webhooks\/(\d+)\/([^/]+)\/messages\/([^/]+)$/, 'open', deleteAnswer],
  ['POST', /^\/webhooks\/(\d+)\/([^/]+)$/, 'open', postFollowUp],
];

function getGateway({ gatewayUrl, gatewayInfo }: RouteParts): Answer {
  const { shards, total, remaining, resetAfterMs, maxConcurrency } = gatewayInfo;
  const limit = { total, remaining, reset_after: resetAfterMs, max_concurrency: maxConcurrency };
  return { status: 200, body: { url: gatewayUrl(), shards, session_start_limit: limit } };
}

function getGuild({ world }: RouteParts, [id = '']: readonly string[]): Answer {
  const guild = world.guilds.find((one) => one.id === id);
  return guild === undefined ? error(404, 10_004, 'Unknown Guild') : { status: 200, body: restGuildJson(guild) };
}

function getMember({ world }: RouteParts, [guildId, userId]: readonly string[]): Answer {
  const user = [world.bot, ...world.people].find(({ id }) => id === userId);
  if (user === undefined || !world.guilds.some(({ id }) => id === guildId)) return error(404, 10_007, 'Unknown Member');
  return { status: 200, body: memberJson(user) };
}

function getCommands(
  { store, world }: RouteParts,
  _ids: readonly string[],
  _body: unknown,
  _uploads: readonly Upload[],
  query: URLSearchParams,
): Answer {
  const translated = query.get('with_localizations') === 'true';
  return { status: 200, body: store.commands.map((command) => commandJson(command, world.applicationId, translated)) };
}

function putCommands({ store, world, nextId }: RouteParts, _: readonly string[], body: unknown): Answer {
  const parsed = commandsSchema.safeParse(body);
  if (!parsed.success) {
    const errors = { _errors: parsed.error.issues };
    return { status: 400, body: { code: 50_035, message: 'Invalid Form Body', errors } };
  }
  store.commands = parsed.data.map((command) => ({ ...command, id: nextId() }));
  store.commandWrites++;
  return { status: 200, body: store.commands.map((command) => commandJson(command, world.applicationId, true)) };
}

/** The conversation with one person; someone whom the fake does not know takes no messages of bots. */
function openDirect({ world }: RouteParts, _: readonly string[], body: unknown): Answer {
  const recipient = z.object({ recipient_id: z.string() }).safeParse(body);
  const at = world.people.findIndex(({ id }) => recipient.success && id === recipient.data.recipient_id);
  const channel = world.directChannels[at];
  return channel
    ? { status: 200, body: channelJson(channel) }
    : error(403, 50_007, 'Cannot send messages to this user');
}

function getChannel({ world }: RouteParts, [id = '']: readonly string[]): Answer {
  const channel = channelOf(world, id);
  if (channel === undefined) return error(404, 10_003, 'Unknown Channel');
  if ((permissionsIn(channel) & 1_024n) === 0n) return error(403, 50_001, 'Missing Access');
  return { status: 200, body: channelJson(channel) };
}

function postMessage(
  { world, store, nextId, now }: RouteParts,
  [id = '']: readonly string[],
  body: unknown,
  uploads: readonly Upload[],
): Answer {
  const channel = channelOf(world, id);
  if (channel === undefined) return error(404, 10_003, 'Unknown Channel');
  const shut = closedTo(channel);
  if (shut !== null) return shut;
  if (channel.forum !== undefined) return error(400, 40_058, 'Cannot send a message in a forum channel');
  const checked = checkMessage(body, uploads);
  if ('status' in checked) return checked;
  if (checked.ephemeral) return error(400, 50_035, 'Invalid Form Body');
  const nonce = checked.body.enforce_nonce ? String(checked.body.nonce ?? '') : '';
  const known = store.nonces.get(nonce);
  const earlier = known && now() - known.at <= NONCE_MS ? store.messages.get(known.messageId) : undefined;
  if (nonce !== '' && earlier !== undefined) return { status: 200, body: messageJson(earlier, world.bot) };
  const place = { id: nextId(), channelId: id, authorId: world.bot.id, ephemeral: false };
  const kept = keepMessage(store, place, checked);
  if (nonce !== '') store.nonces.set(nonce, { messageId: kept.id, at: now() });
  return { status: 200, body: messageJson(kept, world.bot) };
}

const callback = z.object({
  type: z.int(),
  data: z
    .object({
      flags: z.int().optional(),
      choices: z
        .array(z.object({ name: z.string().min(1).max(100), value: z.union([z.string().max(100), z.number()]) }))
        .max(25)
        .optional(),
    })
    .loose()
    .optional(),
});

function postCallback(parts: RouteParts, [id = '', token]: readonly string[], body: unknown): Answer {
  const interaction = parts.store.interactions.get(id);
  if (interaction === undefined || interaction.token !== token) return UNKNOWN_INTERACTION;
  if (interaction.acknowledged !== 'no') return error(400, 40_060, 'Interaction has already been acknowledged.');
  if (Date.now() - interaction.sentAt > TOKEN_MS) return UNKNOWN_INTERACTION;
  const parsed = callback.safeParse(body);
  if (!parsed.success) return error(400, 50_035, 'Invalid Form Body');
  const { type, data } = parsed.data;
  if ((interaction.kind === 'autocomplete') !== (type === SUGGEST)) return error(400, 50_035, 'Invalid Form Body');
  if (type === SUGGEST) {
    interaction.choices = data?.choices ?? [];
    interaction.acknowledged = 'answered';
  } else if (type === DEFER) {
    interaction.ephemeral = ((data?.flags ?? 0) & EPHEMERAL) !== 0;
    interaction.acknowledged = 'deferred';
  } else if (type === REPLY) {
    const checked = checkMessage(data);
    if ('status' in checked) return checked;
    interaction.ephemeral = checked.ephemeral;
    showOriginal(parts, interaction, checked);
  } else if (type === DEFER_CHANGE && interaction.pressedId !== null) {
    interaction.originalId = interaction.pressedId;
    interaction.acknowledged = 'answered';
  } else if (type === MODAL && interaction.kind !== 'form') {
    const modal = checkModal(data);
    if ('issues' in modal) return { status: 400, body: { code: 50_035, message: 'Invalid Form Body', errors: modal } };
    interaction.modal = modal;
    interaction.acknowledged = 'answered';
    interaction.originalId = 'deleted';
  } else return error(400, 50_035, 'Invalid Form Body');
  return { status: 204 };
}

function patchMessage({ store, world }: RouteParts, [, id = '']: readonly string[], body: unknown): Answer {
  const known = store.messages.get(id);
  if (known === undefined || known.authorId !== world.bot.id) return UNKNOWN_MESSAGE;
  const checked = checkMessage(body);
  if ('status' in checked) return checked;
  const { channelId, authorId, ephemeral, repliesTo } = known;
  const kept = { ...keepMessage(store, { id, channelId, authorId, ephemeral }, checked), repliesTo };
  store.messages.set(id, kept);
  return { status: 200, body: messageJson(kept, world.bot) };
}

function showOriginal(parts: RouteParts, interaction: FakeInteraction, checked: CheckedMessage): FakeMessage {
  const { store, world, nextId } = parts;
  const id = interaction.originalId ?? nextId();
  if (!interaction.messageIds.includes(id)) interaction.messageIds.push(id);
  interaction.originalId = id;
  interaction.acknowledged = 'answered';
  const { channelId } = interaction;
  const ephemeral = store.messages.get(id)?.ephemeral ?? interaction.ephemeral;
  return keepMessage(store, { id, channelId, authorId: world.bot.id, ephemeral }, checked);
}

function byToken({ store }: RouteParts, token: string | undefined): FakeInteraction | undefined {
  const found = [...store.interactions.values()].find((interaction) => interaction.token === token);
  return found?.acknowledged === 'no' ? undefined : found;
}

function patchAnswer(
  parts: RouteParts,
  [, token, id]: readonly string[],
  body: unknown,
  uploads: readonly Upload[],
): Answer {
  const interaction = byToken(parts, token);
  if (interaction === undefined) return UNKNOWN_WEBHOOK;
  if (id !== '@original' || interaction.originalId === 'deleted') return UNKNOWN_MESSAGE;
  const checked = checkMessage(body, uploads);
  if ('status' in checked) return checked;
  return { status: 200, body: messageJson(showOriginal(parts, interaction, checked), parts.world.bot) };
}

function deleteAnswer(parts: RouteParts, [, token, id]: readonly string[]): Answer {
  const interaction = byToken(parts, token);
  if (interaction === undefined) return UNKNOWN_WEBHOOK;
  if (id !== '@original' || interaction.originalId === 'deleted') return UNKNOWN_MESSAGE;
  parts.store.messages.delete(interaction.originalId ?? '');
  interaction.messageIds.splice(0, interaction.originalId === null ? 0 : 1);
  interaction.originalId = 'deleted';
  interaction.acknowledged = 'answered';
  return { status: 204 };
}

/** The first follow-up to a pending answer becomes that answer, and is seen by whoever saw "thinking". */
function postFollowUp(
  parts: RouteParts,
  [, token]: readonly string[],
  body: unknown,
  uploads: readonly Upload[],
): Answer {
  const interaction = byToken(parts, token);
  if (interaction === undefined) return UNKNOWN_WEBHOOK;
  const checked = checkMessage(body, uploads);
  if ('status' in checked) return checked;
  if (interaction.acknowledged === 'deferred') {
    return { status: 200, body: messageJson(showOriginal(parts, interaction, checked), parts.world.bot) };
  }
  interaction.followUps++;
  if (interaction.userInstalled && interaction.followUps > FOLLOW_UPS_OUTSIDE_SERVER) {
    return error(400, 40_094, 'This interaction has reached its maximum number of follow-up messages');
  }
  const { store, world, nextId } = parts;
  const { channelId } = interaction;
  const place = { id: nextId(), channelId, authorId: world.bot.id, ephemeral: checked.ephemeral };
  const kept = keepMessage(store, place, checked);
  interaction.messageIds.push(kept.id);
  return { status: 200, body: messageJson(kept, world.bot) };
}
