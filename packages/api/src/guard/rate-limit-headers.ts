import type { LimitState } from './rate-limits.ts';

/**
 * `RateLimit` and `RateLimit-Policy` as draft-ietf-httpapi-ratelimit-headers-10 has them: lists of strings with
 * parameters (RFC 9651): `q` points, `w` seconds, `r` left, `t` seconds until they are back.
 */
export function rateLimitHeaders(states: readonly LimitState[]): Readonly<Record<string, string>> {
  if (states.length === 0) return {};
  return {
    'RateLimit-Policy': states.map(({ name, points, seconds }) => `"${name}";q=${points};w=${seconds}`).join(', '),
    RateLimit: states.map(({ name, left, reset }) => `"${name}";r=${left};t=${reset}`).join(', '),
  };
}
