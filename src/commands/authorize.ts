import type { Caller, Reply, Right } from './command.ts';
import type { CommandParts } from './parts.ts';
import { refused } from './replies.ts';
import { findRights } from './rights.ts';
import { findSeenDigest } from './seen-digests.ts';

/**
 * What a person is told who may not do that; null for who may. A digest that the person may not know of is refused by nobody
 * here: whoever looks it up says that there is none.
 */
export async function findRefusal(
  parts: Pick<CommandParts, 'managers' | 'subscriptions'>,
  caller: Caller,
  right: Right,
  what: string,
  digestId?: number,
): Promise<Reply | null> {
  if (caller.mayManage) return null;
  const rights = await findRights(parts, caller);
  if (rights.may(right)) return null;
  if (right === 'digest' && digestId !== undefined && caller.standingOf !== undefined) {
    const digest = await findSeenDigest(parts, caller, digestId);
    if (digest === null || rights.may(right, digest.createdBy)) return null;
  }
  return refused(rights.refusal(what, right));
}
