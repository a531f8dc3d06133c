import { type Client, type GatewayMessageCreateDispatchData, MessageType, Routes } from 'discord.js';
import { type Document, faultReply, newReference, note, type Reply, withProgress } from '../../src/index.ts';
import { again } from './again.ts';
import type { Lines } from './answer.ts';
import type { HandlerParts } from './answer-deferred.ts';
import { authorOf } from './caller.ts';
import { idOf } from './id-of.ts';
import { logFields } from './log-fields.ts';
import { type Payload, renderDocument } from './render.ts';

/** Messages that a person has typed. */
const WRITTEN = new Set([MessageType.Default, MessageType.Reply]);

/**
 * Answers "@bot harbour" in a message with a reply to it; other messages, and those of bots, are left alone. Never throws.
 * A reply is seen by all who see the message: Discord has no private one.
 */
export async function handleMessage(
  parts: HandlerParts,
  client: Client<boolean>,
  message: GatewayMessageCreateDispatchData,
): Promise<void> {
  if (!client.isReady() || message.author.bot || message.webhook_id !== undefined || !WRITTEN.has(message.type)) return;
  const { id: me } = client.user;
  const mentions = [`<@${me}>`, `<@!${me}>`];
  if (!mentions.some((mention) => message.content.includes(mention))) return;
  const words = mentions.reduce((content, mention) => content.replaceAll(mention, ' '), message.content).trim();
  const reference = newReference();
  const { logger, lines, service } = parts;
  const answer = createAnswer(lines, message);
  const work = async (working: (what: string) => void) =>
    service.runWords(words, { ...(await authorOf(client, message)), working });
  const show = async (line: string) => {
    const [payload] = renderDocument(note(line));
    await answer.put(payload as Payload).catch((error: unknown) => {
      logger.warn({ ...logFields(error), name: 'mention', reference }, 'what is being done could not be shown');
    });
  };
  const reply = await withProgress(work, show, parts.timer).catch((error: unknown) => {
    logger.error({ ...logFields(error), name: 'mention', reference }, 'a command failed');
    return faultReply(reference);
  });
  try {
    const [first, ...others] = renderDocument(publicDocument(reply));
    await answer.put(first as Payload);
    for (const [index, payload] of others.entries()) await answer.add(payload, index + 1);
    logger.info({ name: 'mention', code: reply.code }, 'answered');
  } catch (error) {
    logger.error({ ...logFields(error), name: 'mention', reference }, 'an answer could not be sent');
  }
}

/** A file is for one person, and all would see it here. */
function publicDocument({ document, file }: Reply): Document {
  return file === undefined ? document : note('I hand out files only in private. Type it as a command, with a slash.');
}

/** The reply to a message: its first part can be put again, in place of what stood there. */
function createAnswer({ once, rest }: Lines, message: GatewayMessageCreateDispatchData) {
  let shown: string | null = null;
  let tried = false;
  const post = async (payload: Payload, part: number): Promise<unknown> => {
    const reply = { message_id: message.id, fail_if_not_exists: false };
    const nonce = { nonce: `${message.id}-${part}`, enforce_nonce: true };
    const body = { ...payload, ...nonce, message_reference: reply };
    return again(() => once.post(Routes.channelMessages(message.channel_id), { body }));
  };
  return {
    add: post,
    async put(payload: Payload): Promise<void> {
      if (shown === null) {
        // Where an answer was lost, Discord names the message of then, with the words of then.
        const mayBeAnother = tried;
        tried = true;
        shown = idOf(await post(payload, 0));
        if (shown === null || !mayBeAnother) return;
      }
      const route = Routes.channelMessage(message.channel_id, shown);
      await again(() => rest.patch(route, { body: payload }));
    },
  };
}
