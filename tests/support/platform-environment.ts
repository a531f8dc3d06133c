import type { FakeDiscord } from './fake-discord.ts';
import type { FakeSlack } from './fake-slack/index.ts';

/** The variables by which a bot finds these platforms; Slack over Socket Mode. */
export function platformEnvironment(platforms: {
  readonly discord?: Pick<FakeDiscord, 'token' | 'apiUrl'> | null;
  readonly slack?: Pick<FakeSlack, 'workspace' | 'apiUrl'> | null;
}): Record<string, string> {
  const { discord, slack } = platforms;
  return {
    ...(discord && { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl }),
    ...(slack && {
      SLACK_BOT_TOKEN: slack.workspace.botToken,
      SLACK_APP_TOKEN: slack.workspace.appToken,
      SLACK_API_URL: slack.apiUrl,
    }),
  };
}
