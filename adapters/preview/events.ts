import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Logger, messageOf } from '../../src/index.ts';
import type { Conversation } from './conversation.ts';
import { beginEvents } from './respond.ts';
import type { Hello, PlacedMessage } from './wire.ts';

/** The streams of events to open pages. */
export interface Events {
  /** Opens one: hello, the messages that the page has not got yet, `ready`, and then what happens. */
  open(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Ends them all. */
  close(): void;
}

interface EventsParts {
  readonly conversation: Conversation;
  readonly hello: () => Promise<Hello>;
  readonly logger: Logger;
}

/** Creates the streams: server-sent events, whose ids are changes of the conversation, so that a page resumes after a drop. */
export function createEvents({ conversation, hello, logger }: EventsParts): Events {
  const open = new Set<ServerResponse>();

  async function tell(response: ServerResponse, after: number): Promise<number> {
    let last = after;
    for (const { change, ...message } of await conversation.since(after)) {
      const told: PlacedMessage = message;
      // Pictures are large: the next one waits until the page has read this one.
      if (!write(response, 'message', told, change)) await drained(response);
      last = change;
    }
    return last;
  }

  return {
    async open(request, response) {
      beginEvents(response);
      let deaf = () => {};
      open.add(response);
      response.on('close', () => {
        open.delete(response);
        deaf();
      });
      write(response, 'hello', await hello());
      let last = await resumeFrom(conversation, request);
      if (last === 0) write(response, 'reset', null);
      let telling = Promise.resolve();
      const changed = () => {
        telling = telling.then(async () => {
          last = await tell(response, last);
        });
        telling = telling.catch((thrown: unknown) => {
          logger.error({ error: messageOf(thrown) }, 'preview: the conversation could not be told');
          response.destroy();
        });
      };
      if (response.destroyed) return;
      deaf = conversation.listen({ changed, working: (working) => write(response, 'working', working) });
      changed();
      await telling;
      write(response, 'ready', null);
    },
    close() {
      for (const response of open) response.end();
    },
  };
}

/** The change that a page has got to; from the start where it has none, or one of another database. */
async function resumeFrom(conversation: Conversation, { headers }: IncomingMessage): Promise<number> {
  const last = Number(headers['last-event-id'] ?? 0);
  if (!Number.isInteger(last) || last <= 0) return 0;
  return (await conversation.since(last - 1)).length > 0 ? last : 0;
}

function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    if (response.destroyed) return resolve();
    const done = () => {
      response.off('drain', done).off('close', done);
      resolve();
    };
    response.on('drain', done).on('close', done);
  });
}

/** False where the page has still to read what was written. */
function write(response: ServerResponse, event: string, data: unknown, id?: number): boolean {
  if (response.destroyed || response.writableEnded) return true;
  return response.write(`${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
}
