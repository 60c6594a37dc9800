import { programIds, programs } from '../../programs/program.ts';
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
const aboutAws =
  /^(?:aws-|placeholder-|role-arn-|mfa-serial-|role-mfa-|plan-|cache-|convert-|handover-|iam-|generate-iam-)/u;

/**
 * What every program makes of a finding: those that it hurts (the `programs` of the entry) first, then those that it
 * does not. Each program stands in one group; where nobody told them apart, what the entry says is true of all.
 */
export function programEffects(code: Code): readonly ProgramEffect[] {
  const entry = catalogueEntry(code);
  const effects = told.get(code) ?? [{ programs: entry.programs, effect: entry.because }];
  const hurt = new Set(entry.programs);
  const named = new Set(effects.flatMap((one) => one.programs));
  const others = programIds.filter((id) => !named.has(id));
  const readers = others.filter((id) => aboutAws.test(code) || programs[id].family === 'cyberduck');
  const strangers = others.filter((id) => !readers.includes(id));
  const isHurt = (one: ProgramEffect): boolean => one.programs.some((id) => hurt.has(id));
  return [
    ...effects.filter(isHurt),
    ...effects.filter((one) => !isHurt(one)),
    ...(readers.length === 0 ? [] : [{ programs: readers, effect: 'No harm is known.' }]),
    ...(strangers.length === 0 ? [] : [{ programs: strangers, effect: 'Does not read such files.' }]),
  ];
}
