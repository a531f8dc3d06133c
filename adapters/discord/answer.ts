import { DiscordAPIError, type REST, Routes } from 'discord.js';
import { note, type Reply } from '../../src/index.ts';
import { again } from './again.ts';
import { attach, type Outgoing } from './attach.ts';
import { encodeForm } from './encode-form.ts';
import { LIMITS } from './limits.ts';
import type { Modal } from './modal.ts';
import { renderDocument } from './render.ts';

/** EPHEMERAL of Discord's message flags: only the person who asked sees it. */
export const EPHEMERAL = 1 << 6;
/**
 * DEFERRED_CHANNEL_MESSAGE_WITH_SOURCE, DEFERRED_UPDATE_MESSAGE, APPLICATION_COMMAND_AUTOCOMPLETE_RESULT and MODAL of
 * interaction callbacks.
 */
const DEFER = 5;
const DEFER_CHANGE = 6;
const SUGGEST = 8;
const MODAL = 9;
/** Discord's code for "already acknowledged". */
const ALREADY = 40_060;
/** Discord's code for "unknown interaction": more than 3 s late. */
const TOO_LATE = 10_062;
const DEFER_TRIES = 4;
/** Discord's code for "unknown message". */
const GONE = 10_008;

/** One interaction to answer. */
export interface Asked {
  readonly id: string;
  readonly token: string;
  readonly applicationId: string;
  /** False where the app is used outside its servers: Discord then takes few follow-ups. */
  readonly installedHere: boolean;
}

/**
 * Two ways to the same API: `rest` repeats a request after a time-out or a 5xx, which an edit bears; `once` never does,
 * since a follow-up sent again could appear twice, and a command be carried out twice.
 */
export interface Lines {
  readonly rest: REST;
  readonly once: REST;
}

/**
 * Shows "thinking" at once; gives why this process must not answer, null when it may. A request whose fate is unknown is
 * repeated. Taken already, without such a request before, it was by another process with the same token.
 */
export function defer(lines: Lines, asked: Asked, onlyPerson: boolean): Promise<string | null> {
  return acknowledge(lines, asked, { type: DEFER, data: { flags: onlyPerson ? EPHEMERAL : 0 } });
}

/** Says that the message with the button will be changed, and shows nothing; gives the same as `defer`. */
export function deferChange(lines: Lines, asked: Asked): Promise<string | null> {
  return acknowledge(lines, asked, { type: DEFER_CHANGE });
}

/** Opens a modal; gives the same as `defer`. */
export function openModal(lines: Lines, asked: Asked, modal: Modal): Promise<string | null> {
  return acknowledge(lines, asked, { type: MODAL, data: modal });
}

async function acknowledge({ once }: Lines, asked: Asked, body: object): Promise<string | null> {
  for (let tries = 1; ; tries++) {
    try {
      await once.post(Routes.interactionCallback(asked.id, asked.token), { auth: false, body });
      return null;
    } catch (thrown) {
      const code = thrown instanceof DiscordAPIError ? thrown.code : null;
      if (code === ALREADY) return tries > 1 ? null : 'another process with this token has answered';
      if (code === TOO_LATE) return 'more than 3 s had passed';
      if (code !== null || tries === DEFER_TRIES) throw thrown;
    }
  }
}

/** Answers an autocompletion; more and longer suggestions than Discord takes are left out. */
export async function suggest({ once }: Lines, asked: Asked, suggestions: readonly string[]): Promise<void> {
  const usable = new Set(suggestions.filter(({ length }) => length > 0 && length <= LIMITS.suggestion));
  const choices = [...usable].slice(0, LIMITS.suggestions).map((value) => ({ name: value, value }));
  const body = { type: SUGGEST, data: { choices } };
  await once.post(Routes.interactionCallback(asked.id, asked.token), { auth: false, body });
}

/** Parts of an answer that are still to be sent below the first. */
interface Remaining {
  readonly parts: readonly Outgoing[];
  readonly onlyPerson: boolean;
}

/** What was acknowledged: "thinking" shown to all or to the person, or a message that is about to turn its page. */
export type Pending = 'all' | 'person' | 'page';

/**
 * Puts the first part in place of "thinking", or of the page. What concerns only the person, after "thinking" was shown to
 * all, takes it away and answers in private; so does a page that is none, or too long for one message. Throws what
 * discord.js throws; nothing of the answer is shown then.
 */
export async function answerFirst(lines: Lines, asked: Asked, pending: Pending, reply: Reply): Promise<Remaining> {
  const [first, ...parts] = partsFor(asked, reply);
  if (first === undefined) throw new RangeError('a document was rendered to nothing');
  const original = originalOf(asked);
  const turned = reply.turnsPage === true && parts.length === 0;
  const withdraws = pending === 'all' && reply.visibility === 'person';
  // In this order: Discord takes the first follow-up to a pending answer for that answer, and shows it to all.
  if (withdraws) await withdraw(lines, original);
  const beside = withdraws || (pending === 'page' && !turned);
  if (beside) await followUp(lines, asked, first, true);
  else {
    const request = await requestOf(first);
    await again(() => lines.rest.patch(original, { auth: false, ...request }));
  }
  return { parts, onlyPerson: pending !== 'all' || withdraws };
}

/** Puts a line in place of "thinking", until the answer comes. */
export async function showLine({ rest }: Lines, asked: Asked, line: string): Promise<void> {
  const [body] = renderDocument(note(line));
  await again(() => rest.patch(originalOf(asked), { auth: false, body }));
}

function originalOf({ applicationId, token }: Asked): `/${string}` {
  return Routes.webhookMessage(applicationId, token, '@original');
}

async function withdraw({ rest }: Lines, original: `/${string}`): Promise<void> {
  try {
    await again(() => rest.delete(original, { auth: false }));
  } catch (thrown) {
    if (!(thrown instanceof DiscordAPIError) || thrown.code !== GONE) throw thrown;
  }
}

/** Sends the later parts in order. */
export async function answerRest(lines: Lines, asked: Asked, { parts, onlyPerson }: Remaining): Promise<void> {
  for (const part of parts) await followUp(lines, asked, part, onlyPerson);
}

async function followUp({ once }: Lines, asked: Asked, part: Outgoing, onlyPerson: boolean): Promise<void> {
  const { payload } = part;
  const seen = onlyPerson ? { ...payload, flags: payload.flags | EPHEMERAL } : payload;
  const request = await requestOf({ ...part, payload: seen });
  await once.post(Routes.webhook(asked.applicationId, asked.token), { auth: false, ...request });
}

async function requestOf({ payload, file }: Outgoing) {
  return file === null ? { body: payload } : encodeForm(payload, file);
}

/** Outside the app's servers only so many parts can be sent: the last then says how many are missing. */
function partsFor(asked: Asked, { document, file }: Reply): readonly Outgoing[] {
  const parts = renderDocument(document);
  const most = LIMITS.followUpsOutsideServer;
  if (asked.installedHere || parts.length <= most) return attach(parts, file);
  const missing = `${parts.length - most + 1} more parts don't fit here. Ask for a shorter one, or in a server that I am in.`;
  const last = renderDocument({
    blocks: [{ kind: 'small', content: [{ kind: 'text', text: missing }] }],
    summary: missing,
  });
  return attach([...parts.slice(0, most - 1), ...last], file);
}
