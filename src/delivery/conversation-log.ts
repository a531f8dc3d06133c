/** One message of the local page's conversation. */
interface KeptMessage {
  readonly id: string;
  /** Where it stands: messages are in the order of this number. */
  readonly place: number;
  /** Grows with every message that comes or changes. */
  readonly change: number;
  /** JSON text that only the page's adapter reads. */
  readonly body: string;
}

/** Port: the conversation of the local page, its last messages only. */
export interface ConversationLog {
  /** Puts a message behind the others; one of that id that is there already stays as it is. */
  add(id: string, body: string): Promise<void>;
  /** Puts another body in a message's place; false where it is not kept any more. */
  replace(id: string, body: string): Promise<boolean>;
  /** Null for one that is not kept. */
  find(id: string): Promise<KeptMessage | null>;
  /** What came or changed after that change, in the order of changes; all from 0. */
  since(change: number): Promise<readonly KeptMessage[]>;
}
