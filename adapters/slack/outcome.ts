import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { messageOf, type Outcome } from '../../src/index.ts';

/** Slack gives no time: long enough for its one-minute windows to move on. */
const DEFAULT_RETRY_MS = 30_000;

const INVITE = 'I am not in that channel. Type /invite @Briefing there, then add or resume the digest.';
const RESTRICTED = 'Only some people may post in that channel. Ask an admin to let apps post there, or pick another.';

/** Errors of chat.postMessage after which nothing can be posted there until a person acts, with what to do. */
const GONE: Readonly<Record<string, string>> = {
  channel_not_found: INVITE,
  not_in_channel: INVITE,
  is_archived: 'That channel is archived. Unarchive it, or add the digest in another one.',
  channel_is_limited_access: INVITE,
  user_not_found: 'That person is no longer in the workspace.',
  user_disabled: 'That person is no longer in the workspace.',
  cannot_dm_bot: 'That conversation is with a bot. Add the digest in a channel.',
  messages_tab_disabled: 'Messages to the app are switched off. Ask an admin to switch on its Messages tab.',
  restricted_action: RESTRICTED,
  restricted_action_read_only_channel: RESTRICTED,
  restricted_action_thread_only_channel: RESTRICTED,
  restricted_action_non_threadable_channel: RESTRICTED,
  restricted_action_thread_locked: RESTRICTED,
  access_denied: RESTRICTED,
  no_permission: RESTRICTED,
  ekm_access_denied: RESTRICTED,
};

/** Errors of the whole account: nothing can be done in any channel until the app is installed again or its token changed. */
const LOCKED_OUT: ReadonlySet<string> = new Set([
  'account_inactive',
  'token_revoked',
  'token_expired',
  'invalid_auth',
  'not_authed',
  'missing_scope',
  'not_allowed_token_type',
  'team_access_not_granted',
  'team_not_found',
  'org_login_required',
]);

/** Of those, the ones after which the same token never works again; the others can pass. */
const DEAD: ReadonlySet<string> = new Set(['account_inactive', 'token_revoked', 'invalid_auth']);

/** Errors that say the payload itself will never be taken. */
const REFUSED: ReadonlySet<string> = new Set([
  'invalid_blocks',
  'invalid_blocks_format',
  'msg_blocks_too_long',
  'msg_too_long',
  'no_text',
  'invalid_arguments',
  'invalid_arg_name',
  'invalid_array_arg',
  'invalid_charset',
  'invalid_form_data',
  'invalid_post_type',
  'markdown_text_conflict',
  'too_many_attachments',
  'cannot_reply_to_message',
  'thread_not_found',
]);

/** "It's possible some aspect of the operation succeeded" (docs.slack.dev/reference/methods/chat.postMessage). */
const MAYBE_DONE: ReadonlySet<string> = new Set(['internal_error', 'fatal_error']);

/** Faults of the network in which no request left this machine (node and undici codes). */
const NEVER_LEFT: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** True when Slack refuses the token itself, so that trying again is of no use until a person acts. */
export function isLockedOut(thrown: unknown): boolean {
  return thrown instanceof WebAPIPlatformError && LOCKED_OUT.has(thrown.data.error);
}

/** True when Slack says that a token, once good, will never be again: the app was removed, or its bot. */
export function isTokenDead(thrown: unknown): boolean {
  return thrown instanceof WebAPIPlatformError && DEAD.has(thrown.data.error);
}

/** True when the token worked once and Slack has taken it back: the app was removed, or its bot was. */
export function isTokenRevoked(outcome: Outcome): outcome is Extract<Outcome, { kind: 'failed' }> {
  return outcome.kind === 'failed' && (outcome.reason === 'token_revoked' || outcome.reason === 'account_inactive');
}

/** True when Slack did nothing since it takes that token no more: perhaps it takes the one that came after it. */
export function isTokenRefused(outcome: Outcome): boolean {
  return outcome.kind === 'failed' && (outcome.reason === 'token_expired' || DEAD.has(outcome.reason));
}

/** Says what became of a post from what the Web API client threw. Anything that it cannot place is `unknown`. */
export function outcomeOf(thrown: unknown): Outcome {
  if (thrown instanceof WebAPIRateLimitedError) return limited(thrown.retryAfter);
  if (thrown instanceof WebAPIPlatformError) {
    return ofCode(thrown.data.error, thrown.data.response_metadata?.retryAfter);
  }
  if (thrown instanceof WebAPIHTTPError) return ofStatus(thrown.statusCode);
  if (thrown instanceof WebAPIRequestError) {
    const code = networkCode(thrown.original);
    const reason = code ?? messageOf(thrown.original);
    return { kind: code !== null && NEVER_LEFT.has(code) ? 'failed' : 'unknown', reason };
  }
  // The client throws a bare Error for a 429 without a readable Retry-After.
  if (thrown instanceof Error && thrown.message.startsWith('Retry header')) return limited(undefined);
  return { kind: 'unknown', reason: messageOf(thrown) };
}

/** The error code of the network fault inside an error that `fetch` threw; null where it names none. */
function networkCode(error: Error): string | null {
  const { cause } = error;
  if (typeof cause !== 'object' || cause === null || !('code' in cause)) return null;
  return typeof cause.code === 'string' ? cause.code : null;
}

function ofCode(code: string, retryAfter: number | undefined): Outcome {
  if (code === 'ratelimited' || code === 'rate_limited') return limited(retryAfter);
  const advice = GONE[code];
  if (advice !== undefined) return { kind: 'gone', reason: code, advice };
  if (REFUSED.has(code)) return { kind: 'refused', reason: code };
  // An answer that is no code did not come from Slack's API: a proxy's page, say.
  if (MAYBE_DONE.has(code) || !/^[a-z0-9_]{1,80}$/.test(code)) return { kind: 'unknown', reason: code.slice(0, 80) };
  return { kind: 'failed', reason: code };
}

/** A gateway that waited in vain (504) had passed the request on; every other status says that it was not done. */
function ofStatus(status: number): Outcome {
  if (status === 429) return limited(undefined);
  return { kind: status === 504 ? 'unknown' : 'failed', reason: `HTTP ${status}` };
}

function limited(seconds: number | undefined): Outcome {
  return { kind: 'rate-limited', retryAfterMs: seconds === undefined ? DEFAULT_RETRY_MS : Math.max(1, seconds) * 1000 };
}
