import { createRequire } from 'node:module';

/** The loader has a package of its own that only passes on what `@smithy/core` holds, which the AWS SDK brings along. */
const homes = ['@smithy/shared-ini-file-loader', '@smithy/core/config'] as const;

/** The path of the SDK for JavaScript's loader of config files; undefined where it is not installed. */
export function smithyLoader(): string | undefined {
  const { resolve } = createRequire(import.meta.url);
  for (const home of homes) {
    try {
      return resolve(home);
    } catch {
      // Not this one.
    }
  }
  return undefined;
}
