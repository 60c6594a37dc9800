import { catalogueProfiles } from '@duckbill/profiles';
import { Registry } from 'prom-client';
import { describe, expect, it } from 'vitest';
import { createApp, createLog } from '../../src/index.ts';
import { createObserver, type Tracer } from '../../src/observe/observer.ts';
import { processMetrics } from '../../src/observe/process-metrics.ts';
import { requestMetrics } from '../../src/observe/request-metrics.ts';
import { traceParentOf } from '../../src/observe/request-id.ts';
import { awsFiles, bookmark, canaries } from '../example-files.ts';

const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
const span = '00f067aa0ba902b7';

interface Watched {
  readonly request: (path: string, init?: RequestInit) => Promise<Response>;
  /** What has been logged so far. */
  readonly lines: () => readonly Record<string, unknown>[];
  readonly text: () => string;
  readonly spans: unknown[];
}

function watched(level: 'debug' | 'info' = 'info'): Watched {
  let text = '';
  const { log, flush } = createLog({ level, write: (lines) => (text += lines) });
  const spans: unknown[] = [];
  const tracer: Tracer = {
    start: (name, attributes) => {
      spans.push([name, attributes]);
      return { end: (outcome) => spans.push(outcome) };
    },
  };
  const metrics = processMetrics('1.2.3');
  const observer = createObserver({ log, metrics: requestMetrics(metrics), trace: tracer });
  const app = createApp({ profiles: catalogueProfiles(), reportFault: () => {}, observer, metrics });
  const allText = (): string => {
    flush();
    return text;
  };
  return {
    request: async (path, init) => app.request(path, init),
    text: allText,
    lines: () =>
      allText()
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Record<string, unknown>),
    spans,
  };
}

function post(body: unknown, headers: Record<string, string> = {}): RequestInit {
  return {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  };
}

describe('requests that are watched', () => {
  it('are told in a line of JSON: the template of the route, the status, the tenant, the time', async () => {
    const { request, lines } = watched();
    await request('/v1/rules/no-such-rule?canary-in-the-query');
    await request('/v1/lint', post({ files: [bookmark('ann')] }, { 'X-Request-Id': 'from-the-proxy.1' }));
    await request('/canary-in-the-path');
    const [first, second, third] = lines();
    expect(second).toEqual({
      level: 'info',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/u),
      pid: process.pid,
      request: 'from-the-proxy.1',
      method: 'POST',
      route: '/v1/lint',
      status: 200,
      ms: expect.any(Number),
      tenant: 'local',
      msg: 'request',
    });
    expect(first).toMatchObject({ status: 400, problem: 'query-invalid' });
    expect(third).toMatchObject({ route: 'none', status: 404, problem: 'route-unknown' });
  });

  it('never tell what a request holds', async () => {
    const { request, text } = watched('debug');
    const secretsEverywhere = {
      'X-Request-Id': `{${canaries.secretKey}}`,
      Authorization: `Bearer ${canaries.sessionToken}`,
      traceparent: canaries.clientSecret,
      'User-Agent': canaries.password,
    };
    await request(`/v1/lint?${canaries.secretKey}`, post({ files: awsFiles }, secretsEverywhere));
    await request('/v1/lint', post(`{"files": "${canaries.password}`, secretsEverywhere));
    await request(`/${canaries.secretKey}`, { method: 'CANARYMETHOD' });
    expect(text()).not.toContain('CANARY');
    expect(text().split('\n').length).toBe(4);
  });

  it('have an id that goes back: that of the client if it is well formed, else a new one', async () => {
    const { request } = watched();
    const idOf = async (given?: string): Promise<string | null> => {
      const headers = given === undefined ? {} : { 'X-Request-Id': given };
      return (await request('/healthz', { headers })).headers.get('X-Request-Id');
    };
    expect(await idOf('3f0c2b52-6d0e-4f7c')).toBe('3f0c2b52-6d0e-4f7c');
    const made = /^[0-9a-f]{8}-[0-9a-f-]{27}$/u;
    for (const given of [undefined, '', 'two words', '{"json":1}', 'x'.repeat(129)])
      expect(await idOf(given)).toMatch(made);
    expect(await idOf()).not.toBe(await idOf());
  });

  it('are told with the trace that they belong to, and to a tracer', async () => {
    const { request, lines, spans } = watched();
    const traceparent = `00-${trace}-${span}-01`;
    await request('/v1/lint', post({ files: [] }, { traceparent, 'X-Request-Id': 'r1' }));
    expect(lines()[0]).toMatchObject({ trace, span, status: 422 });
    expect(spans).toEqual([
      ['lint', { 'http.request.method': 'POST', 'http.route': '/v1/lint', 'duckbill.request': 'r1', traceparent }],
      { status: 422, aborted: false, problem: 'request-invalid' },
    ]);
  });

  it('are counted by template and class of status', async () => {
    const { request } = watched();
    await request('/v1/lint', post({ files: [bookmark('ann')] }));
    await request('/v1/lint', post({ files: 1 }));
    await request('/made-up-1', { method: 'INVENTED' });
    await request('/made-up-2');
    const answer = await request('/metrics');
    expect(answer.headers.get('Content-Type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    const text = await answer.text();
    expect(text).toContain('duckbill_http_request_seconds_count{route="/v1/lint",method="POST",status="2xx"} 1');
    expect(text).toContain('duckbill_http_request_seconds_count{route="/v1/lint",method="POST",status="4xx"} 1');
    expect(text).toContain('duckbill_http_request_seconds_count{route="none",method="other",status="4xx"} 1');
    expect(text).toContain('duckbill_http_request_seconds_count{route="none",method="GET",status="4xx"} 1');
    expect(text).toContain('duckbill_http_requests_open 1');
    expect(text).toContain('duckbill_build_info{version="1.2.3"} 1');
    expect(text).toContain('process_cpu_seconds_total');
    expect(text).not.toContain('made-up');
  });

  it('leave health checks out of the log unless all is told', async () => {
    const { request, text } = watched();
    await request('/healthz');
    await request('/readyz');
    await request('/metrics');
    expect(text()).toBe('');
  });
});

describe('traceParentOf', () => {
  it.each([
    [`00-${trace}-${span}-01`, { trace, span, sampled: true }],
    [`00-${trace}-${span}-00`, { trace, span, sampled: false }],
    [`cc-${trace}-${span}-01-what-the-future-brings`, { trace, span, sampled: true }],
    [`00-${trace}-${span}-01-more`, undefined],
    [`ff-${trace}-${span}-01`, undefined],
    [`00-${'0'.repeat(32)}-${span}-01`, undefined],
    [`00-${trace}-${'0'.repeat(16)}-01`, undefined],
    [`00-${trace.toUpperCase()}-${span}-01`, undefined],
    ['', undefined],
  ])('reads %s as the recommendation says', (traceparent, expected) => {
    expect(traceParentOf(new Headers({ traceparent }))).toEqual(expected);
  });
});

describe('processMetrics', () => {
  it('has a registry of its own each time', () => {
    const [one, other] = [processMetrics('1'), processMetrics('2')];
    expect(one).toBeInstanceOf(Registry);
    expect(one).not.toBe(other);
  });
});
