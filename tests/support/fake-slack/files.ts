import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Answer, Fields } from './methods.ts';
import type { Workspace } from './workspace.ts';

/** A file that a person uploads into a form. */
export interface UploadedFile {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly mimetype?: string;
  /** Where Slack says it is, instead of where it is. */
  readonly url?: string;
}

/** Slack's files on one server: uploads by the bot, private addresses of what people upload. */
export interface Files {
  /** Carries out `files.getUploadURLExternal` and `files.completeUploadExternal`. */
  call(method: string, fields: Fields): Answer;
  /** Keeps a person's file; gives Slack's description of it. */
  add(file: UploadedFile, user: string): object;
  /** Answers a request that is none of the Web API's; false when it is no file's. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
}

interface Pending {
  readonly name: string;
  readonly length: number;
  readonly alt: string | undefined;
  bytes: Buffer | null;
}

/** Ids of conversations; those of people are refused (slackapi/bolt-js issue 2115). */
const CONVERSATION = /^[CGDZ][A-Z0-9]{7,}$/;
const invalid = (problem: string): Answer => ({
  ok: false,
  error: 'invalid_arguments',
  response_metadata: { messages: [`[ERROR] ${problem}`] },
});

/** Creates them. */
export function createFiles(workspace: Workspace, base: string): Files {
  const pending = new Map<string, Pending>();
  const kept = new Map<string, UploadedFile>();
  // Another host, as that of a workspace is.
  const signIn = `${base.replace('127.0.0.1', 'localhost')}/signin`;
  let count = 0;

  function complete(fields: Fields): Answer {
    const files: unknown = fields['files'];
    const channel = String(fields['channel_id'] ?? '');
    if (!Array.isArray(files) || files.length === 0) return invalid('files: a list');
    if (!CONVERSATION.test(channel))
      return invalid('input must match regex pattern: ^[CGDZ][A-Z0-9]{8,}$ [/channel_id]');
    const open = workspace.channels.get(channel);
    if (open?.member !== true) return { ok: false, error: 'channel_not_found' };
    for (const { id, title } of files) {
      const upload = pending.get(id);
      if (upload === undefined || upload.bytes === null) return { ok: false, error: 'file_not_found' };
      pending.delete(id);
      const { name, alt, bytes } = upload;
      const described = alt === undefined ? {} : { alt };
      workspace.files.push({ channel, name, title: String(title), text: bytes.toString('utf8'), ...described });
    }
    return { ok: true, files };
  }

  return {
    call(method, fields) {
      if (method !== 'files.getUploadURLExternal') return complete(fields);
      const [name, length] = [String(fields['filename'] ?? ''), Number(fields['length'])];
      if (name === '' || !Number.isInteger(length) || length < 1) return invalid('filename and length');
      const alt = fields['alt_txt'] === undefined ? undefined : String(fields['alt_txt']);
      if (alt !== undefined && alt.length > 1_000) return { ok: false, error: 'alt_txt_too_large' };
      const id = `F0UPLOAD${++count}`;
      pending.set(id, { name, length, alt, bytes: null });
      return { ok: true, upload_url: `${base}/upload/v1/${id}`, file_id: id };
    },
    add(file, user) {
      const path = `/files-pri/${workspace.teamId}-F0FILE${++count}/download/${encodeURIComponent(file.name)}`;
      kept.set(path, file);
      const url = file.url ?? `${base}${path}`;
      const { name, mimetype = 'text/plain' } = file;
      const size = Buffer.from(file.content).length;
      const addresses = { url_private: url.replace('/download', ''), url_private_download: url };
      return {
        id: `F0FILE${count}`,
        name,
        title: name,
        mimetype,
        filetype: 'text',
        size,
        user,
        mode: 'hosted',
        ...addresses,
      };
    },
    async handle(request, response) {
      const path = request.url ?? '';
      if (path.startsWith('/upload/v1/'))
        await upload(pending.get(path.slice('/upload/v1/'.length)), request, response);
      else if (path.startsWith('/files-pri/')) download(workspace, kept.get(path), signIn, request, response);
      else if (path.startsWith('/signin')) {
        // Whoever is sent here has no business with the token.
        if (request.headers.authorization !== undefined)
          workspace.refused.push('the token was sent to the sign-in page');
        response
          .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
          .end('<!DOCTYPE html><title>Sign in</title>');
      } else return false;
      return true;
    },
  };
}

async function upload(file: Pending | undefined, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const bytes = Buffer.concat(chunks);
  if (file === undefined || bytes.length !== file.length) return void response.writeHead(400).end('length');
  file.bytes = bytes;
  response.writeHead(200).end(`OK - ${bytes.length}`);
}

/** Without the token, or the right to read files, Slack sends to the page to sign in on. */
function download(
  workspace: Workspace,
  file: UploadedFile | undefined,
  signIn: string,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  if (file === undefined) return void response.writeHead(404).end();
  const known = request.headers.authorization === `Bearer ${workspace.botToken}` && workspace.scopes.has('files:read');
  if (!known) return void response.writeHead(302, { location: `${signIn}?redir=${request.url}` }).end();
  response.writeHead(200, { 'content-type': file.mimetype ?? 'text/plain' }).end(file.content);
}
