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

/** Sends a filled form, as that platform would send it. */
export function submit(submitted: object, pane: Pane): Promise<Acted> {
  return post('/preview/submit', { submitted, pane, zone: ZONE });
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
