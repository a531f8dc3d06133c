type Given = Readonly<Partial<Record<string, string>>>;

const OAUTH = ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET'] as const;
const MAKE_KEY = 'make one with `openssl rand -base64 32`, and keep it: without it the stored tokens are lost';

/** What is half set up of Slack, a line each with what to set; none where Slack is not set up at all. */
export function slackProblems(given: Given): readonly string[] {
  const has = (name: string) => given[name] !== undefined;
  if (OAUTH.some(has)) return oauthProblems(has);
  const transport = has('SLACK_APP_TOKEN') || has('SLACK_SIGNING_SECRET');
  if (has('SLACK_BOT_TOKEN')) {
    const needs = 'SLACK_BOT_TOKEN needs SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) beside it';
    return transport ? [] : [needs];
  }
  const lonely = ['SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET'].filter(has);
  return lonely.map(
    (name) => `${name} needs SLACK_BOT_TOKEN (one workspace) or SLACK_CLIENT_ID (many workspaces) beside it`,
  );
}

function oauthProblems(has: (name: string) => boolean): string[] {
  const problems: string[] = [];
  const missing = OAUTH.filter((name) => !has(name));
  const there = OAUTH.filter(has);
  if (missing.length > 0)
    problems.push(
      `${there.join(' and ')} ${there.length > 1 ? 'need' : 'needs'} ${missing.join(' and ')} beside ${there.length > 1 ? 'them' : 'it'}`,
    );
  if (has('SLACK_BOT_TOKEN')) {
    problems.push(`SLACK_BOT_TOKEN is for one workspace, ${there[0]} for many: keep one of them`);
  }
  if (!has('ENCRYPTION_KEY')) problems.push(`${there[0]} needs ENCRYPTION_KEY beside it: ${MAKE_KEY}`);
  if (!has('SLACK_SIGNING_SECRET') && !has('SLACK_APP_TOKEN')) {
    problems.push(`${there[0]} needs SLACK_SIGNING_SECRET (HTTP) or SLACK_APP_TOKEN (Socket Mode) beside it`);
  }
  return problems;
}
