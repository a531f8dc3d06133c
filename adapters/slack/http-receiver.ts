import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Logger as BoltLogger, HTTPReceiver } from '@slack/bolt';
import type { Clock } from '../../src/index.ts';
import { EVENTS_PATH } from './commands.ts';

/** How far Slack's clock may be from ours; the same as bolt allows for the past. */
const MAX_SKEW_SECONDS = 5 * 60;
/** Far more than any payload that we subscribe to. */
const MAX_BODY_BYTES = 1024 * 1024;

export type RequestHandler = (request: IncomingMessage, response: ServerResponse) => void;

/** Bolt's HTTP receiver, which checks signatures, without a server of its own. */
export function createHttpReceiver(signingSecret: string, logger: BoltLogger): HTTPReceiver {
  return new HTTPReceiver({
    signingSecret,
    endpoints: EVENTS_PATH,
    logger,
    bodyLimit: MAX_BODY_BYTES,
    // The signature covers time and body, so a replayed request has the same one.
    customPropertiesExtractor: (request) => ({ deliveryId: request.headers['x-slack-signature'] }),
  });
}

/**
 * The handler to mount at `/slack/events`. Refuses other methods than POST (405), requests from the future, which
 * bolt lets through (401), and all requests before the bot knows its workspace (503: Slack repeats events).
 */
export function createRequestHandler(
  receiver: HTTPReceiver,
  clock: Clock,
  isReady: () => boolean,
  logger: BoltLogger,
): RequestHandler {
  return (request, response) => {
    const refusal = statusFor(request, clock, isReady);
    if (refusal === null) return receiver.requestListener(request, response);
    if (refusal === 401) logger.warn('A request to Slack events is dated in the future: refused.');
    request.resume();
    response.writeHead(refusal).end();
  };
}

function statusFor(request: IncomingMessage, clock: Clock, isReady: () => boolean): number | null {
  if (request.method !== 'POST') return 405;
  const sentAt = Number(request.headers['x-slack-request-timestamp']);
  if (sentAt > clock.now().getTime() / 1000 + MAX_SKEW_SECONDS) return 401;
  return isReady() ? null : 503;
}
