import { ServiceFailure } from '../service-failure.ts';
import type { WorldRole } from '../world.ts';

const defaultDuration = 3600;
const longestChained = 3600;

/**
 * How long a session of a role lasts. The role's own limit comes before the one hour of role chaining (aws-wire §2.2).
 * Throws ValidationError.
 */
export function settleDuration(
  role: WorldRole,
  asked: number | undefined,
  { chained }: { readonly chained: boolean },
): number {
  const duration = asked ?? defaultDuration;
  if (duration > (role.maxSessionDuration ?? defaultDuration)) {
    const text = 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.';
    throw new ServiceFailure(400, 'ValidationError', text);
  }
  if (chained && duration > longestChained) {
    const text = 'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.';
    throw new ServiceFailure(400, 'ValidationError', text);
  }
  return duration;
}
