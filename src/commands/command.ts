import type { Result } from '../kernel/errors.ts';
import type { Document } from '../presentation/document.ts';
import type { Form, FormInput } from '../presentation/form.ts';
import type { ChannelKind } from '../subscriptions/subscription.ts';

/** Who asks, and from where. Adapters fill it in from the platform's own payload, never from what a person typed. */
export interface Caller {
  readonly platform: string;
  readonly tenantId: string;
  readonly channelId: string;
  readonly userId: string;
  /** May manage digests and sources here, by the platform's own rights. */
  readonly mayManage: boolean;
  /** What the person is there, where that and the workspace's settings decide who may; absent where `mayManage` says it all. */
  readonly standingOf?: () => Promise<Result<Standing>>;
  /** By which others know the person, where the platform tells it. */
  readonly nameOf?: () => Promise<string | null>;
  /** IANA zone of the person, where the platform tells it. */
  readonly zone?: string;
  /** Can the bot post there, and how? The refusal names what is missing. Absent where there are no channels (terminal). */
  readonly checkChannel?: (channelId: string) => Promise<Result<ChannelKind>>;
  /** Lets the bot into a channel that `checkChannel` refuses with `CHANNEL_TO_JOIN`. */
  readonly joinChannel?: (channelId: string) => Promise<Result<null>>;
  /** Who else reads along in a channel, in a sentence; null for nobody from elsewhere. */
  readonly alsoReading?: (channelId: string) => Promise<string | null>;
  /** Which of these channels the person can open; absent where nothing is hidden. */
  readonly seenAmong?: (channelIds: readonly string[]) => Promise<Result<ReadonlySet<string>>>;
  /** There are channels whose messages can be published to those who follow them from elsewhere. */
  readonly mayPublish?: true;
  /** Answers go to the person alone unless `public` is asked for, with a button that shares them in the channel. */
  readonly answersAlone?: true;
  /** Is told what is being done, for whoever waits: "Reading 40 articles…". */
  readonly working?: (what: string) => void;
}

/** What a person is in a workspace; `guest` is also who belongs to another one. */
export type Standing = 'admin' | 'member' | 'guest';

/** `add`: make a digest; `digest`: manage one; `all`: what changes briefings for others too; `settings`: say who may. */
export type Right = 'add' | 'digest' | 'all' | 'settings';

/** The code of a refusal of a channel that the bot may join by itself. */
export const CHANNEL_TO_JOIN = 'channel-to-join';

/** A file that someone gave with a command. It is only read when it is wanted. */
export interface CommandFile {
  readonly name: string;
  /** In bytes, as the platform says; null where it does not. */
  readonly size: number | null;
  /** Gives its bytes; refuses `too-large` above the limit, and what else keeps the file from being read. */
  readonly read: (mostBytes: number) => Promise<Result<Uint8Array>>;
}

/** A message that someone asks about, as people read it: without what its platform marks it up with. */
export interface CommandMessage {
  /** Without the addresses in it. */
  readonly text: string;
  /** The web addresses in it, also behind words and in previews, in order. */
  readonly links: readonly string[];
  /** What its previews are called. */
  readonly titles: readonly string[];
}

/** A file that goes with an answer, to whom it is for and to no one else. */
export interface ReplyFile {
  /** Letters, digits, dots and dashes. */
  readonly name: string;
  /** One of `image/` is shown as a picture. */
  readonly mediaType: string;
  readonly content: string | Uint8Array;
  /** For who cannot see it, in at most 1,000 characters. */
  readonly description: string;
}

/** How to ask for the file that an option of a command wants. */
export interface FileForm {
  readonly path: string;
  readonly option: string;
  /** At most 24 characters, as `submit`. */
  readonly title: string;
  readonly label: string;
  readonly hint: string;
  readonly submit: string;
}

/** The answer to a command or a button. */
export interface Reply {
  readonly document: Document;
  readonly visibility: 'channel' | 'person';
  readonly file?: ReplyFile;
  /** A platform that has forms shows this one instead of the document, which says in words how to give the file. */
  readonly form?: FileForm;
  /** `ok`, or the code of what was refused: for tests, metrics and exit codes. */
  readonly code: string;
  /** The next page of the message whose button was pressed: it takes that message's place where it fits into one. */
  readonly turnsPage?: true;
  /** Takes back that it was done; for an answer that certainly did not get there. */
  readonly undo?: () => Promise<void>;
}

/** What may open a form: a button, a command with its options, or words as typed. */
export type FormRequest =
  | { readonly kind: 'action'; readonly id: string }
  | { readonly kind: 'command'; readonly path: string; readonly input: CommandInput }
  | { readonly kind: 'words'; readonly words: string };

/** What became of a submitted form: an answer, or what is to be mended in it. */
export type Submitted =
  | { readonly kind: 'answered'; readonly reply: Reply }
  | {
      readonly kind: 'mend';
      /** Advice by the field that it is about; none where it is about no field. */
      readonly errors: Readonly<Record<string, string>>;
      readonly code: string;
      /** True where `again` offers more than typing anew: it is shown rather than the errors. */
      readonly offers: boolean;
      /** The same as a message, with a button that opens the form with what was typed; keeps that. */
      readonly again: () => Promise<Reply>;
    };

/**
 * One option of a command. `channel` and `role` values are ids, `flag` values booleans, `number` whole ones, `file` values
 * a `CommandFile`, all others text.
 */
export interface CommandOption {
  readonly name: string;
  readonly description: string;
  readonly kind: 'text' | 'channel' | 'role' | 'flag' | 'number' | 'file';
  readonly required: boolean;
  /** Only where commands are typed as words; this is another word for it. */
  readonly typedAlso?: string;
  /** Takes the words that name no option, where no required one does. */
  readonly main?: true;
  readonly maxLength?: number;
  readonly choices?: readonly string[];
  /** Completed while typing, from live topics, speakers or topics and speakers. */
  readonly completes?: 'topic' | 'topic-or-speaker';
}

export type CommandInput = Readonly<
  Record<string, string | boolean | number | CommandFile | CommandMessage | undefined>
>;

/** One command or subcommand: the same on every platform. */
export interface Command {
  /** "briefing", "digest add": at most two words; of one that is asked of a message its name, of at most 24 characters. */
  readonly path: string;
  readonly description: string;
  readonly options: readonly CommandOption[];
  /** What it needs the right to; false for nothing. */
  readonly manage: false | Exclude<Right, 'settings'>;
  /** Nobody types it: it stands in the menu of each message, and has that as the input `message`. */
  readonly on?: 'message';
  readonly run: (input: CommandInput, caller: Caller) => Promise<Reply>;
}

/** What adapters use: the commands, the buttons and the completion. None of these throws for what a person typed. */
export interface CommandService {
  readonly commands: readonly Command[];
  run(path: string, input: CommandInput, caller: Caller): Promise<Reply>;
  /** Answers a button by the id that a document gave it. */
  act(actionId: string, caller: Caller): Promise<Reply>;
  /** The page of that number of what stands in the app's own place: digests, sources, who may manage them. `said` is put before it. */
  home(caller: Caller, page: number, said?: Document): Promise<Document>;
  /** The form that a request opens, or what is said instead; null, and at once, where it opens none. */
  form(request: FormRequest, caller: Caller): Promise<Form | Reply> | null;
  /** Does what a filled form asks for. */
  submit(formId: string, typed: FormInput, caller: Caller): Promise<Submitted>;
  /** At most 25 suggestions of at most 100 characters, best first. */
  complete(completes: 'topic' | 'topic-or-speaker', typed: string, caller: Caller): Promise<readonly string[]>;
  /** Reads words as typed after a command or a mention ("digest add \"daily 8:00\" harbour") and runs them. */
  runWords(words: string, caller: Caller): Promise<Reply>;
}
