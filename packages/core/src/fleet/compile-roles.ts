import type { JsonNode } from '../json/json-tree.ts';
import { nearestName } from '../rules/nearest-name.ts';
import { isName, isOneLine, isRegion, type SpecAccount, tellRepeated } from './compile-places.ts';
import type { FleetBucket, FleetRole } from './fleet.ts';
import { type FleetTemplate, parseFleetTemplate } from './fleet-template.ts';
import { type SpecFindings, SpecObject, type SpecText } from './spec-object.ts';
import type { SpecTemplates } from './spec-templates.ts';

/** A role and its place. */
export interface SpecRole {
  readonly role: FleetRole;
  readonly name: SpecText;
}

const roleKeys = [
  'name',
  'accounts',
  'permissionSet',
  'roleArn',
  'mfaSerial',
  'externalId',
  'durationSeconds',
  'sourceProfile',
  'sourceRole',
] as const;

/** Gaps that only a bucket fills. */
const noBucket = ['bucket', 'region'] as const;

/** The ways into accounts: permission sets and IAM roles. */
export function compileRoles(
  spec: SpecObject,
  accounts: readonly SpecAccount[],
  hasSession: boolean,
  templates: SpecTemplates,
  findings: SpecFindings,
): readonly SpecRole[] {
  spec.required('roles', 'a list of permission sets and IAM roles');
  const roles: SpecRole[] = [];
  const sources: SpecText[] = [];
  for (const node of spec.list('roles') ?? []) {
    const object = SpecObject.read(node, 'a role', roleKeys, findings);
    const name = object?.requiredText('name', 'a name for grants and profiles, 100 characters at most', isName);
    if (object === undefined || name === undefined) continue;
    tellRepeated(roles, name, 'role', findings);
    const limited = object.texts('accounts')?.filter((one) => isKnown(one, 'account', namesOf(accounts), findings));
    const shared = { name: name.text, accounts: limited?.map(({ text }) => text) };
    const template = (key: string): FleetTemplate | undefined => {
      const text = object.text(key, 'a text, on one line', isOneLine);
      return text && templates.read(key, text, noBucket);
    };
    const isIamRole = object.value('roleArn') !== undefined;
    if (isIamRole && object.value('permissionSet') !== undefined)
      findings.wrong(object.value('permissionSet') ?? node, 'permissionSet', 'absent where there is a roleArn');
    if (!isIamRole) {
      for (const key of ['mfaSerial', 'externalId', 'durationSeconds', 'sourceProfile', 'sourceRole']) {
        const value = object.value(key);
        if (value !== undefined) findings.wrong(value, key, 'absent where there is no roleArn');
      }
      if (!hasSession && spec.value('ssoSession') === undefined && !roles.some(isPermissionSet))
        spec.missing('ssoSession', `the session of Identity Center, as "${name.text}" is a permission set`);
      const permissionSet = template('permissionSet') ?? plainTemplate(name.text);
      roles.push({ role: { kind: 'permission-set', ...shared, permissionSet }, name });
      continue;
    }
    const sourceRole = object.text('sourceRole', 'the name of another role', isName);
    if (sourceRole !== undefined) sources.push(sourceRole);
    const profile = template('sourceProfile');
    const externalId = template('externalId');
    if (externalId !== undefined)
      findings.tell('fleet-spec-external-id', object.value('externalId')?.span ?? node.span, { name: name.text });
    roles.push({
      role: {
        kind: 'iam-role',
        ...shared,
        roleArn: template('roleArn') ?? plainTemplate(''),
        mfaSerial: template('mfaSerial'),
        externalId,
        duration: object.whole('durationSeconds', 900, 43_200),
        source:
          sourceRole === undefined
            ? { kind: 'profile', name: profile ?? plainTemplate('default') }
            : { kind: 'role', name: sourceRole.text },
      },
      name,
    });
  }
  for (const source of sources) isKnown(source, 'role', namesOf(roles), findings);
  checkSources(roles, sources, findings);
  return roles;
}

/** The buckets that bookmarks open. */
export function compileBuckets(
  spec: SpecObject,
  accounts: readonly SpecAccount[],
  templates: SpecTemplates,
  findings: SpecFindings,
): readonly FleetBucket[] {
  const buckets: (FleetBucket & { readonly label: SpecText })[] = [];
  for (const node of spec.list('buckets') ?? []) {
    const keys = ['name', 'bucket', 'path', 'region', 'account'];
    const object = SpecObject.read(node, 'a bucket', keys, findings);
    const label = object?.requiredText('name', 'a name for grants and bookmarks, 100 characters at most', isName);
    if (object === undefined || label === undefined) continue;
    tellRepeated(
      buckets.map((bucket) => ({ name: bucket.label })),
      label,
      'bucket',
      findings,
    );
    const bucket = object.text('bucket', 'the name of a bucket', isOneLine);
    const path = object.text('path', 'a folder in the bucket', isOneLine);
    const account = object.text('account', 'the name of an account', isName);
    if (account !== undefined) isKnown(account, 'account', namesOf(accounts), findings);
    buckets.push({
      name: label.text,
      label,
      bucket: (bucket && templates.read('bucket', bucket)) ?? plainTemplate(label.text),
      path: path && templates.read('path', path),
      region: object.text('region', 'an AWS region such as eu-west-1', isRegion)?.text,
      account: account?.text,
    });
  }
  return buckets.map(({ label: _label, ...bucket }) => bucket);
}

/** Whether a name is one of those that there are; else that is told. */
export function isKnown(
  { text, node }: SpecText,
  kind: string,
  names: readonly string[],
  findings: SpecFindings,
): boolean {
  if (names.includes(text)) return true;
  const nearest = nearestName(text, names);
  findings.tell('fleet-spec-name-unknown', node.span, {
    kind,
    name: text,
    ...(nearest === undefined ? {} : { nearest }),
    ...(names.length === 0 ? {} : { allowed: names.join(', ') }),
  });
  return false;
}

export function namesOf(all: readonly { readonly name: SpecText }[]): readonly string[] {
  return all.map(({ name }) => name.text);
}

/** A role that is reached through itself, whatever stands between. */
function checkSources(roles: readonly SpecRole[], sources: readonly SpecText[], findings: SpecFindings): void {
  const byName = new Map(roles.map(({ role }) => [role.name, role] as const));
  for (const { text, node } of sources) {
    const seen = new Set<string>();
    let now: string | undefined = text;
    while (now !== undefined && !seen.has(now)) {
      seen.add(now);
      const role = byName.get(now);
      now = role?.kind === 'iam-role' && role.source.kind === 'role' ? role.source.name : undefined;
    }
    if (now !== undefined) tellLoop(node, findings);
  }
}

function isPermissionSet({ role }: SpecRole): boolean {
  return role.kind === 'permission-set';
}

function tellLoop(node: JsonNode, findings: SpecFindings): void {
  findings.wrong(node, 'sourceRole', 'a role that is not reached through this one');
}

function plainTemplate(text: string): FleetTemplate {
  const outcome = parseFleetTemplate(text.replaceAll('{', '{{').replaceAll('}', '}}'));
  return outcome.ok ? outcome.template : { text, parts: [] };
}
