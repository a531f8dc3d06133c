/** A run of text inside a block. Renderers escape `text`: it can never mention, link or format by accident. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'strong'; readonly text: string }
  | { readonly kind: 'struck'; readonly text: string }
  /** Words to type, such as a command: set in a fixed-width face. */
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly url: string }
  /** A source number, "[3]": a link where the article's address is known. */
  | { readonly kind: 'reference'; readonly number: number; readonly url: string | null }
  /** A channel of the same platform, by its id. */
  | { readonly kind: 'channel'; readonly id: string }
  /** A role or user group that is to be notified, by its id: the only thing that ever mentions anyone. */
  | { readonly kind: 'mention'; readonly id: string }
  /** An instant shown in the reader's own time; `text` is what plain text shows. */
  | {
      readonly kind: 'instant';
      readonly at: string;
      readonly style: 'date' | 'time' | 'datetime' | 'relative';
      readonly text: string;
    };

/** A button; `id` is at most 90 ASCII characters and means the same on every platform, also after a restart. */
export interface Action {
  readonly id: string;
  readonly label: string;
}

/** One piece of layout. A block is never divided between messages unless it alone is larger than a message. */
export type Block =
  /** The title of a document or of one story in it. */
  | { readonly kind: 'headline'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly content: readonly Inline[] }
  /** Small print. */
  | { readonly kind: 'small'; readonly content: readonly Inline[] }
  | { readonly kind: 'bullet'; readonly mark?: 'new' | 'changed'; readonly content: readonly Inline[] }
  /** A quote card: exact words without their outer marks, then who said them and where, and a button of its own. */
  | { readonly kind: 'quote'; readonly words: string; readonly by: readonly Inline[]; readonly action?: Action }
  | { readonly kind: 'divider' }
  /** One row of buttons (at most five); `more` are wanted less often: they open from a menu where the platform has one. */
  | { readonly kind: 'actions'; readonly actions: readonly Action[]; readonly more?: readonly Action[] };

/** The layout of an answer or a digest, without a platform. */
export interface Document {
  readonly blocks: readonly Block[];
  /** One plain line that reads well as a notification and to a screen reader. */
  readonly summary: string;
}

/** Plain text as an inline. */
export function text(words: string): Inline {
  return { kind: 'text', text: words };
}

/** A document of one paragraph, for short replies. */
export function note(...content: readonly (Inline | string)[]): Document {
  const inlines = content.map((part) => (typeof part === 'string' ? text(part) : part));
  const summary = inlines.map(plainWords).join('');
  return { blocks: [{ kind: 'paragraph', content: inlines }], summary };
}

function plainWords(inline: Inline): string {
  if ('text' in inline) return inline.text;
  if (inline.kind === 'channel') return 'the channel';
  return inline.kind === 'mention' ? '' : `[${inline.number}]`;
}
