import { Gauge as Metric, Registry } from 'prom-client';
import type { Gauge } from '../../src/index.ts';

/** The metrics of a registry and numbers that are only known when they are asked for, as text for Prometheus. */
export async function allMetrics(registry: Registry, gauges: readonly Gauge[]): Promise<string> {
  const asked = new Registry();
  for (const { name, help, labels, value } of gauges) {
    const known = asked.getSingleMetric(name);
    const metric =
      known instanceof Metric ? known : new Metric({ name, help, labelNames: Object.keys(labels), registers: [asked] });
    metric.set(labels, value);
  }
  return await Registry.merge([registry, asked]).metrics();
}
