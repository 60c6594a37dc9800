import {
  compileFleetSpec,
  compileJsonFleetSpec,
  type FleetSpecOutcome,
  type SourceText,
  unreadableSpec,
} from '@duckbill/core';
import { parseYaml } from './parse-yaml.ts';

/** Reads a fleet spec: JSON where its name says so, else YAML. Everything that is wrong has its place. Never throws. */
export function readFleetSpec(source: SourceText): FleetSpecOutcome {
  if (source.name.toLowerCase().endsWith('.json')) return compileJsonFleetSpec(source);
  const outcome = parseYaml(source.text);
  if (outcome.ok) return compileFleetSpec(source, outcome.root);
  return { diagnostics: outcome.problems.map((problem) => unreadableSpec(source, problem)) };
}
