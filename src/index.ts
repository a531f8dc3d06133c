export type { Article } from './articles/article.ts';
export { readArticle } from './articles/read-article.ts';
export { briefArticles } from './brief-articles.ts';
export { briefingSchema } from './briefing/briefing.ts';
export { checkBriefing } from './briefing/check-evidence.ts';
export { createBriefingThread } from './briefing-thread.ts';
export { turnsPage } from './commands/actions.ts';
export { readAddresses } from './commands/addresses.ts';
export { briefingCommand, quotesCommand } from './commands/ask.ts';
export {
  type Caller,
  CHANNEL_TO_JOIN,
  type Command,
  type CommandFile,
  type CommandInput,
  type CommandMessage,
  type CommandOption,
  type CommandService,
  type FileForm,
  type FormRequest,
  type Reply,
  type ReplyFile,
  type Standing,
  type Submitted,
} from './commands/command.ts';
export { faultReply, lostAnswerReply, newReference } from './commands/fault.ts';
export { FIND_STORY } from './commands/find-story.ts';
export { homePage } from './commands/home.ts';
export type { AskParts, FetchFile } from './commands/parts.ts';
export { answerPicture } from './commands/picture.ts';
export { sourcesExportCommand } from './commands/sources-export.ts';
export { withProgress } from './commands/with-progress.ts';
export { type Config, configProblems, parseConfig } from './config.ts';
export { type Briefer, createBriefer } from './create-briefer.ts';
export { type Core, createCore } from './create-core.ts';
export { createDelivery } from './create-delivery.ts';
export { createInstallations } from './create-installations.ts';
export { createSources } from './create-sources.ts';
export type { EditionResult } from './deliver-edition.ts';
export type { ConversationLog } from './delivery/conversation-log.ts';
export type { Outcome } from './delivery/outcome.ts';
export type { Part, Person, Publisher, ThreadTitle } from './delivery/publisher.ts';
export { systemWait } from './delivery/wait.ts';
export { describeStart } from './describe-start.ts';
export { type ArticleNames, explainStory, type StoryExplained, type StoryExplanation } from './explain-story.ts';
export { fixedStories } from './fixed-stories.ts';
export { createForgetting } from './forget-tenants.ts';
export type { Installation, Installations, LiveInstallation, Tokens } from './installations/installation.ts';
export { type Clock, systemClock } from './kernel/clock.ts';
export { messageOf, ok, type Refusal, type Result, refuse } from './kernel/errors.ts';
export { createLogger, type Logger, silentLogger } from './kernel/logger.ts';
export { parseUrl } from './kernel/parse-url.ts';
export { foldForSearch } from './kernel/text.ts';
export { liveBriefings } from './live-briefings.ts';
export { createLiveStories, type LiveStories } from './live-stories.ts';
export { type Bundled, loadBundled } from './load-bundled.ts';
export { loadFeedsFile } from './load-feeds-file.ts';
export { createPictureThread, type PictureThread } from './picture-thread.ts';
export type { PictureLook } from './pictures/picture.ts';
export type { Gauge, Platform } from './platform.ts';
export { type Action, type Block, type Document, type Inline, note, text } from './presentation/document.ts';
export { type Field, type Form, type FormInput, joinChosen } from './presentation/form.ts';
export { paginate } from './presentation/paginate.ts';
export { renderPlainText } from './presentation/plain-text.ts';
export { presentBriefing } from './presentation/present-briefing.ts';
export { presentLegend } from './presentation/present-legend.ts';
export type { ShownBriefing } from './presentation/shown-briefing.ts';
export { isPreviewOn } from './preview-on.ts';
export { readFeed } from './read-feed.ts';
export { type ReadStories, readStories } from './read-stories.ts';
export type { FeedText } from './sources/feed/feed-text.ts';
export type { ParsedEntry } from './sources/feed/parsed-feed.ts';
export { openStore, type Store } from './store/open-store.ts';
export { createClusterer } from './stories/cluster.ts';
export type { ChannelKind } from './subscriptions/subscription.ts';
export type { Tenants } from './tenants.ts';
