import path from 'node:path';
import { type Code, isCode, type LintSettings, type SeverityChoice } from '@duckbill/core';
import { type PathPatterns, pathPatterns, testPath } from '../files/path-patterns.ts';
import type { ConfigOverride, LintConfig, SeverityChoices } from './lint-config.ts';
import type { LoadedConfig } from './load-config.ts';

/**
 * What a configuration says about a file, by its name from the working folder. An override that fits adds to what
 * stands before it: codes one by one, the parts of `organisation` each as a whole.
 */
export function settingsOfFile({ folder, config }: LoadedConfig, cwd: string): (file: string) => LintSettings {
  const overrides = (config.overrides ?? []).map((override) => ({
    patterns: pathPatterns(folder, override.files),
    override,
  }));
  const known = new Map<string, LintSettings>();
  return (file) => {
    const fitting = overrides.filter(({ patterns }) => fits(patterns, path.resolve(cwd, file)));
    // Most files share their settings; made once for each set of overrides.
    const key = fitting.map((one) => overrides.indexOf(one)).join();
    const settings =
      known.get(key) ??
      combine(
        config,
        fitting.map(({ override }) => override),
      );
    known.set(key, settings);
    return settings;
  };
}

function fits(patterns: PathPatterns, absolute: string): boolean {
  return testPath(patterns, absolute, false) === 'ignored';
}

function combine(config: LintConfig, overrides: readonly ConfigOverride[]): LintSettings {
  const parts = [config, ...overrides];
  const severities = new Map(parts.flatMap(({ severities }) => choices(severities)));
  const asked = parts.flatMap(({ organisation }) => organisation ?? []);
  // Nothing rather than empty rules, for which every value of every file would be gathered.
  return asked.length === 0 ? { severities } : { severities, organisation: Object.assign({}, ...asked) };
}

function choices(severities: SeverityChoices = {}): readonly (readonly [Code, SeverityChoice])[] {
  return Object.entries(severities).flatMap(([code, choice]) => (isCode(code) ? [[code, choice] as const] : []));
}
