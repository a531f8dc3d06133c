import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { type CommandFile, type CommandService, type Logger, messageOf, ok, refuse } from '../../src/index.ts';
import type { Acts, Place } from './act.ts';
import { createCaller } from './caller.ts';
import { checkTokens } from './check-tokens.ts';
import type { Events } from './events.ts';
import type { Faces } from './faces.ts';
import { findRefusal } from './guard.ts';
import { loadBundle } from './load-bundle.ts';
import { createOnce } from './once.ts';
import { ICON_SVG, PAGE_HTML } from './page-html.ts';
import { readJson, respond, respondJson } from './respond.ts';
import { suggestLines } from './suggest.ts';
import type { Guide } from './wire.ts';

export type Route = (request: IncomingMessage, response: ServerResponse) => void;
type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void;

interface RouteParts {
  readonly service: CommandService;
  readonly faces: () => Promise<Faces>;
  readonly events: Events;
  readonly acts: Acts;
  readonly logger: Logger;
}

const LINE = z.string().trim().min(1).max(2_000);
const WHERE = { pane: z.enum(['discord', 'slack']), zone: z.string().max(100).optional() };
const saySchema = z.object({ line: LINE, ...WHERE });
const pressSchema = z.object({ messageId: z.string().max(100), component: z.unknown(), ...WHERE });
const fileSchema = z.object({ name: z.string(), base64: z.string() });
const submitSchema = z.object({ submitted: z.unknown(), file: fileSchema.optional(), ...WHERE });

/** What the page asks for, by path; all of it behind the same guard. */
export function createRoutes(parts: RouteParts): ReadonlyMap<string, Route> {
  const { acts, events, faces } = parts;
  const bundled = createOnce(loadBundle);
  const gets: Record<string, Handler> = {
    '/': (_, response) => {
      // What the first command needs is loaded while the page is looked at.
      void faces().catch(() => undefined);
      respond(response, 200, 'text/html', PAGE_HTML);
    },
    '/preview/page.js': async (_, response) => respond(response, 200, 'text/javascript', (await bundled()).js),
    '/preview/page.css': async (_, response) => respond(response, 200, 'text/css', (await bundled()).css),
    '/preview/icon.svg': (_, response) => respond(response, 200, 'image/svg+xml', ICON_SVG),
    '/preview/events': (request, response) => events.open(request, response),
    '/preview/suggest': (request, response) => suggest(parts, request, response),
    '/preview/guide': async (_, response) => respondJson(response, 200, await guideOf(faces)),
  };
  const posts: Record<string, Handler> = {
    '/preview/say': onJson(saySchema, ({ line, ...where }) => acts.say(line, placeOf(where))),
    '/preview/press': onJson(pressSchema, ({ messageId, component, ...where }) =>
      acts.press({ messageId, component }, placeOf(where)),
    ),
    '/preview/submit': onJson(submitSchema, ({ submitted, file, ...where }) =>
      acts.submit(submitted, file ? givenFile(file) : null, placeOf(where)),
    ),
    '/preview/check': onJson(z.unknown(), async (asked) => checkTokens(await faces(), asked)),
  };
  return new Map([
    ...Object.entries(gets).map(([path, handler]) => [path, guarded('GET', path, handler, parts)] as const),
    ...Object.entries(posts).map(([path, handler]) => [path, guarded('POST', path, handler, parts)] as const),
  ]);
}

function guarded(method: 'GET' | 'POST', path: string, handler: Handler, { logger }: RouteParts): Route {
  return (request, response) => {
    const refusal = findRefusal(request);
    if (refusal !== null) return respond(response, 403, 'text/plain', `${refusal}\n`);
    const asked = request.method === 'HEAD' ? 'GET' : request.method;
    if (asked !== method) return respond(response, 405, 'text/plain', `This takes ${method} only.\n`);
    Promise.resolve(handler(request, response)).catch((thrown: unknown) => {
      logger.error({ path, error: messageOf(thrown) }, 'preview: a request failed');
      if (response.headersSent) response.destroy();
      else respond(response, 500, 'text/plain', 'That failed on this side; the log has it.\n');
    });
  };
}

/** Answers a question in JSON; one that is none of the page's is refused. */
function onJson<T>(schema: z.ZodType<T>, answer: (asked: T) => Promise<object | null>): Handler {
  return async (request, response) => {
    const read = await readJson(request);
    if (!read.ok) return respond(response, 400, 'text/plain', `${read.refusal.advice}\n`);
    const asked = schema.safeParse(read.value);
    const answered = asked.success ? await answer(asked.data) : null;
    if (answered === null) return respond(response, 400, 'text/plain', 'This page never asks that.\n');
    respondJson(response, 200, answered);
  };
}

/** A file that came with a form. */
function givenFile({ name, base64 }: z.infer<typeof fileSchema>): CommandFile {
  const bytes = Buffer.from(base64, 'base64');
  const size = bytes.length;
  return {
    name,
    size,
    read: async (most) => (size <= most ? ok(bytes) : refuse('too-large', `${name} is too large.`)),
  };
}

function placeOf({ pane, zone }: { readonly pane: Place['pane']; readonly zone?: string | undefined }): Place {
  return { pane, caller: createCaller(zone) };
}

async function suggest({ service }: RouteParts, { url }: IncomingMessage, response: ServerResponse): Promise<void> {
  const query = new URL(url ?? '/', 'http://localhost').searchParams;
  const line = (query.get('line') ?? '').slice(0, 2_000);
  respondJson(response, 200, await suggestLines(service, line, createCaller(undefined)));
}

async function guideOf(faces: RouteParts['faces']): Promise<Guide> {
  const { json, createUrl } = (await faces()).slack.manifest();
  return { manifest: json, createUrl };
}
