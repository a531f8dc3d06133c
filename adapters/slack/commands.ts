import { FIND_STORY } from '../../src/index.ts';

/** The one slash command; its words are the same as on every platform. */
const SLASH_COMMAND = '/briefing';

/** The message shortcuts by their callback ids; each is called as the command that it runs. */
export const SHORTCUTS = {
  find_story: { name: FIND_STORY, description: 'The briefing of the story behind a link or a headline, only to you' },
} as const;

/** The callback id of the shortcut of the whole workspace. */
export const NEW_DIGEST = 'new_digest';

/** The HTTP path for all that Slack sends, where Socket Mode is not used. */
export const EVENTS_PATH = '/slack/events';

/** Where a workspace installs the app, and where Slack sends the browser back. */
export const INSTALL_PATH = '/slack/install';
export const REDIRECT_PATH = '/slack/oauth_redirect';

/** Every scope that the bot asks for, and why. A scope without a use in the code does not belong here. */
export const SCOPES = {
  commands: 'the slash command /briefing, the shortcut in the menu of each message, and “New digest”',
  'chat:write': 'posts digests and answers mentions in channels that the bot was invited to',
  'app_mentions:read': 'hears "@Briefing TOPIC"; it reads no other message',
  'channels:read': 'tells, before a digest is saved, whether the bot can post in that public channel',
  'channels:join': 'joins a public channel when someone presses “Join”, to post the digest that they just made there',
  'groups:read':
    'the same for private channels that the bot was invited to; shows digests of those only to who is in them or made them',
  'files:write': 'sends a person the picture of a quote, and the list of feeds that /briefing sources export writes',
  'files:read': 'reads the list of feeds that a person uploads into the form of /briefing sources import',
  'users:read':
    'the time zone of who schedules a digest; who is an admin, owner or guest; the name of who shares a briefing',
} as const;

/** Every event that the bot listens to. */
const BOT_EVENTS = ['app_mention', 'app_home_opened'] as const;

/** The app manifest to paste at api.slack.com/apps ("From a manifest"), for Socket Mode. */
export function createManifest() {
  return {
    display_information: {
      name: 'Briefing',
      description: 'Sourced news briefings: every bullet traceable to its sentences, every quote verbatim.',
      background_color: '#1f2933',
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: true },
      bot_user: { display_name: 'Briefing', always_online: true },
      shortcuts: [
        ...Object.entries(SHORTCUTS).map(([callback_id, { name, description }]) => ({
          name,
          type: 'message',
          callback_id,
          description,
        })),
        {
          name: 'New digest',
          type: 'global',
          callback_id: NEW_DIGEST,
          description: 'A briefing on a topic in a channel, on a schedule',
        },
      ],
      slash_commands: [
        {
          command: SLASH_COMMAND,
          description: 'A sourced briefing on a topic',
          usage_hint: 'TOPIC · quotes NAME · digest add "weekdays 8:30" TOPIC · help',
          should_escape: true,
        },
      ],
    },
    oauth_config: { scopes: { bot: Object.keys(SCOPES) } },
    settings: {
      event_subscriptions: { bot_events: [...BOT_EVENTS] },
      interactivity: { is_enabled: true },
      org_deploy_enabled: false,
      socket_mode_enabled: true,
      token_rotation_enabled: false,
    },
  };
}
