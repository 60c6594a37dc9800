import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../src/index.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'duckbill-pages-'));
  await mkdir(path.join(folder, 'assets'));
  await writeFile(path.join(folder, 'index.html'), '<h1>desk</h1>');
  await writeFile(path.join(folder, 'reference.html'), '<h1>reference</h1>');
  await writeFile(path.join(folder, 'assets', 'page-abc.js'), 'console.log("é")');
  await writeFile(path.join(folder, 'secret.txt'), 'not an asset');
});

afterAll(() => rm(folder, { recursive: true }));

function ask(address: string, init: RequestInit = {}): Promise<Response> {
  const app = createApp({ profiles: [], reportFault: () => expect.unreachable(), assets: { pages: folder } });
  return Promise.resolve(app.request(address, init));
}

describe('pages', () => {
  it('are sent with a policy that lets them ask for nothing elsewhere', async () => {
    const desk = await ask('/');
    expect(await desk.text()).toBe('<h1>desk</h1>');
    expect(desk.headers.get('Content-Type')).toBe('text/html; charset=utf-8');
    const policy = desk.headers.get('Content-Security-Policy') ?? '';
    expect(policy.split('; ')).toEqual(expect.arrayContaining(["default-src 'none'", "frame-ancestors 'none'"]));
    expect(policy).not.toMatch(/connect-src|unsafe|https?:|\*/u);
    const reference = (await ask('/reference')).headers.get('Content-Security-Policy') ?? '';
    expect(reference).not.toMatch(/unsafe-eval|https?:|\*|(?:script|style)-src [^;]*unsafe/u);
    for (const page of ['/', '/reference']) {
      const { headers } = await ask(page);
      expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
      expect(headers.get('X-Frame-Options')).toBe('DENY');
      expect(headers.get('Cache-Control')).toBe('no-cache');
    }
  });

  it('are not sent again when they are known', async () => {
    const first = await ask('/');
    const etag = first.headers.get('ETag') ?? '';
    expect(etag).toMatch(/^"[\w-]{22}"$/u);
    const again = await ask('/', { headers: { 'If-None-Match': `"other", ${etag}` } });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
    expect((await ask('/', { headers: { 'If-None-Match': '"other"' } })).status).toBe(200);
  });

  it('are packed for those who say that they unpack', async () => {
    const plain = await ask('/desk/page-abc.js');
    expect(await plain.text()).toBe('console.log("é")');
    expect(plain.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable');
    const packed = await ask('/desk/page-abc.js', { headers: { 'Accept-Encoding': 'br, gzip' } });
    expect(packed.headers.get('Content-Encoding')).toBe('gzip');
    expect(packed.headers.get('Vary')).toContain('Accept-Encoding');
    expect(gunzipSync(Buffer.from(await packed.arrayBuffer())).toString()).toBe('console.log("é")');
    expect(packed.headers.get('ETag')).not.toBe(plain.headers.get('ETag'));
    for (const refused of ['gzip;q=0', 'gzip; q=0.0', 'br', '']) {
      const { headers } = await ask('/', { headers: { 'Accept-Encoding': refused } });
      expect(headers.get('Content-Encoding')).toBeNull();
    }
  });

  it('let nobody out of their folder', async () => {
    const names = ['..%2Fsecret.txt', '%2e%2e%2fsecret.txt', '..%5csecret.txt', 'secret.txt', '.', 'none.js', '%00'];
    for (const name of names) {
      const response = await ask(`/desk/${name}`);
      expect(response.status).toBe(404);
      expect(await response.json()).toMatchObject({ code: 'route-unknown' });
    }
  });

  it('take GET and HEAD', async () => {
    const head = await ask('/', { method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(head.headers.get('Content-Length')).toBe('13');
    expect(await head.text()).toBe('');
    const post = await ask('/', { method: 'POST' });
    expect(post.status).toBe(405);
    expect(post.headers.get('Allow')).toBe('GET, HEAD');
  });

  it('say so when they were not built, and are not there without assets', async () => {
    const reportFault = (): void => expect.unreachable();
    const unbuilt = createApp({ profiles: [], reportFault, assets: { pages: path.join(folder, 'nowhere') } });
    expect((await unbuilt.request('/')).status).toBe(404);
    expect((await createApp({ profiles: [], reportFault }).request('/')).status).toBe(404);
  });
});
