import type { Context, Env, Hono } from 'hono';
import { refusal } from '../answer.ts';
import { problem } from '../problem.ts';
import { sendProblem } from '../send.ts';
import { type PageFile, PageFiles } from './page-files.ts';
import { pagePolicies } from './page-policies.ts';

/**
 * The page of the support desk at `/`, the reference of the API at `/reference`, and what they need under `/desk`.
 * Everybody may have them: they hold nothing of anybody. `folder`: `Assets.pages`.
 */
export function addPages<Served extends Env>(app: Hono<Served>, folder: string): void {
  const files = new PageFiles(folder);
  const page = (name: string, policy: string) => (): Promise<Found> =>
    files.page(name).then((file) => sent(file, policy, 'no-cache'));
  const part = async (context: Context<Served>): Promise<Found> =>
    // Its name changes with its content.
    sent(await files.asset(context.req.param('name') ?? ''), undefined, 'public, max-age=31536000, immutable');
  const routes = [
    ['/', page('index.html', pagePolicies.desk)],
    ['/reference', page('reference.html', pagePolicies.reference)],
    ['/desk/:name', part],
  ] as const;
  for (const [path, find] of routes) {
    app.on('GET', path, async (context) => answer(context.req.raw, await find(context)));
    app.all(path, () => {
      const detail = 'This address takes GET, HEAD only.';
      return sendProblem(refusal(problem('method-not-allowed', { detail }), [], { Allow: 'GET, HEAD' }));
    });
  }
}

interface Sent {
  readonly file: PageFile;
  readonly headers: Readonly<Record<string, string>>;
}

type Found = Sent | undefined;

function sent(file: PageFile | undefined, policy: string | undefined, cache: string): Found {
  if (file === undefined) return undefined;
  return {
    file,
    headers: {
      'Content-Type': file.type,
      'Cache-Control': cache,
      Vary: 'Accept-Encoding',
      ...(policy === undefined
        ? {}
        : { 'Content-Security-Policy': policy, 'Permissions-Policy': 'camera=(), geolocation=(), microphone=()' }),
    },
  };
}

function answer(request: Request, found: Found): Response {
  if (found === undefined) {
    return sendProblem(refusal(problem('route-unknown', { detail: 'There is no such page, or it was not built.' })));
  }
  const { file, headers } = found;
  const isGzipped = takesGzip(request.headers.get('Accept-Encoding'));
  const etag = `"${file.etag}${isGzipped ? '-gzip' : ''}"`;
  if (request.headers.get('If-None-Match')?.includes(etag) === true) {
    return new Response(null, { status: 304, headers: { ...headers, ETag: etag } });
  }
  const bytes = isGzipped ? file.gzipped : file.bytes;
  return new Response(request.method === 'HEAD' ? null : bytes, {
    headers: {
      ...headers,
      ETag: etag,
      'Content-Length': String(bytes.length),
      ...(isGzipped ? { 'Content-Encoding': 'gzip' } : {}),
    },
  });
}

function takesGzip(accepted: string | null): boolean {
  return (accepted ?? '').split(',').some((part) => {
    const [coding, weight = ''] = part.split(';');
    return coding?.trim().toLowerCase() === 'gzip' && !/^\s*q\s*=\s*0(?:\.0{0,3})?\s*$/u.test(weight);
  });
}
