import { createManifest, EVENTS_PATH, REDIRECT_PATH } from './commands.ts';
import { REMOVAL_EVENTS } from './removal-handlers.ts';

/** The app manifest for many workspaces, over HTTP at that address; organisations may install it for all of theirs. */
export function createOauthManifest(address: string): object {
  const { features, oauth_config, settings, ...rest } = createManifest();
  const request_url = `${address}${EVENTS_PATH}`;
  const { bot_events } = settings.event_subscriptions;
  return {
    ...rest,
    features: {
      ...features,
      slash_commands: features.slash_commands.map((command) => ({ ...command, url: request_url })),
    },
    oauth_config: { redirect_urls: [`${address}${REDIRECT_PATH}`], ...oauth_config },
    settings: {
      ...settings,
      event_subscriptions: { request_url, bot_events: [...bot_events, ...REMOVAL_EVENTS] },
      interactivity: { ...settings.interactivity, request_url },
      org_deploy_enabled: true,
      socket_mode_enabled: false,
    },
  };
}
