import type { SlashCommand, ViewOutput } from '@slack/bolt';
import { type Caller, note, type Reply } from '../../src/index.ts';
import { type HandlerParts, run } from './answering.ts';
import { formOrigin, openFileForm, uploadedFile } from './file-form.ts';
import { givenFile } from './given-file.ts';
import { tellAfterForm } from './tell.ts';

/** Opens the form that a reply asks for; gives what is still to be said, null where the form says it all. */
export async function openFormOf(
  { client, logger }: HandlerParts,
  reply: Reply,
  { trigger_id, channel_id, response_url }: SlashCommand,
): Promise<Reply | null> {
  if (reply.form === undefined) return reply;
  const origin = { channel: channel_id, responseUrl: response_url };
  const opened = await openFileForm(client, trigger_id, reply.form, origin);
  if (opened.ok) return null;
  const { code, advice, cause } = opened.refusal;
  logger.warn({ err: cause, code }, 'slack: a form was not opened');
  return { document: note(advice), visibility: 'person', code };
}

/** Runs the command that asked for the file which was sent in. */
export async function handleFileForm(
  parts: HandlerParts,
  view: ViewOutput,
  findCaller: (channelId: string) => Promise<Caller>,
): Promise<void> {
  const origin = formOrigin(view.private_metadata);
  const file = givenFile(parts.files, uploadedFile(view.state.values));
  if (origin === null || file === null) return parts.logger.warn({}, 'slack: a form came without its file');
  const { path, option, channel, responseUrl } = origin;
  const caller = await findCaller(channel);
  const reply = await run(parts, 'form', () => parts.service.run(path, { [option]: file }, caller));
  await tellAfterForm(parts, caller, reply, { responseUrl });
}
