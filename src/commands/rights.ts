import type { Refusal } from '../kernel/errors.ts';
import type { ManagerStore, Managers } from '../subscriptions/managers.ts';
import type { Caller, Right, Standing } from './command.ts';

/** What a person may do there. */
export interface Rights {
  may(right: Right, makerId?: string): boolean;
  /** What who may not is told; `what` is a command as it is typed, or what was pressed. */
  refusal(what: string, right: Right): Refusal;
  readonly managers: Managers;
}

/**
 * Finds what a person may do: all where the platform's own rights say so; else as the workspace has set it. Whoever made a
 * digest may always manage it.
 */
export async function findRights(
  { managers: store }: { readonly managers: ManagerStore },
  caller: Caller,
): Promise<Rights> {
  const { platform, tenantId, userId, mayManage, standingOf } = caller;
  const managers = await store.find(platform, tenantId);
  const told = standingOf === undefined || mayManage ? null : await standingOf();
  const standing: Standing = mayManage ? 'admin' : told?.ok ? told.value : 'guest';
  return {
    managers,
    may(right, makerId) {
      if (standing === 'admin') return true;
      if (told === null || right === 'settings') return false;
      if (right === 'digest' && makerId === userId) return true;
      return isGranted(managers, right, standing, userId);
    },
    refusal(what, right) {
      if (told === null) return notAllowed(what, platform);
      if (!told.ok) return told.refusal;
      return { code: 'not-allowed', advice: `“${what}” ${adviceFor(right, managers, standing)}` };
    },
  };
}

function isGranted(managers: Managers, right: Right, standing: Standing, userId: string): boolean {
  switch (managers.kind) {
    case 'people':
      return managers.userIds.includes(userId);
    case 'everyone':
      return standing === 'member';
    case 'makers':
      return right === 'add' && standing === 'member';
  }
}

/** Where the platform's own rights are all that counts. */
function notAllowed(what: string, platform: string): Refusal {
  const right = platform === 'discord' ? 'Manage Server' : 'the right to manage digests';
  return { code: 'not-allowed', advice: `“${what}” needs ${right} here. Ask an admin.` };
}

function adviceFor(right: Right, managers: Managers, standing: Standing): string {
  if (right === 'settings') return 'is for admins and owners of this workspace. Ask one of them.';
  if (managers.kind !== 'people' && (right === 'add' || managers.kind === 'everyone') && standing === 'guest') {
    return 'is for members of this workspace, not for guests. Ask a member.';
  }
  const chosen = managers.kind === 'people' ? ', and for those whom they chose' : '';
  const maker = right === 'digest' ? 'who made that digest, and for ' : '';
  return `is for ${maker}admins and owners here${chosen}. Ask one of them: my Home says who may.`;
}
