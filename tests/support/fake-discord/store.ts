import type { RegisteredCommand } from './command-schema.ts';
import type { FakeInteraction } from './interactions.ts';
import type { CheckedMessage, FakeFile } from './message-schema.ts';

/** A message on the fake Discord. */
export interface FakeMessage {
  readonly id: string;
  readonly channelId: string;
  readonly authorId: string;
  readonly content: string;
  readonly flags: number;
  readonly components: readonly unknown[];
  readonly nonce: string | null;
  readonly ephemeral: boolean;
  /** Its text displays, or the content, in order. */
  readonly texts: readonly string[];
  readonly buttons: readonly { readonly label: string; readonly customId: string }[];
  /** Mentions that called someone; empty is what the bot promises. */
  readonly pings: readonly string[];
  readonly repliesTo: string | null;
  readonly files: readonly FakeFile[];
  readonly shows: Shows;
}

/** What a message shows besides what a person typed, in Discord's own shape: previews of links, and what it forwards. */
export interface Shows {
  readonly embeds?: readonly object[];
  readonly forwards?: object;
}

/** Everything that the fake remembers. */
export interface Store {
  readonly messages: Map<string, FakeMessage>;
  /** Message ids by nonce, of posts with enforce_nonce, and when they were made (milliseconds). */
  readonly nonces: Map<string, { readonly messageId: string; readonly at: number }>;
  readonly interactions: Map<string, FakeInteraction>;
  commands: readonly RegisteredCommand[];
  commandWrites: number;
}

export function createStore(): Store {
  return { messages: new Map(), nonces: new Map(), interactions: new Map(), commands: [], commandWrites: 0 };
}

/** Keeps a checked body as a message, new or in place of an older one. */
export function keepMessage(
  store: Store,
  place: { readonly id: string; readonly channelId: string; readonly authorId: string; readonly ephemeral: boolean },
  { body, flags, texts, buttons, pings, files }: CheckedMessage,
  shows: Shows = {},
): FakeMessage {
  const kept: FakeMessage = {
    ...place,
    content: body.content ?? '',
    flags,
    components: body.components ?? [],
    nonce: body.nonce === undefined ? null : String(body.nonce),
    texts,
    buttons,
    pings,
    files,
    shows,
    repliesTo: body.message_reference?.message_id ?? null,
  };
  store.messages.set(kept.id, kept);
  return kept;
}
