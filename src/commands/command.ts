import type { Result } from '../kernel/errors.ts';
import type { Document } from '../presentation/document.ts';

/** Who asks, and from where. Adapters fill it in from the platform's own payload, never from what a person typed. */
export interface Caller {
  readonly platform: string;
  readonly tenantId: string;
  readonly channelId: string;
  readonly userId: string;
  /** May add and remove digests here. */
  readonly mayManage: boolean;
  /** IANA zone of the person, where the platform tells it. */
  readonly zone?: string;
  /** Can the bot post there? The refusal names what is missing. Absent where there are no channels (terminal). */
  readonly checkChannel?: (channelId: string) => Promise<Result<null>>;
}

/** The answer to a command or a button. */
export interface Reply {
  readonly document: Document;
  readonly visibility: 'channel' | 'person';
  /** `ok`, or the code of what was refused: for tests, metrics and exit codes. */
  readonly code: string;
}

/** One option of a command. `channel` and `role` values are ids, `flag` values booleans, `number` whole ones, all others text. */
export interface CommandOption {
  readonly name: string;
  readonly description: string;
  readonly kind: 'text' | 'channel' | 'role' | 'flag' | 'number';
  readonly required: boolean;
  readonly maxLength?: number;
  readonly choices?: readonly string[];
  /** Completed while typing, from live topics, speakers or topics and speakers. */
  readonly completes?: 'topic' | 'topic-or-speaker';
}

export type CommandInput = Readonly<Record<string, string | boolean | number | undefined>>;

/** One command or subcommand: the same on every platform. */
export interface Command {
  /** "briefing", "digest add": at most two words. */
  readonly path: string;
  readonly description: string;
  readonly options: readonly CommandOption[];
  /** Needs the right to manage the server or workspace. */
  readonly manage: boolean;
  readonly run: (input: CommandInput, caller: Caller) => Promise<Reply>;
}

/** What adapters use: the commands, the buttons and the completion. None of these throws for what a person typed. */
export interface CommandService {
  readonly commands: readonly Command[];
  run(path: string, input: CommandInput, caller: Caller): Promise<Reply>;
  /** Answers a button by the id that a document gave it. */
  act(actionId: string, caller: Caller): Promise<Reply>;
  /** At most 25 suggestions of at most 100 characters, best first. */
  complete(completes: 'topic' | 'topic-or-speaker', typed: string, caller: Caller): Promise<readonly string[]>;
  /** Reads words as typed after a command or a mention ("digest add \"daily 8:00\" harbour") and runs them. */
  runWords(words: string, caller: Caller): Promise<Reply>;
}
