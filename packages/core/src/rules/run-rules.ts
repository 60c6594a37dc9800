import { oncePer } from '../aws/resolve/once-per.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { diagnostic } from '../diagnostic/report-diagnostic.ts';
import type { Document } from '../document/document.ts';
import { inheritProfile } from '../profile/inherit-profile.ts';
import { allRules } from './all-rules.ts';
import type { EffectiveProfileRule, ReportFinding, Rule } from './rule.ts';
import type { SharedFile } from './shared-file.ts';
import {
  type SignInSettings,
  signInSettingsOfAwsProfile,
  signInSettingsOfBookmark,
  signInSettingsOfProfile,
} from './sign-in-settings.ts';

/** Every finding about a document, what was wrong with its text included: sorted by place, each once. */
export function runRules(document: Document, rules: readonly Rule[] = allRules): readonly Diagnostic[] {
  const found: Diagnostic[] = [...document.diagnostics];
  const effective =
    document.kind === 'profile' && document.profile !== undefined ? inheritProfile(document.profile) : undefined;
  for (const rule of rules) {
    const report: ReportFinding = ({ file, span, ...details }) => {
      found.push(diagnostic(rule.code, file, span, details));
    };
    if (rule.on !== 'effective-profile') runRule(rule, document, report);
    else if (effective !== undefined) rule.check(effective, report);
  }
  return sortFindings(found);
}

/** Findings in the order of their places, each once. */
export function sortFindings(findings: readonly Diagnostic[]): readonly Diagnostic[] {
  return once(findings.toSorted(byPlace));
}

function runRule(rule: Exclude<Rule, EffectiveProfileRule>, document: Document, report: ReportFinding): void {
  switch (rule.on) {
    case 'profile':
      if (document.kind === 'profile' && document.profile !== undefined) rule.check(document.profile, report);
      break;
    case 'bookmark':
      if (document.kind === 'bookmark' && document.bookmark !== undefined) rule.check(document.bookmark, report);
      break;
    case 'aws':
      if (document.kind === 'aws') rule.check(document.model, report);
      break;
    case 'refused-plist':
      if (document.kind !== 'aws' && document.plist.outcome === 'refused') rule.check(document.plist, report);
      break;
    case 'plist-file':
      if (document.kind !== 'aws') rule.check(document, report);
      break;
    case 'sign-in':
      for (const settings of signInSettings(document)) rule.check(settings, report);
      break;
    case 'file-set':
      // Has its own run, over all documents.
      break;
    case 'shared-file': {
      const shared = sharedFile(document);
      if (shared !== undefined) rule.check(shared, report);
      break;
    }
  }
}

/** Several rules look at the same ones. */
const signInSettings = oncePer((document: Document): readonly SignInSettings[] => {
  switch (document.kind) {
    case 'profile':
      return document.profile === undefined ? [] : [signInSettingsOfProfile(document.profile)];
    case 'bookmark':
      return document.bookmark === undefined ? [] : [signInSettingsOfBookmark(document.bookmark)];
    case 'aws':
      return [...document.model.profiles.values()].map(({ settings }) => signInSettingsOfAwsProfile(settings));
  }
});

function sharedFile(document: Document): SharedFile | undefined {
  if (document.kind === 'profile' && document.profile !== undefined) {
    return { file: document.profile.file, kind: 'connection profile', dict: document.profile.dict };
  }
  if (document.kind === 'bookmark' && document.bookmark !== undefined) {
    return { file: document.bookmark.file, kind: 'bookmark', dict: document.bookmark.dict };
  }
  return undefined;
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.span.start - b.span.start || a.span.end - b.span.end || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);
}

function once(sorted: readonly Diagnostic[]): readonly Diagnostic[] {
  return sorted.filter((finding, index) => {
    const before = sorted[index - 1];
    return before === undefined || byPlace(before, finding) !== 0;
  });
}
