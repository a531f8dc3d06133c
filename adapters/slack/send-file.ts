import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import { note, type Refusal, type Reply, type ReplyFile } from '../../src/index.ts';
import { LIMITS } from './limits.ts';
import { outcomeOf } from './outcome.ts';
import { renderMessages } from './render.ts';
import { lacksScope } from './scope-advice.ts';

/** What sending a file needs. */
export interface FileSender {
  readonly client: WebClient;
  /** For the upload, which is no call of the Web API. */
  readonly fetch: typeof fetch;
}

/**
 * Sends an answer's file to the person as a direct message, since Slack shows files in no answer that one person sees, and
 * gives what to say where the command was typed. The steps are those of the SDK's `filesUploadV2`, which wants to know the
 * conversation first: here nothing is posted before Slack has the file.
 */
export async function sendFile(
  { client, fetch }: FileSender,
  userId: string,
  reply: Reply,
  file: ReplyFile,
): Promise<Reply> {
  const bytes = Buffer.from(file.content);
  try {
    const asked = { filename: file.name, length: bytes.length, ...describedTo(file) };
    const { upload_url, file_id } = await client.files.getUploadURLExternal(asked);
    if (upload_url === undefined || file_id === undefined) throw new Error('Slack named no address to upload to');
    const uploaded = await fetch(upload_url, {
      method: 'POST',
      headers: { 'content-type': file.mediaType },
      body: bytes,
    });
    if (!uploaded.ok) throw new Error(`HTTP ${uploaded.status} for the upload`);
    const [message] = renderMessages(reply.document);
    const { channel, ts } = await client.chat.postMessage({ ...message, text: message?.text ?? '', channel: userId });
    if (channel === undefined) throw new Error('Slack named no direct message');
    const files: [{ id: string; title: string }] = [{ id: file_id, title: file.name }];
    await client.files.completeUploadExternal({ files, channel_id: channel }).catch(async (thrown: unknown) => {
      // What speaks of the file stands there without it.
      if (ts !== undefined) await client.chat.delete({ channel, ts }).catch(() => undefined);
      throw thrown;
    });
    return { ...answer(`Sent to you as a direct message from me: ${file.name}.`), code: reply.code };
  } catch (thrown) {
    const { code, advice } = refusalOf(thrown);
    return { ...answer(advice), code };
  }
}

/**
 * Described for who cannot see it: by the name that Slack documents, where its SDK has another. Only pictures are: a
 * description keeps other files from being shared (slackapi/python-slack-sdk issue 1818).
 */
function describedTo({ mediaType, description }: ReplyFile): { readonly alt_txt?: string } {
  return mediaType.startsWith('image/') ? { alt_txt: description.slice(0, LIMITS.fileDescription) } : {};
}

function answer(words: string): Pick<Reply, 'document' | 'visibility'> {
  return { document: note(words), visibility: 'person' };
}

function refusalOf(thrown: unknown): Refusal {
  if (thrown instanceof WebAPIPlatformError && thrown.data.error === 'missing_scope') {
    const needed =
      'needed' in thrown.data && typeof thrown.data.needed === 'string' ? thrown.data.needed : 'files:write';
    return lacksScope(needed, 'send you a file', thrown).refusal;
  }
  const outcome = outcomeOf(thrown);
  const reason = 'reason' in outcome ? outcome.reason : outcome.kind;
  const advice = outcome.kind === 'gone' ? outcome.advice : 'Try again in a minute.';
  return { code: 'file-not-sent', advice: `I could not send you the file (${reason}). ${advice}` };
}
