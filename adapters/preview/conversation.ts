import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Clock, ConversationLog, Document, Reply } from '../../src/index.ts';
import type { Faces } from './faces.ts';
import type { PlacedMessage, WireFile, WireMessage, Working } from './wire.ts';

/** A message of the conversation, and the change that it came or changed with. */
interface Told extends PlacedMessage {
  readonly change: number;
}

/** The one conversation of the page: kept in the store, told to whoever listens. */
export interface Conversation {
  typed(words: string): Promise<void>;
  /** Adds an answer; in place of the message of that id, where it turns its page and is one message on both platforms. */
  answer(reply: Reply, turning?: string): Promise<void>;
  /** Adds a digest, once for each id. */
  digest(id: string, document: Document): Promise<void>;
  /** Whether a message is one on both platforms: else it is no page that could be turned. */
  isPage(id: string): Promise<boolean>;
  /** Tells what is being done; null when it is done. */
  working(line: Document | null): Promise<void>;
  /** What came or changed after that change. */
  since(change: number): Promise<readonly Told[]>;
  /** Calls back after every change and with what is being done, until the function that it gives is called. */
  listen(listener: Listener): () => void;
}

interface Listener {
  readonly changed: () => void;
  readonly working: (working: Working) => void;
}

const keptSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('typed'), at: z.string(), words: z.string() }),
  z.object({
    kind: z.enum(['answer', 'digest']),
    at: z.string(),
    discord: z.array(z.looseObject({})),
    slack: z.array(z.looseObject({})),
    file: z.object({ name: z.string(), mediaType: z.string(), description: z.string(), base64: z.string() }).optional(),
  }),
]);

interface ConversationParts {
  readonly log: ConversationLog;
  readonly faces: () => Promise<Faces>;
  readonly clock: Clock;
}

/** Creates the conversation around what is kept of it. */
export function createConversation({ log, faces, clock }: ConversationParts): Conversation {
  const listeners = new Set<Listener>();
  const changed = () => {
    for (const listener of listeners) listener.changed();
  };
  const at = () => clock.now().toISOString();
  const add = async (id: string, message: WireMessage) => {
    await log.add(id, JSON.stringify(message));
    changed();
  };
  const isPage = async (id: string) => {
    const kept = await log.find(id);
    const message = kept === null ? null : read(kept.body);
    return message !== null && message.kind !== 'typed' && isOne(message);
  };

  return {
    typed: (words) => add(randomUUID(), { kind: 'typed', at: at(), words }),
    async answer(reply, turning) {
      const { discord, slack } = await faces();
      const showing = { onlyPerson: reply.visibility === 'person', file: reply.file };
      const message = {
        kind: 'answer' as const,
        at: at(),
        discord: discord.render(reply.document, showing),
        slack: slack.render(reply.document, showing),
        ...(reply.file && { file: wireFile(reply.file) }),
      };
      if (turning !== undefined && reply.turnsPage && isOne(message)) {
        const before = await log.find(turning);
        const body = JSON.stringify({ ...message, at: before === null ? message.at : read(before.body).at });
        if (await log.replace(turning, body)) return changed();
      }
      await add(randomUUID(), message);
    },
    async digest(id, document) {
      const { discord, slack } = await faces();
      const payloads = { discord: discord.renderPost(document), slack: slack.renderPost(document) };
      await add(id, { kind: 'digest', at: at(), ...payloads });
    },
    isPage,
    async working(line) {
      const { discord, slack } = await faces();
      const onlyPerson = { onlyPerson: true };
      const told = {
        discord: line === null ? [] : discord.render(line, onlyPerson),
        slack: line === null ? [] : slack.render(line, onlyPerson),
      };
      for (const listener of listeners) listener.working(told);
    },
    async since(change) {
      const kept = await log.since(change);
      return kept.map((one) => ({ id: one.id, place: one.place, change: one.change, message: read(one.body) }));
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function read(body: string): WireMessage {
  return keptSchema.parse(JSON.parse(body)) as WireMessage;
}

function isOne({ discord, slack }: Extract<WireMessage, { kind: 'answer' | 'digest' }>): boolean {
  return discord.length === 1 && slack.length === 1;
}

function wireFile({ name, mediaType, description, content }: NonNullable<Reply['file']>): WireFile {
  return { name, mediaType, description, base64: Buffer.from(content).toString('base64') };
}
