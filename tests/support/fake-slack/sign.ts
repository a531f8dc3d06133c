import { createHmac } from 'node:crypto';

/** A body with the type of its content, as Slack sends it over HTTP. */
export interface RequestBody {
  readonly type: 'application/json' | 'application/x-www-form-urlencoded';
  readonly text: string;
}

/** The headers of a request signed as Slack signs (docs.slack.dev/authentication/verifying-requests-from-slack). */
export function signedHeaders(secret: string, body: RequestBody, seconds: number): Record<string, string> {
  const signature = createHmac('sha256', secret).update(`v0:${seconds}:${body.text}`).digest('hex');
  return {
    'content-type': body.type,
    'x-slack-request-timestamp': String(seconds),
    'x-slack-signature': `v0=${signature}`,
  };
}
