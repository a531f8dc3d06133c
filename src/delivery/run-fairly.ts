import type { DeliveryJob } from './deliver.ts';

/** Of the places of a platform, one tenant gets at most this share, so that others find a place when it is slow. */
const TENANT_SHARE = 1 / 4;

/**
 * Runs `work` on every job, at most `atOnce` at a time on each platform: oldest due first, tenants in turn, never two of
 * one channel at once, and no tenant in more than a quarter of the places. A platform that is slow holds up no other.
 * Begins no more once `stopping` says so. `work` must not reject.
 */
export async function runFairly(
  jobs: readonly DeliveryJob[],
  atOnce: number,
  stopping: () => boolean,
  work: (job: DeliveryJob) => Promise<void>,
): Promise<void> {
  const platforms = groupBy(inTurn(jobs), ({ subscription }) => subscription.platform);
  const runs = [...platforms.values()].map((own) => runPlatform(own, atOnce, stopping, work));
  await Promise.all(runs);
}

/** The jobs of one channel, one after the other. */
type Lane = readonly [DeliveryJob, ...DeliveryJob[]];

async function runPlatform(
  jobs: readonly DeliveryJob[],
  atOnce: number,
  stopping: () => boolean,
  work: (job: DeliveryJob) => Promise<void>,
): Promise<void> {
  const lanes = [...groupBy(jobs, ({ subscription }) => subscription.channelId).values()];
  const take = createTurns(lanes, Math.max(1, Math.ceil(atOnce * TENANT_SHARE)));
  // A worker that finds nothing may end: what is left waits for a tenant whose own workers go on with it.
  const worker = async () => {
    for (let turn = take(); turn !== null; turn = take()) {
      for (const job of turn.lane) {
        if (stopping()) return;
        await work(job);
      }
      turn.done();
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, lanes.length) }, worker));
}

/** Gives the first lane whose tenant has a place left; null when there is none now. */
function createTurns(lanes: readonly Lane[], mostOfTenant: number) {
  const waiting: (Lane | null)[] = [...lanes];
  const running = new Map<string, number>();
  let first = 0;
  return () => {
    while (first < waiting.length && waiting[first] === null) first++;
    for (let index = first; index < waiting.length; index++) {
      const lane = waiting[index];
      if (!lane) continue;
      const tenant = tenantOf(lane[0]);
      const places = running.get(tenant) ?? 0;
      if (places >= mostOfTenant) continue;
      waiting[index] = null;
      running.set(tenant, places + 1);
      return { lane, done: () => void running.set(tenant, (running.get(tenant) ?? 1) - 1) };
    }
    return null;
  };
}

/** The first of each tenant, then the second of each; oldest due first within a turn. */
function inTurn(jobs: readonly DeliveryJob[]): DeliveryJob[] {
  const turns = new Map<string, number>();
  return [...jobs]
    .sort(byDue)
    .map((job) => {
      const tenant = tenantOf(job);
      const turn = turns.get(tenant) ?? 0;
      turns.set(tenant, turn + 1);
      return { job, turn };
    })
    .sort((one, other) => one.turn - other.turn || byDue(one.job, other.job))
    .map(({ job }) => job);
}

function byDue(one: DeliveryJob, other: DeliveryJob): number {
  if (one.edition.dueAt !== other.edition.dueAt) return one.edition.dueAt < other.edition.dueAt ? -1 : 1;
  return one.edition.subscriptionId - other.edition.subscriptionId;
}

function tenantOf({ subscription: { platform, tenantId } }: DeliveryJob): string {
  return JSON.stringify([platform, tenantId]);
}

function groupBy(jobs: readonly DeliveryJob[], keyOf: (job: DeliveryJob) => string): Map<string, Lane> {
  const groups = new Map<string, [DeliveryJob, ...DeliveryJob[]]>();
  for (const job of jobs) {
    const group = groups.get(keyOf(job));
    if (group === undefined) groups.set(keyOf(job), [job]);
    else group.push(job);
  }
  return groups;
}
