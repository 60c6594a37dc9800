import { generateSpecSchema } from '@duckbill/core';
import type { TSchema } from 'typebox';
import { connectOutput } from './connect-output.ts';
import { doctorOutput } from './doctor-output.ts';
import { fleetSpec } from './fleet-spec.ts';
import { generateIamOutput } from './generate-iam-output.ts';
import { iamSpec } from './iam-spec.ts';
import { keyFileSchema } from './key-file.ts';
import { limitsConfigSchema } from './limits-config.ts';
import { oidcConfigSchema } from './oidc-config.ts';
import { planOutput } from './plan.ts';
import { policyCheckOutput } from './policy-check-output.ts';
import { profilesDiffOutput, profilesListOutput, profilesShowOutput } from './profiles-output.ts';
import { lintReport } from './report.ts';

/** A schema that other programs may rely on. */
export interface PublishedSchema {
  readonly schema: TSchema;
  readonly description: string;
}

/** Schemas of files that people write and of what the command line prints, by name. */
export const publishedSchemas: ReadonlyMap<string, PublishedSchema> = new Map([
  ['connect-outcome', { schema: connectOutput, description: 'What `duckbill connect --json` prints.' }],
  ['doctor-report', { schema: doctorOutput, description: 'What `duckbill doctor --json` prints.' }],
  ['fleet-spec', { schema: fleetSpec, description: 'The spec of a fleet.' }],
  ['generate-iam', { schema: generateIamOutput, description: 'What `duckbill generate iam --json` prints.' }],
  ['generate-spec', { schema: generateSpecSchema(), description: 'The values of `duckbill generate --spec`.' }],
  ['iam-spec', { schema: iamSpec, description: 'The file of `duckbill generate iam --spec`.' }],
  ['lint-report', { schema: lintReport, description: 'What `duckbill lint --format json` prints.' }],
  ['plan', { schema: planOutput, description: 'What `duckbill plan --json` prints.' }],
  ['policy-check', { schema: policyCheckOutput, description: 'What `duckbill policy check --json` prints.' }],
  ['profiles-diff', { schema: profilesDiffOutput, description: 'What `duckbill profiles diff --json` prints.' }],
  ['profiles-list', { schema: profilesListOutput, description: 'What `duckbill profiles list --json` prints.' }],
  ['profiles-show', { schema: profilesShowOutput, description: 'What `duckbill profiles show --as json` prints.' }],
  ['serve-keys', { schema: keyFileSchema, description: 'The file of `duckbill serve --keys`.' }],
  ['serve-limits', { schema: limitsConfigSchema, description: 'The file of `duckbill serve --limits`.' }],
  ['serve-oidc', { schema: oidcConfigSchema, description: 'The file of `duckbill serve --oidc`.' }],
]);
