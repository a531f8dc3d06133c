import type { Logger as WebApiLogger, WebClientOptions } from '@slack/web-api';

/** Longer than Slack ever takes, shorter than a delivery's claim. */
const REQUEST_TIMEOUT_MS = 10_000;

export type ClientOptions = WebClientOptions & { readonly fetch: typeof fetch };

/** Options of every client: no retries and no queue of its own (pacing is the delivery's), no endless request. */
export function clientOptionsFor(apiUrl: string | undefined, logger: WebApiLogger): ClientOptions {
  return {
    ...(apiUrl !== undefined && { slackApiUrl: apiUrl }),
    logger,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: REQUEST_TIMEOUT_MS,
    // Bolt answers a response_url with this too, and gives no timeout then.
    fetch: (url, init) => fetch(url, { ...init, signal: init?.signal ?? AbortSignal.timeout(REQUEST_TIMEOUT_MS) }),
  };
}
