import { hostNameProblem } from '../../identifiers/host-name.ts';
import type { EffectiveProfile } from '../../profile/effective-profile.ts';
import type { Span } from '../../source/span.ts';

/** The server of another service than AWS that an S3 profile is made for: named in the file itself. */
export function otherServiceOf({
  profile,
  parent,
  strings,
}: EffectiveProfile): { host: string; span: Span } | undefined {
  const host = strings.get('Default Hostname');
  if (parent?.protocol.identifier !== 's3' || host?.origin.kind !== 'file' || host.value.includes('${'))
    return undefined;
  const folded = host.value.trim().toLowerCase();
  const isAws = folded.endsWith('.amazonaws.com') || folded.endsWith('.amazonaws.com.cn') || folded === 'amazonaws.com';
  const text = profile.strings.get('Default Hostname');
  // What is no host name is told by host-malformed.
  if (isAws || text === undefined || hostNameProblem(host.value) !== undefined) return undefined;
  return { host: host.value, span: text.textSpan };
}
