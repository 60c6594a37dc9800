import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';

/** A registry of its own, with the numbers of the process: memory, processor, event loop, collected garbage. */
export function processMetrics(version: string): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: 'duckbill_build_info',
    help: 'Always 1; the label says which version runs.',
    labelNames: ['version'],
    registers: [registry],
  }).set({ version }, 1);
  return registry;
}
