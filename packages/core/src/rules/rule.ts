import type { AwsConfigModel } from '../aws/aws-config-model.ts';
import type { Bookmark } from '../bookmark/bookmark.ts';
import type { Code } from '../catalogue/catalogue.ts';
import type { DiagnosticDetails } from '../diagnostic/report-diagnostic.ts';
import type { BookmarkDocument, ProfileDocument } from '../document/document.ts';
import type { PlistDocument } from '../plist/plist-document.ts';
import type { ConnectionProfile } from '../profile/connection-profile.ts';
import type { EffectiveProfile } from '../profile/effective-profile.ts';
import type { Span } from '../source/span.ts';
import type { FileSet } from './across/file-set.ts';
import type { OwnAws } from './own/own-aws.ts';
import type { SharedFile } from './shared-file.ts';
import type { SignInSettings } from './sign-in-settings.ts';

/** One occurrence, as a rule reports it; severity and programs come from the catalogue unless given. */
export interface Finding extends DiagnosticDetails {
  readonly file: string;
  readonly span: Span;
}

export type ReportFinding = (finding: Finding) => void;

interface RuleOn<Kind extends string, Subject> {
  readonly code: Code;
  readonly on: Kind;
  /** Reports what is wrong with the subject. Pure: no files, no clock, no network. */
  readonly check: (subject: Subject, report: ReportFinding) => void;
}

export type ProfileRule = RuleOn<'profile', ConnectionProfile>;
export type BookmarkRule = RuleOn<'bookmark', Bookmark>;
export type AwsRule = RuleOn<'aws', AwsConfigModel>;
/** About role_arn and mfa_serial, in whichever file they stand together. */
export type SignInRule = RuleOn<'sign-in', SignInSettings>;
/** About files that are made to be passed on: profiles and bookmarks. */
export type SharedFileRule = RuleOn<'shared-file', SharedFile>;

/** About profiles and bookmarks that Cyberduck refuses: only their text is certain. */
export type RefusedPlistRule = RuleOn<'refused-plist', PlistDocument>;

/** About the file itself: its name, its first characters. */
export type PlistFileRule = RuleOn<'plist-file', ProfileDocument | BookmarkDocument>;

/** About what a profile says together with what it inherits. */
export type EffectiveProfileRule = RuleOn<'effective-profile', EffectiveProfile>;

/** About all files that were given together: what one says of another. */
export type FileSetRule = RuleOn<'file-set', FileSet>;

/** About a person's own AWS files, with environment and permissions. Has its own run. */
export type OwnAwsRule = RuleOn<'own-aws', OwnAws>;

export type Rule =
  | ProfileRule
  | BookmarkRule
  | AwsRule
  | SignInRule
  | SharedFileRule
  | RefusedPlistRule
  | PlistFileRule
  | FileSetRule
  | EffectiveProfileRule;

export function profileRule(code: Code, check: ProfileRule['check']): ProfileRule {
  return { code, on: 'profile', check };
}

export function bookmarkRule(code: Code, check: BookmarkRule['check']): BookmarkRule {
  return { code, on: 'bookmark', check };
}

export function awsRule(code: Code, check: AwsRule['check']): AwsRule {
  return { code, on: 'aws', check };
}

export function signInRule(code: Code, check: SignInRule['check']): SignInRule {
  return { code, on: 'sign-in', check };
}

export function sharedFileRule(code: Code, check: SharedFileRule['check']): SharedFileRule {
  return { code, on: 'shared-file', check };
}

export function refusedPlistRule(code: Code, check: RefusedPlistRule['check']): RefusedPlistRule {
  return { code, on: 'refused-plist', check };
}

export function plistFileRule(code: Code, check: PlistFileRule['check']): PlistFileRule {
  return { code, on: 'plist-file', check };
}

export function fileSetRule(code: Code, check: FileSetRule['check']): FileSetRule {
  return { code, on: 'file-set', check };
}

export function ownAwsRule(code: Code, check: OwnAwsRule['check']): OwnAwsRule {
  return { code, on: 'own-aws', check };
}

export function effectiveProfileRule(code: Code, check: EffectiveProfileRule['check']): EffectiveProfileRule {
  return { code, on: 'effective-profile', check };
}
