import type { DeliveryJob } from './deliver.ts';

/**
 * Runs `work` on every job, at most `atOnce` at a time: oldest due first, tenants in turn, and never two of one channel
 * at once. Begins no more once `stopping` says so. `work` must not reject.
 */
export async function runFairly(
  jobs: readonly DeliveryJob[],
  atOnce: number,
  stopping: () => boolean,
  work: (job: DeliveryJob) => Promise<void>,
): Promise<void> {
  const lanes = [...lanesOf(inTurn(jobs)).values()];
  let next = 0;
  const worker = async () => {
    for (let lane = lanes[next++]; lane !== undefined; lane = lanes[next++]) {
      for (const job of lane) {
        if (stopping()) return;
        await work(job);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, lanes.length) }, worker));
}

/** The first of each tenant, then the second of each; oldest due first within a turn. */
function inTurn(jobs: readonly DeliveryJob[]): DeliveryJob[] {
  const turns = new Map<string, number>();
  return [...jobs]
    .sort(byDue)
    .map((job) => {
      const tenant = JSON.stringify([job.subscription.platform, job.subscription.tenantId]);
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

function lanesOf(jobs: readonly DeliveryJob[]): Map<string, DeliveryJob[]> {
  const lanes = new Map<string, DeliveryJob[]>();
  for (const job of jobs) {
    const { platform, channelId } = job.subscription;
    const key = JSON.stringify([platform, channelId]);
    const lane = lanes.get(key);
    if (lane === undefined) lanes.set(key, [job]);
    else lane.push(job);
  }
  return lanes;
}
