import type { Config } from './config.ts';

/**
 * Whether the local page is served: as `PREVIEW` says; else not in production, nor where Slack sends its requests to this
 * server, since something that the whole world reaches then passes requests on to it.
 */
export function isPreviewOn(
  { PREVIEW, SLACK_APP_TOKEN, SLACK_SIGNING_SECRET, SLACK_CLIENT_ID }: Partial<Config>,
  nodeEnv: string | undefined,
): boolean {
  if (PREVIEW !== undefined) return PREVIEW === 'on';
  const isPublic = SLACK_CLIENT_ID !== undefined || (SLACK_SIGNING_SECRET !== undefined && !SLACK_APP_TOKEN);
  return nodeEnv !== 'production' && !isPublic;
}
