import { allAwsCatalogue, type AnyAwsCode } from './all-aws.ts';
import { allCyberduckCatalogue, type AnyCyberduckCode } from './all-cyberduck.ts';
import { awsEditCatalogue, type AwsEditCode } from './aws-edit.ts';
import { bookmarkCatalogue, type BookmarkCode } from './bookmark.ts';
import { cacheCatalogue, type CacheCode } from './cache.ts';
import { cacheStateCatalogue, type CacheStateCode } from './cache-state.ts';
import type { CatalogueEntry } from './catalogue-entry.ts';
import { type ComputerCode, computerCatalogue } from './computer.ts';
import { type ComputerFileCode, computerFileCatalogue } from './computer-files.ts';
import { convertCatalogue, type ConvertCode } from './convert.ts';
import { crossCatalogue, type CrossCode } from './cross.ts';
import { duckCatalogue, type DuckCode } from './duck.ts';
import { fleetCatalogue, type FleetCode } from './fleet.ts';
import { generateIamCatalogue, type GenerateIamCode } from './generate-iam.ts';
import { generateCatalogue, type GenerateCode } from './generate.ts';
import { handoverCatalogue, type HandoverCode } from './handover.ts';
import { iamCatalogue, type IamCode } from './iam.ts';
import { identityCatalogue, type IdentityCode } from './identity.ts';
import { organisationCatalogue, type OrganisationCode } from './organisation.ts';
import { planBrowserCatalogue, type PlanBrowserCode } from './plan-browser.ts';
import { planCyberduckCatalogue, type PlanCyberduckCode } from './plan-cyberduck.ts';
import { planAwsCatalogue, type PlanAwsCode } from './plan-aws.ts';
import { planSessionCatalogue, type PlanSessionCode } from './plan-session.ts';
import { planCatalogue, type PlanCode } from './plan.ts';
import { plistCatalogue, type PlistCode } from './plist.ts';
import { printCatalogue, type PrintCode } from './print.ts';
import { profileCatalogue, type ProfileCode } from './profile.ts';
import { suppressionCatalogue, type SuppressionCode } from './suppression.ts';
import { urlCatalogue, type UrlCode } from './url.ts';

/** Every code a diagnostic can have. A code without an entry does not compile. */
export type Code =
  | AnyCyberduckCode
  | PlistCode
  | ProfileCode
  | BookmarkCode
  | IdentityCode
  | AnyAwsCode
  | ConvertCode
  | CrossCode
  | DuckCode
  | CacheCode
  | CacheStateCode
  | ComputerCode
  | ComputerFileCode
  | FleetCode
  | GenerateCode
  | HandoverCode
  | GenerateIamCode
  | IamCode
  | AwsEditCode
  | PlanCode
  | PlanCyberduckCode
  | PlanSessionCode
  | PlanBrowserCode
  | PlanAwsCode
  | OrganisationCode
  | SuppressionCode
  | UrlCode
  | PrintCode;

/** Every code with its words: the one place that knows them all. */
export const catalogue: Readonly<Record<Code, CatalogueEntry>> = {
  ...plistCatalogue,
  ...profileCatalogue,
  ...bookmarkCatalogue,
  ...allCyberduckCatalogue,
  ...identityCatalogue,
  ...allAwsCatalogue,
  ...convertCatalogue,
  ...crossCatalogue,
  ...duckCatalogue,
  ...cacheCatalogue,
  ...cacheStateCatalogue,
  ...computerCatalogue,
  ...computerFileCatalogue,
  ...fleetCatalogue,
  ...generateCatalogue,
  ...handoverCatalogue,
  ...generateIamCatalogue,
  ...iamCatalogue,
  ...awsEditCatalogue,
  ...planCatalogue,
  ...planCyberduckCatalogue,
  ...planSessionCatalogue,
  ...planBrowserCatalogue,
  ...planAwsCatalogue,
  ...organisationCatalogue,
  ...suppressionCatalogue,
  ...urlCatalogue,
  ...printCatalogue,
};

/** The entry of a code. */
export function catalogueEntry(code: Code): CatalogueEntry {
  return catalogue[code];
}

/** Whether a text is a code, spelled exactly. */
export function isCode(text: string): text is Code {
  return Object.hasOwn(catalogue, text);
}
