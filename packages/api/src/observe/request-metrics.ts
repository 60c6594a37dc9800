import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

/** Counts requests. */
export interface RequestMetrics {
  begun(): void;
  ended(request: {
    readonly route: string;
    readonly method: string;
    readonly status: number;
    readonly seconds: number;
    /** The client left before it had the whole answer. */
    readonly aborted: boolean;
  }): void;
}

/** Registers the numbers of requests. Routes are templates and statuses are classes, so that there are few of them. */
export function requestMetrics(registry: Registry): RequestMetrics {
  const registers = [registry];
  const open = new Gauge({ name: 'duckbill_http_requests_open', help: 'Requests under way.', registers });
  const seconds = new Histogram({
    name: 'duckbill_http_request_seconds',
    help: 'Time from the head of a request to the end of its answer, by route and class of status.',
    labelNames: ['route', 'method', 'status'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers,
  });
  const aborted = new Counter({
    name: 'duckbill_http_requests_aborted_total',
    help: 'Requests whose client left before it had the whole answer.',
    labelNames: ['route'],
    registers,
  });
  return {
    begun: () => open.inc(),
    ended: ({ route, method, status, seconds: taken, aborted: left }) => {
      open.dec();
      seconds.observe({ route, method, status: `${Math.floor(status / 100)}xx` }, taken);
      if (left) aborted.inc({ route });
    },
  };
}
