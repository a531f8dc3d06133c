import type { IncomingMessage, ServerResponse } from 'node:http';
import { createFiles, type UploadedFile } from './files.ts';
import type { Installs } from './installs.ts';
import { type Addresses, callMethod, denied, type Fields, keepMessage, replaceMessage } from './methods.ts';
import { createPostLimits } from './post-limits.ts';
import type { Watch } from './watch.ts';
import type { FakeMessage, Workspace } from './workspace.ts';

/**
 * What happens to a call instead of its answer: an HTTP status (with Retry-After), an error code, a connection cut
 * before the call was carried out, or after.
 */
export type Fault =
  | { readonly status: number; readonly retryAfter?: number }
  | { readonly error: string }
  | 'cut-before'
  | 'cut-after';

/** Something to do at a very instant of the next post into a channel; the connection is cut then, but for `answered`. */
interface Interruption {
  readonly when: 'cut-before' | 'cut-after' | 'answered';
  readonly then: () => void;
}

export interface WebApiOptions {
  /** Keeps Slack's documented limits on posts; default false. */
  readonly limited?: boolean;
  /** The clock of the limits, in milliseconds; default the machine's. */
  readonly now?: () => number;
  /** What goes wrong with a chat.postMessage, by its number from 0. */
  readonly faultAt?: (post: number) => Fault | undefined;
}

export interface WebApi {
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  inject(method: string, fault: Fault, times: number): void;
  /** Calls of that method are answered only after `release`. */
  hold(method: string): void;
  release(): void;
  /** At the next post into that channel. */
  interrupt(channel: string, interruption: Interruption): void;
  /** How often its own limits were exceeded. */
  refusals(): number;
  /** The arguments of every call of a method, in order. */
  calls(method: string): readonly Fields[];
  /** Keeps a file that a person uploads; gives Slack's description of it. */
  addFile(file: UploadedFile, user: string): object;
  /** Takes no more answers at the response_urls that there are: they are half an hour old. */
  expireResponseUrls(): void;
  /** A new response_url for a command, or for a button of a message, in a channel. */
  newResponseUrl(
    workspace: Workspace,
    channel: string,
    user: string,
    message?: FakeMessage | null,
  ): { readonly url: string; readonly path: string };
}

interface ResponseTarget {
  readonly workspace: Workspace;
  readonly channel: string;
  readonly user: string;
  /** The message with the button; null for a command. */
  readonly message: FakeMessage | null;
  /** Messages that it still takes. */
  left: number;
}

/** Slack's Web API, response_urls and the page where an app is approved, over fake workspaces. */
export function createWebApi(
  installs: Installs,
  watch: Watch,
  addresses: Addresses,
  options: WebApiOptions = {},
): WebApi {
  const faults = new Map<string, Fault[]>();
  const interruptions = new Map<string, Interruption>();
  const limits = options.limited ? createPostLimits(options.now ?? Date.now) : null;
  let posts = 0;
  const faultOf = (method: string, fields: Fields): Fault | undefined => {
    const asked = faults.get(method)?.shift();
    if (asked !== undefined || method !== 'chat.postMessage') return asked;
    const retryAfter = limits?.take(String(fields['channel'])) ?? 0;
    return retryAfter > 0 ? { status: 429, retryAfter } : options.faultAt?.(posts++);
  };
  let held: { method: string; until: Promise<void>; release: () => void } | null = null;
  const called: { readonly method: string; readonly fields: Fields }[] = [];
  const targets = new Map<string, ResponseTarget>();
  const files = createFiles(installs.first, addresses.base);

  return {
    async handle(request, response) {
      const path = request.url ?? '';
      if (installs.handle(request, response) || (await files.handle(request, response))) return watch.changed();
      const fields = await readFields(request);
      const method = path.startsWith('/api/') ? path.slice('/api/'.length) : 'response_url';
      called.push({ method, fields });
      watch.changed();
      if (held?.method === method) await held.until;
      const channel = method === 'chat.postMessage' ? String(fields['channel']) : '';
      const interruption = interruptions.get(channel);
      interruptions.delete(channel);
      const cut = interruption?.when === 'answered' ? undefined : interruption?.when;
      const fault = cut ?? faultOf(method, fields);
      if (typeof fault === 'object' && 'status' in fault) {
        if (fault.retryAfter !== undefined) response.setHeader('retry-after', fault.retryAfter);
        response.writeHead(fault.status).end('{}');
      } else if (fault === 'cut-before') {
        interruption?.then();
        response.destroy();
      } else if (method === 'response_url') respond(targets.get(path), path, fields, response);
      else {
        const token = request.headers.authorization?.replace(/^Bearer /, '');
        const found = findWorkspace(installs, method, token);
        const workspace = typeof found === 'string' ? installs.first : found;
        const wrong = typeof found === 'string' ? { ok: false, error: found } : denied(workspace, method);
        const error = typeof fault === 'object' ? { ok: false, ...fault } : wrong;
        const carryOut = () => {
          if (method === 'oauth.v2.access') return installs.access(fields);
          return method.startsWith('files.')
            ? files.call(method, fields)
            : callMethod(workspace, addresses, method, fields);
        };
        const answer = error ?? carryOut();
        response.setHeader('x-oauth-scopes', [...workspace.scopes].join(','));
        response.setHeader('content-type', 'application/json');
        if (fault === 'cut-after') {
          interruption?.then();
          response.destroy();
        } else response.end(JSON.stringify(answer), () => interruption?.then());
      }
      watch.changed();
    },
    inject(method, fault, times) {
      faults.set(method, [...(faults.get(method) ?? []), ...Array.from({ length: times }, () => fault)]);
    },
    hold(method) {
      let release: () => void = () => undefined;
      const until = new Promise<void>((resolve) => {
        release = resolve;
      });
      held = { method, until, release };
    },
    release: () => held?.release(),
    interrupt: (channel, interruption) => void interruptions.set(channel, interruption),
    refusals: () => limits?.refusals() ?? 0,
    calls: (method) => called.filter((call) => call.method === method).map((call) => call.fields),
    addFile: (file, user) => files.add(file, user),
    expireResponseUrls() {
      for (const target of targets.values()) target.left = 0;
    },
    newResponseUrl(workspace, channel, user, message = null) {
      const path = `/response/${targets.size + 1}`;
      targets.set(path, { workspace, channel, user, message, left: 5 });
      return { url: `${addresses.base}${path}`, path };
    },
  };
}

/** Whose call it is; the app's own methods take no token of a workspace. */
function findWorkspace(installs: Installs, method: string, token: string | undefined): Workspace | string {
  if (method === 'oauth.v2.access') return installs.first;
  const found = installs.find(token);
  if (method !== 'apps.connections.open') return found;
  if (token === installs.first.appToken) return installs.first;
  return typeof found === 'string' ? found : 'not_allowed_token_type';
}

function respond(target: ResponseTarget | undefined, via: string, fields: Fields, response: ServerResponse): void {
  if (target === undefined || target.left === 0) return void response.writeHead(404).end('used_url');
  const { workspace } = target;
  const onlyFor = fields['response_type'] === 'in_channel' ? null : target.user;
  // A command's response_url replaces nothing: slackapi/bolt-js issue 2287.
  const replaced = fields['replace_original'] === true ? target.message : null;
  const refused = replaced
    ? (replaceMessage(workspace, replaced, fields)?.['error'] ?? null)
    : errorOf(keepMessage(workspace, { via, channel: target.channel, onlyFor }, fields));
  if (refused !== null) return void response.writeHead(400).end(String(refused));
  target.left--;
  response.writeHead(200).end('ok');
}

function errorOf(kept: ReturnType<typeof keepMessage>): string | null {
  return 'error' in kept ? kept.error : null;
}

async function readFields(request: IncomingMessage): Promise<Fields> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks).toString('utf8');
  if (request.headers['content-type']?.startsWith('application/json')) return JSON.parse(body || '{}');
  const fields: Fields = Object.fromEntries(new URLSearchParams(body));
  // The client sends structures as JSON inside a form.
  for (const name of ['blocks', 'view', 'files']) {
    const written = fields[name];
    if (typeof written === 'string') fields[name] = JSON.parse(written);
  }
  return fields;
}
