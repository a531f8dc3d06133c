import type { Subscription } from '../subscriptions/subscription.ts';
import type { Caller } from './command.ts';
import type { CommandParts } from './parts.ts';

/** Digests that a person may know of. */
export interface SeenDigests {
  readonly digests: readonly Subscription[];
  /** Why some may be missing; null where none is. */
  readonly missing: string | null;
}

/** The digests of the caller's tenant that the person may know of: those of channels that the person can open, and their own. */
export async function findSeenDigests(
  { subscriptions }: Pick<CommandParts, 'subscriptions'>,
  caller: Caller,
): Promise<SeenDigests> {
  return sift(await subscriptions.list(caller.platform, caller.tenantId), caller);
}

/** The digest of that number, if the person may know of it; else null, as if there were none. */
export async function findSeenDigest(
  { subscriptions }: Pick<CommandParts, 'subscriptions'>,
  caller: Caller,
  id: number,
): Promise<Subscription | null> {
  const found = Number.isSafeInteger(id) ? await subscriptions.find(caller.platform, caller.tenantId, id) : null;
  return found && ((await sift([found], caller)).digests[0] ?? null);
}

async function sift(all: readonly Subscription[], { seenAmong, userId, channelId }: Caller): Promise<SeenDigests> {
  if (seenAmong === undefined) return { digests: all, missing: null };
  const isNear = (digest: Subscription) => digest.createdBy === userId || digest.channelId === channelId;
  const others = new Set(all.filter((digest) => !isNear(digest)).map((digest) => digest.channelId));
  if (others.size === 0) return { digests: all, missing: null };
  const seen = await seenAmong([...others]);
  const digests = all.filter((digest) => isNear(digest) || (seen.ok && seen.value.has(digest.channelId)));
  return { digests, missing: seen.ok ? null : seen.refusal.advice };
}
