import { Client, GatewayIntentBits, Options, REST } from 'discord.js';

/** How the client reaches Discord and what it listens to. */
export interface ClientOptions {
  /** Base of the REST API without the version; Discord's own when absent. The gateway's address comes from it. */
  readonly apiUrl?: string;
  readonly mentions: boolean;
}

/** How long a start waits for servers that Discord announced and does not send, in ms. Interactions wait with it. */
const MISSING_SERVER_MS = 1_000;
/** How long a request may take, in ms. */
const REQUEST_MS = 15_000;
/** The route on which a rate limit is an outcome for the caller to deal with, in discord.js's notation. */
const CHANNEL_POSTS = '/channels/:id/messages';

/** A discord.js client that keeps servers, channels and roles, and nothing of people and messages but itself. */
export function createClient({ apiUrl, mentions }: ClientOptions): Client<boolean> {
  const guilds = [GatewayIntentBits.Guilds];
  return new Client({
    intents: mentions ? [...guilds, GatewayIntentBits.GuildMessages] : guilds,
    shards: 'auto',
    waitGuildTimeout: MISSING_SERVER_MS,
    allowedMentions: { parse: [] },
    rest: {
      ...baseOf(apiUrl),
      timeout: REQUEST_MS,
      rejectOnRateLimit: ({ route }) => route === CHANNEL_POSTS,
    },
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      AutoModerationRuleManager: 0,
      DMMessageManager: 0,
      GuildBanManager: 0,
      GuildEmojiManager: 0,
      GuildInviteManager: 0,
      GuildMemberManager: { maxSize: 1, keepOverLimit: (member) => member.id === member.client.user.id },
      GuildMessageManager: 0,
      GuildScheduledEventManager: 0,
      GuildStickerManager: 0,
      MessageManager: 0,
      PresenceManager: 0,
      ReactionManager: 0,
      ReactionUserManager: 0,
      StageInstanceManager: 0,
      ThreadMemberManager: 0,
      UserManager: { maxSize: 1, keepOverLimit: (user) => user.id === user.client.user.id },
      VoiceStateManager: 0,
    }),
    sweepers: Options.DefaultSweeperSettings,
  });
}

/** A second line to the API that sends every request once and waits out rate limits by itself. */
export function createOnceLine(token: string, apiUrl: string | undefined): REST {
  return new REST({ version: '10', ...baseOf(apiUrl), timeout: REQUEST_MS, retries: 0 }).setToken(token);
}

function baseOf(apiUrl: string | undefined): { readonly api?: string } {
  return apiUrl === undefined ? {} : { api: apiUrl.replace(/\/+$/, '') };
}
