import { classifyFailure } from '../classify-failure.ts';
import type { CallTarget } from '../sdk/client-settings.ts';

/**
 * Cyberduck puts a bucket into the host name; when that name has no address it goes into the path instead, once, and
 * not with AWS (cyberduck-s3-connect §4.3).
 */
export async function withPathStyle<Answer>(
  target: CallTarget,
  ask: (target: CallTarget) => Promise<Answer>,
): Promise<Answer> {
  try {
    return await ask(target);
  } catch (error) {
    if (target.pathStyle === true || isAws(target.endpoint) || !isUnknownName(error, target)) throw error;
    return ask({ ...target, pathStyle: true });
  }
}

function isAws(endpoint: string): boolean {
  const { hostname } = new URL(endpoint);
  return hostname.endsWith('.amazonaws.com') || hostname.endsWith('.amazonaws.com.cn');
}

function isUnknownName(error: unknown, { endpoint }: CallTarget): boolean {
  const { failure } = classifyFailure(error, { service: 's3', operation: 'DNS', endpoint });
  return failure.code === 'ENOTFOUND' || failure.code === 'EAI_AGAIN';
}
