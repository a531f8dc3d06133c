import { type Client, type GatewayMessageCreateDispatchData, MessageType, Routes } from 'discord.js';
import { type Document, faultReply, newReference, note, type Reply } from '../../src/index.ts';
import { again } from './again.ts';
import type { Lines } from './answer.ts';
import { authorOf } from './caller.ts';
import type { HandlerParts } from './handlers.ts';
import { logFields } from './log-fields.ts';
import { renderDocument } from './render.ts';

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
  const answer = async () => parts.service.runWords(words, await authorOf(client, message));
  const reply = await answer().catch((error: unknown) => {
    parts.logger.error({ ...logFields(error), name: 'mention', reference }, 'a command failed');
    return faultReply(reference);
  });
  try {
    for (const [index, payload] of renderDocument(publicDocument(reply)).entries()) {
      await post(parts.lines, message, { ...payload, nonce: `${message.id}-${index}` });
    }
    parts.logger.info({ name: 'mention', code: reply.code }, 'answered');
  } catch (error) {
    parts.logger.error({ ...logFields(error), name: 'mention', reference }, 'an answer could not be sent');
  }
}

/** A file is for one person, and all would see it here. */
function publicDocument({ document, file }: Reply): Document {
  return file === undefined ? document : note('I hand out files only in private. Type it as a command, with a slash.');
}

async function post({ once }: Lines, message: GatewayMessageCreateDispatchData, payload: object): Promise<void> {
  const reply = { message_id: message.id, fail_if_not_exists: false };
  const body = { ...payload, enforce_nonce: true, message_reference: reply };
  await again(() => once.post(Routes.channelMessages(message.channel_id), { body }));
}
