import { Counter, Histogram, type Registry } from 'prom-client';
import type { EditionResult } from '../../src/index.ts';

/** Seconds: a tick comes each minute, a retry within an hour, a late edition after a stop of the bot. */
const LATENESS_BUCKETS = [1, 5, 15, 30, 60, 120, 300, 900, 3_600, 14_400, 86_400];

/** Counts attempts at editions by platform and outcome, and how late the posted ones were. */
export function createDeliveryMetrics(registry: Registry): (result: EditionResult) => void {
  const registers = [registry];
  const deliveries = new Counter({
    name: 'deliveries_total',
    help: 'Attempts at editions of digests, by how they ended.',
    labelNames: ['platform', 'outcome'],
    registers,
  });
  const lateness = new Histogram({
    name: 'delivery_lateness_seconds',
    help: 'From the due time of an edition to when it was posted.',
    labelNames: ['platform'],
    buckets: LATENESS_BUCKETS,
    registers,
  });
  return ({ platform, state, lateByMs }) => {
    if (state === 'elsewhere') return;
    deliveries.inc({ platform, outcome: state === 'due' ? 'retried' : state });
    if (state === 'posted') lateness.observe({ platform }, lateByMs / 1000);
  };
}
