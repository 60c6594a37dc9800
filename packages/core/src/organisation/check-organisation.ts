import { hostOfUrl } from '../aws/resolve/url-host.ts';
import type { OrganisationCode } from '../catalogue/organisation.ts';
import type { Diagnostic, Facts } from '../diagnostic/diagnostic.ts';
import { diagnostic } from '../diagnostic/report-diagnostic.ts';
import type { Document } from '../document/document.ts';
import { parseArn } from '../identifiers/arn.ts';
import { isSecretName } from '../report/secret-names.ts';
import type { OrganisationRules } from './organisation-rules.ts';
import {
  foldName,
  type NamedList,
  patternKey,
  type PreparedPattern,
  type PreparedRules,
  prepareRules,
} from './prepared-rules.ts';
import { type RuleSubject, ruleSubjects, type SubjectValue } from './subject-values.ts';

/** What the rules of an organisation find in a document; each file may have rules of its own. */
export function checkOrganisation(
  document: Document,
  rulesOf: (file: string) => OrganisationRules | undefined,
): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const sources = document.kind === 'aws' ? document.sources : [document.source];
  if (sources.every(({ name }) => rulesOf(name) === undefined)) return found;
  for (const subject of ruleSubjects(document)) {
    checkRequired(subject, rulesOf(subject.file), found);
    for (const [key, value] of subject.values) {
      const rules = rulesOf(value.file);
      if (rules !== undefined) checkValue({ subject, key, value }, prepareRules(rules), found);
    }
  }
  return found;
}

interface Place {
  readonly subject: RuleSubject;
  readonly key: string;
  readonly value: SubjectValue;
}

function checkRequired(subject: RuleSubject, rules: OrganisationRules | undefined, found: Diagnostic[]): void {
  if (subject.kind === 'services') return;
  const keys = (rules?.requiredKeys?.[subject.kind] ?? []).filter((key) => !subject.values.has(key));
  if (keys.length === 0) return;
  found.push(diagnostic('org-key-missing', subject.file, subject.span, { facts: { subject: subject.name, keys } }));
}

function checkValue(place: Place, { rules, lists, patterns }: PreparedRules, found: Diagnostic[]): void {
  for (const [name, allowed] of lists) {
    const text = named[name](place);
    if (text === undefined || text === '' || allowed.fits(foldName(name, text))) continue;
    found.push(refusal(refusals[name], place, { key: place.key, value: text, allowed: rules[name] ?? [] }));
  }
  for (const prepared of patterns.get(patternKey(place.subject.kind, place.key)) ?? [])
    checkPattern(place, prepared, found);
}

const refusals: Readonly<Record<NamedList, OrganisationCode>> = {
  vendors: 'org-vendor-not-allowed',
  hosts: 'org-host-not-allowed',
  regions: 'org-region-not-allowed',
  accounts: 'org-account-not-allowed',
};

/** What of a value each list is about, if anything. */
const named: Readonly<Record<NamedList, (place: Place) => string | undefined>> = {
  vendors: ({ subject, key, value }) => (key === vendorKeys[subject.kind] ? value.text : undefined),
  hosts: hostOf,
  regions: ({ key, value }) => (regionKeys.has(key) ? value.text : undefined),
  accounts: accountOf,
};

const vendorKeys: Readonly<Record<RuleSubject['kind'], string | undefined>> = {
  profile: 'Vendor',
  bookmark: 'Provider',
  'aws-profile': undefined,
  'sso-session': undefined,
  services: undefined,
};

const hostKeys: ReadonlySet<string> = new Set(['Default Hostname', 'Hostname']);
const addressKeys: ReadonlySet<string> = new Set(['STS Endpoint', 'endpoint_url', 'sso_start_url']);
const regionKeys: ReadonlySet<string> = new Set([
  'Region',
  'region',
  'sso_region',
  'Custom/region',
  'Properties/region',
]);
const accountKeys: ReadonlySet<string> = new Set(['sso_account_id']);
const arnKeys: ReadonlySet<string> = new Set(['role_arn', 's3.assumerole.rolearn', 'mfa_serial']);

function hostOf({ key, value }: Place): string | undefined {
  if (hostKeys.has(key)) return withoutPort(value.text.trim());
  return addressKeys.has(lastPart(key)) ? withoutPort(hostOfUrl(value.text.trim())) : undefined;
}

function withoutPort(host: string): string {
  const bare = host.slice(host.lastIndexOf('@') + 1);
  const colon = bare.lastIndexOf(':');
  // An IPv6 address stands in brackets.
  return colon > bare.lastIndexOf(']') ? bare.slice(0, colon) : bare;
}

function accountOf({ key, value }: Place): string | undefined {
  const name = lastPart(key);
  if (accountKeys.has(name)) return value.text.trim();
  return arnKeys.has(name) ? parseArn(value.text.trim())?.account : undefined;
}

/** The key inside Properties, Custom or a nested block. */
function lastPart(key: string): string {
  return key.slice(key.indexOf('/') + 1);
}

function checkPattern(place: Place, { pattern, allow, deny }: PreparedPattern, found: Diagnostic[]): void {
  const { text } = place.value;
  const fits = allow === undefined || allow.fits(text);
  if (fits && !deny.fits(text)) return;
  found.push(
    refusal('org-value-not-allowed', place, {
      key: place.key,
      ...(fits ? { denied: pattern.deny ?? [] } : { allowed: pattern.allow ?? [] }),
      ...(pattern.reason === undefined ? {} : { reason: pattern.reason }),
    }),
  );
}

/** Under a name that means a secret the value is nobody's business, whatever rule it breaks. */
function refusal(code: OrganisationCode, { key, value }: Place, facts: Facts): Diagnostic {
  const { value: shown, ...rest } = facts;
  const told = shown === undefined || isSecretName(lastPart(key)) ? rest : { ...rest, value: shown };
  return diagnostic(code, value.file, value.span, { facts: told });
}
