import { type RequestBody, signedHeaders } from './sign.ts';
import type { Envelope, SocketHub } from './socket-hub.ts';
import type { Workspace } from './workspace.ts';

/** The two ways to the bot. */
export interface Deliveries {
  /** From now on as signed requests to this address; null: through Socket Mode. */
  sendTo(eventsUrl: string | null): void;
  /** What the first was acknowledged with, where that was more than nothing. */
  deliver(type: Envelope['type'], payload: Envelope['payload'], repeat: boolean): Promise<unknown>;
  /** A signed POST to the events address, for tests of the signature; gives the status. */
  postSigned(body: RequestBody, headers?: Readonly<Record<string, string>>): Promise<number>;
}

/** Creates the ways; Socket Mode is the first. */
export function createDeliveries(workspace: Workspace, hub: SocketHub): Deliveries {
  let eventsUrl: string | null = null;
  let ids = 0;

  function sign(body: RequestBody): Record<string, string> {
    return signedHeaders(workspace.signingSecret, body, Math.floor(Date.now() / 1000));
  }

  async function postSigned(body: RequestBody, headers?: Readonly<Record<string, string>>): Promise<number> {
    if (eventsUrl === null) throw new Error('fake Slack has no address to send to: call sendTo');
    const response = await fetch(eventsUrl, { method: 'POST', headers: headers ?? sign(body), body: body.text });
    await response.text();
    return response.status;
  }

  return {
    sendTo(url) {
      eventsUrl = url;
    },
    async deliver(type, payload, repeat) {
      const body = bodyOf(type, payload);
      const headers = sign(body);
      const envelope = { envelope_id: `envelope-${++ids}`, type, payload };
      const answers: unknown[] = [];
      for (let times = repeat ? 2 : 1; times > 0; times--) {
        answers.push(eventsUrl === null ? await hub.send(envelope) : await postForAnswer(eventsUrl, body, headers));
      }
      return answers[0];
    },
    postSigned,
  };
}

async function postForAnswer(url: string, body: RequestBody, headers: Record<string, string>): Promise<unknown> {
  const response = await fetch(url, { method: 'POST', headers, body: body.text });
  const text = await response.text();
  if (response.status !== 200) throw new Error('the bot did not acknowledge');
  return text.startsWith('{') ? JSON.parse(text) : null;
}

function bodyOf(type: Envelope['type'], payload: Envelope['payload']): RequestBody {
  if (type === 'events_api') return { type: 'application/json', text: JSON.stringify(payload) };
  const fields = type === 'interactive' ? { payload: JSON.stringify(payload) } : payload;
  const form = new URLSearchParams(
    Object.entries(fields).map(([name, value]): [string, string] => [name, String(value)]),
  );
  return { type: 'application/x-www-form-urlencoded', text: form.toString() };
}
