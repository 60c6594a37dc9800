import { programIds } from '../../programs/program.ts';
import { catalogueEntry, type Code } from '../catalogue.ts';
import { awsFileEffects } from './aws-file-effects.ts';
import { awsHeaderEffects } from './aws-header-effects.ts';
import { awsKeysEffects } from './aws-keys-effects.ts';
import { awsRoleEffects } from './aws-role-effects.ts';
import { awsSsoEffects } from './aws-sso-effects.ts';
import { cyberduckEffects } from './cyberduck-effects.ts';
import { planEffects } from './plan-effects.ts';
import type { ProgramEffect } from './program-effect.ts';

const told: ReadonlyMap<string, readonly ProgramEffect[]> = new Map(
  [
    awsFileEffects,
    awsHeaderEffects,
    awsRoleEffects,
    awsKeysEffects,
    awsSsoEffects,
    cyberduckEffects,
    planEffects,
  ].flatMap((table) => Object.entries(table)),
);

/** Codes about the files of ~/.aws, or about what both kinds of file hold. */
const aboutAws = /^(?:aws-|placeholder-|role-arn-|mfa-serial-|role-mfa-|plan-|cache-)/u;

/**
 * What every program makes of a finding: those that it hurts (the `programs` of the entry) first, then those that it
 * does not. Each program stands in one group; where nobody told them apart, what the entry says is true of all.
 */
export function programEffects(code: Code): readonly ProgramEffect[] {
  const { programs, because } = catalogueEntry(code);
  const effects = told.get(code) ?? [{ programs, effect: because }];
  const hurt = new Set(programs);
  const named = new Set(effects.flatMap((one) => one.programs));
  const others = programIds.filter((id) => !named.has(id));
  const rest = aboutAws.test(code) ? 'Is not hurt by it.' : 'Does not read such files.';
  const isHurt = (one: ProgramEffect): boolean => one.programs.some((id) => hurt.has(id));
  return [
    ...effects.filter(isHurt),
    ...effects.filter((one) => !isHurt(one)),
    ...(others.length === 0 ? [] : [{ programs: others, effect: rest }]),
  ];
}
