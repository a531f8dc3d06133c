import type { Clock } from '../kernel/clock.ts';
import type { Result } from '../kernel/errors.ts';
import type { Logger } from '../kernel/logger.ts';
import type { PictureLook, QuotePicture } from '../pictures/picture.ts';
import type { Block, Document, Inline } from '../presentation/document.ts';
import type { ShownBriefing } from '../presentation/shown-briefing.ts';
import type { FollowedList } from '../sources/feed-store.ts';
import type { FetchedFile, FileRequest } from '../sources/fetch-file.ts';
import type { FormDrafts } from '../subscriptions/form-drafts.ts';
import type { ManagerStore } from '../subscriptions/managers.ts';
import type { PersonZones } from '../subscriptions/person-zones.ts';
import type { Subscription, SubscriptionStore } from '../subscriptions/subscription.ts';
import type { Caller, CommandMessage } from './command.ts';

export type Length = 'short' | 'standard' | 'long';

/** A briefing, or the topics nearest to what was asked, best first. */
export type BriefAnswer =
  | { readonly found: true; readonly shown: ShownBriefing }
  | { readonly found: false; readonly nearest: readonly { readonly topic: string; readonly articles: number }[] };

/** The briefing of the story that a message is about, and what told which that is. */
export interface StoryBriefed {
  readonly shown: ShownBriefing;
  readonly storyId: string;
  readonly by: 'link' | 'words';
}

/** Live topics (and speakers) for what is typed so far, best first. */
type Suggest = (completes: 'topic' | 'topic-or-speaker', typed: string, where: Where) => Promise<readonly string[]>;

/** Fetches a file that someone gave or named, behind the guard. */
export type FetchFile = (request: FileRequest) => Promise<Result<FetchedFile>>;

/** Where someone asks: it decides which feeds and outlets they see. */
export type Where = Pick<Caller, 'platform' | 'tenantId' | 'channelId' | 'working'>;

/** What the commands that ask for a briefing are given. */
export interface AskParts {
  /** Makes a briefing of a topic for someone in a channel, and keeps it so that its buttons work. */
  readonly brief: (topic: string, length: Length, where: Where, since?: Date | null) => Promise<BriefAnswer>;
  /** Remembers that a person sees a briefing, and gives the one that they saw on its topic before; null for none, or none here. */
  readonly seenBefore?: (
    person: Caller,
    topic: string,
    shown: ShownBriefing,
  ) => Promise<{ readonly shownId: string; readonly shownAt: string } | null>;
  /** What the person saw before, or the channel's digests told, and the articles no longer say; each is given once. */
  readonly corrections?: (asked: {
    readonly caller: Caller;
    readonly topic: string;
    /** The answer, and what the person saw on the topic before; null for nothing. */
    readonly shown: ShownBriefing;
    readonly before: { readonly shownId: string; readonly shownAt: string } | null;
    readonly private: boolean;
  }) => Promise<readonly Block[]>;
  /** What keeps news from coming there, for the foot of a briefing. */
  readonly gapsOf?: (where: Where) => Promise<readonly Inline[]>;
  readonly clock: Clock;
}

/** One edition as its history tells it: instants as ISO 8601. */
export interface EditionLine {
  readonly dueAt: string;
  readonly state: 'due' | 'claimed' | 'posted' | 'failed' | 'skipped' | 'unknown';
  readonly reason: string | null;
  readonly settledAt: string | null;
  readonly retryAt: string | null;
  readonly tells: boolean;
  readonly messageIds: readonly (string | null)[];
  /** Whether what was posted is published too; null where that was not asked for. */
  readonly publishing: { readonly state: 'waiting' | 'published' | 'failed'; readonly reason: string | null } | null;
}

/** What became of an edition that was to be posted at once; `elsewhere`: it was posted in this minute already. */
export interface DeliveredNow {
  readonly state: EditionLine['state'] | 'elsewhere';
  readonly reason: string | null;
}

/** A feed that is followed somewhere, and how it is doing. Instants are ISO 8601. */
export interface FollowedSource {
  readonly address: string;
  readonly title: string | null;
  readonly link: string | null;
  /** The operator's own, followed by everybody. */
  readonly shared: boolean;
  /** Why it fails, for people; null when it does not. */
  readonly failure: string | null;
  /** Its publisher closed it for good. */
  readonly closed: boolean;
  readonly excerptOnly: boolean;
  readonly lastSuccessAt: string | null;
  readonly nextPollAt: string | null;
  /** New articles a day; null where it is not known yet. */
  readonly aDay: number | null;
}

/** What came of an address: a feed that is followed now, or several to choose from. */
export type AddedSource =
  | {
      readonly kind: 'followed';
      readonly address: string;
      readonly title: string | null;
      /** It was followed already. */
      readonly known: boolean;
      readonly articles: number;
      readonly excerptOnly: boolean;
    }
  | { readonly kind: 'choice'; readonly feeds: readonly { readonly url: string; readonly title: string | null }[] };

/** What importing a list of feeds did. */
export interface ImportedSources extends FollowedList {
  /** Entries that can't be followed, each with the reason. */
  readonly refused: readonly { readonly name: string; readonly advice: string }[];
  /** How many addresses stood in it again. */
  readonly twice: number;
  /** How many entries a list of that length is not read to. */
  readonly unread: number;
}

/** What the commands about sources are given. */
export interface SourceParts {
  readonly addSource: (url: string, where: Where, by: string) => Promise<Result<AddedSource>>;
  /** Follows the feeds of a list, as a file holds it; `batch` is what `undoImport` takes. Refuses what is no list. */
  readonly importSources: (
    file: Uint8Array,
    where: Where,
    by: string,
    batch: string,
  ) => Promise<Result<ImportedSources>>;
  /** No longer follows what came with an import; gives how many. */
  readonly undoImport: (batch: string, where: Where) => Promise<number>;
  readonly fetchFile: FetchFile;
  readonly removeSource: (address: string, where: Where) => Promise<boolean>;
  readonly feedsOf: (where: Where) => Promise<readonly FollowedSource[]>;
  readonly muteSource: (outlet: string, where: Where) => Promise<boolean>;
  readonly unmuteSource: (outlet: string, where: Where) => Promise<boolean>;
  readonly mutedIn: (where: Where) => Promise<readonly string[]>;
  /** What leaving an outlet out would do to the digests of a channel, in a sentence. */
  readonly effectOfMuting: (outlet: string, where: Where) => Promise<string>;
}

/** What is asked of a message. */
export interface MessageParts extends AskParts, Pick<SourceParts, 'feedsOf'> {
  /** Makes the briefing of the story that a message is about, for someone in a channel, and keeps it; null for none. */
  readonly about: (message: CommandMessage, length: Length, where: Where) => Promise<StoryBriefed | null>;
  readonly suggest: Suggest;
}

/** What all commands together are given: everything that does I/O or makes a briefing. */
export interface CommandParts extends MessageParts, SourceParts {
  /** A briefing that was shown in that server or channel; null for any other, and when it is no longer kept. */
  readonly findShown: (id: string, where: Where) => Promise<ShownBriefing | null>;
  /** Draws a quote as PNG; refuses what does not fit or cannot be drawn. */
  readonly draw: (quote: QuotePicture, look: PictureLook) => Promise<Result<Uint8Array>>;
  readonly drafts: FormDrafts;
  readonly subscriptions: SubscriptionStore;
  readonly personZones: PersonZones;
  readonly managers: ManagerStore;
  /** Claims that something is shared in a channel; gives what takes that back, null where it was shared already. */
  readonly shareOnce: (where: Where, shared: string) => Promise<(() => Promise<void>) | null>;
  /** The digest of an edition, with what it tells where it tells anything; null when there is nothing to post. */
  readonly makeDigest: (
    subscription: Subscription,
    dueAt: Date,
    now: Date,
    lateByMs: number,
  ) => Promise<(Document & { readonly told?: string }) | null>;
  /** Posts an edition of a digest at once. */
  readonly deliverNow: (subscription: Subscription, now: Date) => Promise<DeliveredNow>;
  /** The last editions of a digest, newest first. */
  readonly history: (subscriptionId: number, limit: number) => Promise<readonly EditionLine[]>;
  readonly defaultZone: string;
  readonly logger: Logger;
  /** A short random reference for the log and the person, such as "7F3K". */
  readonly newReference: () => string;
}
