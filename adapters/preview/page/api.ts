import type { Acted, Checked, Guide, Pane, Suggestion } from '../wire.ts';

const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Types a line. */
export function say(line: string, pane: Pane): Promise<Acted> {
  return post('/preview/say', { line, pane, zone: ZONE });
}

/** Presses a button of a message. */
export function press(messageId: string, component: object, pane: Pane): Promise<Acted> {
  return post('/preview/press', { messageId, component, pane, zone: ZONE });
}

/** Sends a filled form, as that platform would send it; a file beside it. */
export async function submit(submitted: object, file: File | undefined, pane: Pane): Promise<Acted> {
  const given = file && { file: { name: file.name, base64: await base64Of(file) } };
  return post('/preview/submit', { submitted, ...given, pane, zone: ZONE });
}

async function base64Of(file: File): Promise<string> {
  let letters = '';
  for (const byte of new Uint8Array(await file.arrayBuffer())) letters += String.fromCharCode(byte);
  return btoa(letters);
}

/** Tries tokens; they are kept nowhere. */
export function checkTokens(asked: object): Promise<readonly Checked[]> {
  return post('/preview/check', asked);
}

/** Ways to go on with a line. */
export function suggest(line: string): Promise<readonly Suggestion[]> {
  return read(fetch(`/preview/suggest?${new URLSearchParams({ line })}`));
}

/** How one connects to Slack. */
export function loadGuide(): Promise<Guide> {
  return read(fetch('/preview/guide'));
}

function post<T>(path: string, body: object): Promise<T> {
  const headers = { 'content-type': 'application/json' };
  return read<T>(fetch(path, { method: 'POST', headers, body: JSON.stringify(body) }));
}

/** Throws what a person can read. */
async function read<T>(asked: Promise<Response>): Promise<T> {
  const response = await asked.catch(() => null);
  if (response === null) throw new Error('The bot does not answer. Is it still running?');
  if (!response.ok) throw new Error((await response.text()).trim());
  return (await response.json()) as T;
}
