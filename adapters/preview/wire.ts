/** What the server and the page tell each other, as JSON. Types only: the page's bundle has nothing of the server. */

export type Pane = 'discord' | 'slack';

/** A file that goes with a message. */
export interface WireFile {
  readonly name: string;
  readonly mediaType: string;
  readonly description: string;
  readonly base64: string;
}

/** What was typed, or an answer or a digest as the payloads of both platforms. */
export type WireMessage =
  | { readonly kind: 'typed'; readonly at: string; readonly words: string }
  | {
      readonly kind: 'answer' | 'digest';
      readonly at: string;
      readonly discord: readonly object[];
      readonly slack: readonly object[];
      readonly file?: WireFile;
    };

/** A message with where it stands in the conversation. */
export interface PlacedMessage {
  readonly id: string;
  readonly place: number;
  readonly message: WireMessage;
}

/** Told first on every connection. */
export interface Hello {
  /** How each platform is connected; null where its token is missing. */
  readonly discord: string | null;
  readonly slack: string | null;
  /** What to try first. */
  readonly examples: readonly string[];
}

/** What is being done for who waits; both are empty lists when it is done. */
export interface Working {
  readonly discord: readonly object[];
  readonly slack: readonly object[];
}

/** A modal to open, in the look of the pane where it was asked for. */
export interface WireModal {
  readonly pane: Pane;
  readonly payload: object;
}

/** What came of a command, a button or a form; the answer itself comes with the events. */
export interface Acted {
  readonly modal?: WireModal;
  /** Advice by the question of a form that stays open. */
  readonly errors?: Readonly<Record<string, string>>;
}

/** One way to go on with a line. */
export interface Suggestion {
  readonly line: string;
  readonly hint: string;
}

/** How to connect to Slack, for the guide. */
export interface Guide {
  readonly manifest: string;
  readonly createUrl: string;
}

/** What came of trying a token: good or not, and what to do next. */
export interface Checked {
  readonly variable: string;
  readonly good: boolean;
  readonly words: string;
  readonly inviteUrl?: string;
}
