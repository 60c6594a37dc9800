import { catalogue, type Code, guidance, type GuidanceCode, isCode } from '@duckbill/core';

/** Codes that belong together, in the order in which the site shows them. */
export interface PageGroup<C extends string> {
  readonly title: string;
  readonly codes: readonly C[];
}

const ruleTitles: readonly (readonly [prefix: string, title: string])[] = [
  ['profile', 'Connection profiles'],
  ['bookmark', 'Bookmarks'],
  ['aws', 'AWS config and credentials'],
  ['cache', 'Cache files of sign-ins'],
  ['handover', 'Handing keys over'],
  ['generate', 'Generating files'],
  ['plist', 'Property lists'],
  ['plan', 'Plans'],
  ['url', 'Connection URLs'],
  ['duck', 'Commands of duck'],
  ['print', 'Printing'],
  ['convert', 'Conversions'],
  ['iam', 'IAM policies'],
  ['fleet', 'Fleets'],
  ['org', 'Rules of an organisation'],
  ['suppression', 'Suppressions'],
];

const errorTitles: readonly (readonly [prefix: string, title: string])[] = [
  ['sts', 'Signing in (STS)'],
  ['sso', 'Identity Center'],
  ['s3', 'S3'],
  ['config', 'AWS CLI, SDKs and their files'],
  ['cyberduck', 'Texts and log of Cyberduck'],
  ['network', 'Network'],
];

/** Every code of a finding, in groups. */
export function ruleGroups(): readonly PageGroup<Code>[] {
  return grouped(Object.keys(catalogue).filter(isCode), ruleTitles, 'Roles, MFA and secrets');
}

/** Every failure that Duckbill recognises, in groups. */
export function errorGroups(): readonly PageGroup<GuidanceCode>[] {
  const isGuidanceCode = (code: string): code is GuidanceCode => Object.hasOwn(guidance, code);
  return grouped(Object.keys(guidance).filter(isGuidanceCode), errorTitles, 'Other failures');
}

function grouped<C extends string>(
  codes: readonly C[],
  titles: readonly (readonly [prefix: string, title: string])[],
  otherTitle: string,
): readonly PageGroup<C>[] {
  const prefixOf = (code: C): string => code.slice(0, code.indexOf('-'));
  const known = new Set(titles.map(([prefix]) => prefix));
  const groups = titles.map(([prefix, title]) => ({ title, codes: codes.filter((code) => prefixOf(code) === prefix) }));
  const others = { title: otherTitle, codes: codes.filter((code) => !known.has(prefixOf(code))) };
  return [...groups, others].filter((group) => group.codes.length > 0);
}
