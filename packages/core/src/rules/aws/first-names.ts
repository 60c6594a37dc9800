import type { AwsModelSection } from '../../aws/aws-config-model.ts';

/** Most names that a finding lists or compares: files can hold thousands of profiles, and as many findings. */
const mostNames = 50;

/** The names of the first profiles that pass. */
export function firstNames(
  profiles: ReadonlyMap<string, AwsModelSection>,
  passes: (profile: AwsModelSection) => boolean = () => true,
): readonly string[] {
  const names: string[] = [];
  for (const [name, profile] of profiles) {
    if (names.length === mostNames) break;
    if (passes(profile)) names.push(name);
  }
  return names;
}
