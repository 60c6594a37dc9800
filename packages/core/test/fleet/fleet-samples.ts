import { createHash } from 'node:crypto';
import { compileJsonFleetSpec } from '../../src/fleet/compile-fleet-spec.ts';
import { type ExpandedMember, expandMember } from '../../src/fleet/expand-member.ts';
import type { Fleet } from '../../src/fleet/fleet.ts';
import type { FleetMember } from '../../src/fleet/fleet-member.ts';
import { SourceText } from '../../src/source/source-text.ts';

export type SpecValues = Readonly<Record<string, unknown>>;

/** A spec with one of everything. */
export const spec: SpecValues = {
  version: 1,
  organisation: { name: 'Example Corp', slug: 'example', contact: 'it@example.com' },
  ssoSession: { name: 'example', startUrl: 'https://example.awsapps.com/start', region: 'eu-west-1' },
  accounts: [
    { name: 'production', id: '111122223333' },
    { name: 'dev', id: '222233334444' },
  ],
  roles: [
    { name: 'ReadOnly' },
    {
      name: 'Backup',
      accounts: ['production'],
      roleArn: 'arn:{partition}:iam::{account_id}:role/backup-{user.team}',
      mfaSerial: 'arn:aws:iam::111122223333:mfa/{user.device}',
      durationSeconds: 3600,
    },
  ],
  buckets: [{ name: 'reports', bucket: 'example-reports', path: '{user.team}/in', account: 'production' }],
  region: 'eu-west-1',
  grants: [
    { when: { team: ['finance', 'audit'] }, roles: ['ReadOnly', 'Backup'], buckets: ['reports'] },
    { roles: ['ReadOnly'], accounts: ['dev'] },
  ],
  variables: [{ name: 'team' }, { name: 'device', default: 'phone' }, { name: 'name' }],
};

export function sha1Hex(text: string): string {
  return createHash('sha1').update(text).digest('hex');
}

export function fleetOf(values: SpecValues = {}): Fleet {
  const source = new SourceText('fleet.json', JSON.stringify({ ...spec, ...values }, undefined, 2));
  const { fleet, diagnostics } = compileJsonFleetSpec(source);
  if (fleet === undefined) throw new Error(JSON.stringify(diagnostics));
  return fleet;
}

export function memberOf(id: string, variables: Readonly<Record<string, string>> = {}): FleetMember {
  const all = { id, team: 'finance', device: 'phone', ...variables };
  return { id, line: 2, variables: new Map(Object.entries(all)) };
}

export function expand(member: FleetMember, values: SpecValues = {}): ExpandedMember {
  return expandMember(fleetOf(values), member, sha1Hex);
}
