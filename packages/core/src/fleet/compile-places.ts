import { ownerProblem, sectionProblem, valueProblems } from '../aws/edit/aws-text-problems.ts';
import { visibleText } from '../diagnostic/visible-text.ts';
import { isAccountId } from '../identifiers/account-id.ts';
import { partitionOfRegion, partitions } from '../identifiers/partitions.ts';
import type { FleetAccount, FleetOrganisation, FleetSsoSession } from './fleet.ts';
import { type SpecFindings, SpecObject, type SpecText } from './spec-object.ts';

/** An account and the places of what others are compared with. */
export interface SpecAccount {
  readonly account: FleetAccount;
  readonly name: SpecText;
}

const SLUG = /^[a-z][a-z0-9-]{0,31}$/u;
const START_URL = /^https:\/\/[A-Za-z0-9.-]{1,253}(?:\/[A-Za-z0-9._~/#-]{0,200})?$/u;
const SCOPE = /^[A-Za-z0-9:_-]{1,80}$/u;
const regionWords = 'an AWS region such as eu-west-1';

/** Whether a text has the form of a region. */
export function isRegion(text: string): boolean {
  return partitionOfRegion(text) !== undefined;
}

/** Who the fleet belongs to. */
export function compileOrganisation(spec: SpecObject, findings: SpecFindings): FleetOrganisation | undefined {
  const node = spec.required('organisation', 'an object with name and slug');
  const object = node && SpecObject.read(node, 'organisation', ['name', 'slug', 'contact'], findings);
  if (object === undefined) return undefined;
  const name = object.requiredText('name', 'the name that people know', isOneLine);
  const slug = object.requiredText(
    'slug',
    'a short name of lower-case letters, digits and hyphens, 32 at most',
    (text) => SLUG.test(text) && ownerProblem(`fleet-${text}`) === undefined,
  );
  const contact = object.text('contact', 'an address for questions, on one line', isOneLine);
  return name === undefined || slug === undefined
    ? undefined
    : { name: name.text, slug: slug.text, contact: contact?.text };
}

/** The session that permission sets are reached through. */
export function compileSsoSession(
  spec: SpecObject,
  organisation: FleetOrganisation | undefined,
  findings: SpecFindings,
): FleetSsoSession | undefined {
  const node = spec.value('ssoSession');
  const keys = ['name', 'startUrl', 'region', 'scopes'];
  const object = node && SpecObject.read(node, 'ssoSession', keys, findings);
  if (object === undefined) return undefined;
  const name = object.text(
    'name',
    'a name of letters, digits and hyphens',
    (text) => sectionProblem({ file: 'config', kind: 'sso-session', name: text }) === undefined && !text.includes(' '),
  );
  const startUrl = object.requiredText('startUrl', 'the address of the AWS access portal, https://…', isStartUrl);
  const region = object.requiredText('region', `${regionWords}: the one of Identity Center`, isRegion);
  const scopes = object.texts('scopes')?.filter((scope) => {
    if (SCOPE.test(scope.text)) return true;
    findings.wrong(scope.node, 'scopes', 'a scope such as sso:account:access');
    return false;
  });
  return {
    name: name?.text ?? organisation?.slug ?? 'sso',
    startUrl: startUrl?.text ?? '',
    region: region?.text ?? '',
    scopes: scopes === undefined || scopes.length === 0 ? ['sso:account:access'] : scopes.map(({ text }) => text),
  };
}

/** The accounts, none with the name of another. */
export function compileAccounts(spec: SpecObject, findings: SpecFindings): readonly SpecAccount[] {
  spec.required('accounts', 'a list of accounts');
  const accounts: SpecAccount[] = [];
  for (const node of spec.list('accounts') ?? []) {
    const object = SpecObject.read(node, 'an account', ['name', 'id', 'partition'], findings);
    const name = object?.requiredText('name', 'a name for grants and profiles, 100 characters at most', isName);
    const id = object?.requiredText('id', 'twelve digits, leading zeros included; in quotes', isAccountId);
    const partition = object?.word(
      'partition',
      partitions.map((one) => one.id),
    );
    if (name === undefined) continue;
    tellRepeated(accounts, name, 'account', findings);
    accounts.push({ account: { name: name.text, id: id?.text ?? '', partition: partition ?? 'aws' }, name });
  }
  return accounts;
}

/** A name that stands in a list already. */
export function tellRepeated(
  others: readonly { readonly name: SpecText }[],
  name: SpecText,
  kind: string,
  findings: SpecFindings,
): void {
  if (others.some((other) => other.name.text === name.text))
    findings.tell('fleet-spec-name-repeated', name.node.span, { kind, name: name.text });
}

/** A name that people give: whatever it is made into is made safe there. */
export function isName(text: string): boolean {
  return text.trim() !== '' && text.length <= 100 && visibleText(text) === text;
}

/** A text that can stand in an AWS config and in a name. */
export function isOneLine(text: string): boolean {
  return text.trim() !== '' && valueProblems(text).length === 0;
}

function isStartUrl(text: string): boolean {
  return START_URL.test(text) && valueProblems(text).length === 0;
}
