import type { AwsModelSection } from '../../aws/aws-config-model.ts';
import { awsRule, type AwsRule } from '../rule.ts';

/** Each circle is reported once, at the profile of it that comes first in the files. */
export const awsSourceProfileLoop: AwsRule = awsRule('aws-source-profile-loop', (config, report) => {
  const finished = new Set<string>();
  for (const start of config.profiles.keys()) {
    const path: string[] = [];
    const onPath = new Set<string>();
    let name: string | undefined = start;
    while (name !== undefined && !finished.has(name) && !onPath.has(name)) {
      path.push(name);
      onPath.add(name);
      name = sourceOf(config.profiles.get(name));
    }
    if (name !== undefined && onPath.has(name)) {
      const circle = path.slice(path.indexOf(name));
      const setting = config.profiles.get(circle[0] ?? '')?.settings.get('source_profile');
      if (setting !== undefined) {
        const facts = { chain: [...circle, circle[0] ?? ''].join(' → ') };
        report({ file: setting.file, span: setting.valueSpan, facts });
      }
    }
    for (const visited of path) finished.add(visited);
  }
});

/** A profile with keys ends the chain: naming itself is legal then (aws-config C.3). */
function sourceOf(profile: AwsModelSection | undefined): string | undefined {
  if (profile === undefined || !profile.settings.has('role_arn')) return undefined;
  const source = profile.settings.get('source_profile')?.value;
  return profile.settings.has('aws_access_key_id') ? undefined : source;
}
