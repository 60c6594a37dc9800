import { Gauge, type Registry } from 'prom-client';
import type { Workbench } from '../work/workbench.ts';

/** Registers what the threads have to do, by lane. Looked at when somebody asks. */
export function workMetrics(registry: Registry, { loads }: Workbench): void {
  if (loads === undefined) return;
  const gauge = (name: string, help: string, read: 'threads' | 'busy' | 'waiting'): void => {
    const made: Gauge<'lane'> = new Gauge({
      name,
      help,
      labelNames: ['lane'],
      registers: [registry],
      collect: () => {
        for (const [lane, load] of Object.entries(loads())) made.set({ lane }, load[read]);
      },
    });
  };
  gauge('duckbill_work_threads', 'Threads that are there.', 'threads');
  gauge('duckbill_work_busy', 'Threads that work.', 'busy');
  gauge('duckbill_work_waiting', 'Pieces of work that wait for a thread.', 'waiting');
}
