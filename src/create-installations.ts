import { z } from 'zod';
import type {
  ClosedInstallation,
  Installation,
  Installations,
  LiveInstallation,
  Tokens,
} from './installations/installation.ts';
import type { InstallationStore, StoredInstallation } from './installations/installation-store.ts';
import type { Keyring } from './installations/keyring.ts';
import type { Clock } from './kernel/clock.ts';
import { ok, type Result } from './kernel/errors.ts';
import type { Tenants } from './tenants.ts';

/** So long one process has for asking for new tokens; a failure is tried again after it. */
const REFRESH_MS = 30_000;
const REMOVED = 'I was removed from this workspace. Install me again, and this digest goes on.';

const detailsSchema = z.object({
  name: z.string(),
  appId: z.string(),
  botUserId: z.string(),
  scopes: z.array(z.string()),
});
const tokensSchema = z.object({
  access: z.string(),
  refresh: z.string().nullable(),
  expiresAt: z.iso.datetime().nullable(),
});

export interface InstallationParts {
  readonly platform: string;
  readonly store: InstallationStore;
  readonly keyring: Keyring;
  readonly tenants: Tenants;
  readonly clock: Clock;
}

/** The installations of one platform: tokens sealed for their place in the database, digests that come and go with them. */
export function createInstallations(parts: InstallationParts): Installations {
  const { platform, store, keyring, tenants, clock } = parts;
  const keyOf = (tenantId: string) => ({ platform, tenantId });
  const seal = (tenantId: string, tokens: Tokens) =>
    keyring.seal(JSON.stringify(tokens), placeOf({ platform, tenantId }));
  const stop = async (tenantIds: readonly string[]) => {
    for (const tenantId of tenantIds) await tenants.left(platform, tenantId, REMOVED);
  };
  const join = async (tenantId: string, organisationId: string) => {
    if (await store.join(keyOf(tenantId), organisationId, clock.now())) await tenants.joined(platform, tenantId);
  };
  const live = async (tenantId: string) => {
    const row = await store.find(keyOf(tenantId));
    return row?.sealed ? openOrThrow(keyring, row) : null;
  };

  return {
    find: async (tenantId, organisationId) => {
      const row = await store.find(keyOf(tenantId));
      if (row?.sealed) return openOrThrow(keyring, row);
      const served = row?.removedAt === null ? row.organisationId : null;
      const organisation = organisationId ?? served;
      const found = organisation === null ? null : await live(organisation);
      if (found === null || organisation === null || organisation === tenantId) return found;
      if (served !== organisation) await join(tenantId, organisation);
      return found;
    },
    save: async ({ tenantId, tokens, ...details }) => {
      const written = JSON.stringify(detailsSchema.parse(details));
      await store.put(keyOf(tenantId), written, seal(tenantId, tokens), clock.now());
      await tenants.joined(platform, tenantId);
      // Those of an organisation's workspaces that were here before need not ask first.
      for (const member of await store.members(platform, tenantId)) await join(member, tenantId);
    },
    remove: async ({ tenantId, version }) => {
      const left = await store.remove(keyOf(tenantId), version, clock.now());
      await stop(left);
      return left.length > 0;
    },
    removeMember: async (tenantId, organisationId) => {
      if (await store.leave(keyOf(tenantId), organisationId, clock.now())) await stop([tenantId]);
    },
    claimRefresh: ({ tenantId, version }) => claimTokens(parts, keyOf(tenantId), version),
    saveTokens: ({ tenantId, version }, tokens) => store.reseal(keyOf(tenantId), version, seal(tenantId, tokens)),
    check: () => check(parts),
    isFirstUse: (id, until) => store.isFirstUse(id, until, clock.now()),
  };
}

/** Only whoever has the claim replaces tokens: what another process fetches just then would be lost. */
function claimTokens(
  { store, clock }: InstallationParts,
  key: Parameters<InstallationStore['find']>[0],
  version: number,
) {
  const now = clock.now();
  return store.claimRefresh(key, version, now, new Date(now.getTime() + REFRESH_MS));
}

/** What another process renews just then is encrypted by that one, or at the next renewal. */
async function check(parts: InstallationParts) {
  const { platform, store, keyring } = parts;
  const rows = await store.all(platform);
  const closed: ClosedInstallation[] = [];
  for (const row of rows) {
    const sealed = row.sealed ?? '';
    const opened = keyring.open(sealed, placeOf(row));
    if (!opened.ok) closed.push({ ...opened.refusal, tenantId: row.tenantId });
    else if (!keyring.isCurrent(sealed) && (await claimTokens(parts, row, row.version))) {
      await store.reseal(row, row.version, keyring.seal(opened.value, placeOf(row)));
    }
  }
  return { count: rows.length, closed };
}

/** To which place a text is bound, so that it opens in no other row. */
function placeOf({ platform, tenantId }: Pick<StoredInstallation, 'platform' | 'tenantId'>): string {
  return JSON.stringify(['installation', platform, tenantId]);
}

function openOrThrow(keyring: Keyring, row: StoredInstallation): LiveInstallation {
  const opened = open(keyring, row);
  if (opened.ok) return opened.value;
  throw new Error(`the installation of ${row.tenantId} ${opened.refusal.advice}`, { cause: opened.refusal.cause });
}

function open(keyring: Keyring, row: StoredInstallation): Result<LiveInstallation> {
  const opened = keyring.open(row.sealed ?? '', placeOf(row));
  if (!opened.ok) return opened;
  const { tenantId, version, installedAt } = row;
  const installation: Installation = {
    tenantId,
    ...detailsSchema.parse(JSON.parse(row.details)),
    tokens: tokensSchema.parse(JSON.parse(opened.value)),
  };
  return ok({ ...installation, version, installedAt });
}
