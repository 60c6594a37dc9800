import type { SpecAccount } from './compile-places.ts';
import { isKnown, namesOf, type SpecRole } from './compile-roles.ts';
import type { FleetBucket, FleetCondition, FleetGrant } from './fleet.ts';
import { type SpecFindings, SpecObject, textsOf } from './spec-object.ts';

/** What grants refer to. */
interface SpecNames {
  readonly accounts: readonly SpecAccount[];
  readonly roles: readonly SpecRole[];
  readonly buckets: readonly FleetBucket[];
  /** Of the roster. */
  readonly columns: ReadonlySet<string>;
}

interface SpecGrant {
  readonly grant: FleetGrant;
  readonly object: SpecObject;
}

/** Who gets what. */
export function compileGrants(spec: SpecObject, names: SpecNames, findings: SpecFindings): readonly SpecGrant[] {
  spec.required('grants', 'a list that says who gets what');
  const grants: SpecGrant[] = [];
  for (const node of spec.list('grants') ?? []) {
    const object = SpecObject.read(node, 'a grant', ['when', 'accounts', 'roles', 'buckets'], findings);
    if (object === undefined) continue;
    object.required('roles', 'a list of names of roles');
    const known = (key: string, kind: string, all: readonly string[]): readonly string[] | undefined =>
      object
        .texts(key)
        ?.filter((one) => isKnown(one, kind, all, findings))
        .map(({ text }) => text);
    const grant: FleetGrant = {
      when: conditionsOf(object, names, findings),
      accounts: known('accounts', 'account', namesOf(names.accounts)),
      roles: known('roles', 'role', namesOf(names.roles)) ?? [],
      buckets:
        known(
          'buckets',
          'bucket',
          names.buckets.map(({ name }) => name),
        ) ?? [],
    };
    grants.push({ grant, object });
  }
  return grants;
}

/** Tells of grants that can give nothing to anybody. */
export function checkGrants(
  grants: readonly SpecGrant[],
  { accounts, roles }: SpecNames,
  findings: SpecFindings,
): void {
  for (const { grant, object } of grants) {
    const own = roles.filter(({ role }) => grant.roles.includes(role.name));
    // Names that are not there have been told.
    if (own.length === 0 || grant.accounts?.length === 0) continue;
    const gives = own.some(({ role }) =>
      accounts.some(
        ({ account }) =>
          grant.accounts?.includes(account.name) !== false && role.accounts?.includes(account.name) !== false,
      ),
    );
    if (!gives) findings.tell('fleet-spec-grants-nothing', object.node.span, {});
  }
}

function conditionsOf(object: SpecObject, { columns }: SpecNames, findings: SpecFindings): readonly FleetCondition[] {
  return (object.entries('when') ?? []).map(({ key, keySpan, keyTextSpan, value }) => {
    const node = { type: 'string', value: key, span: keySpan, textSpan: keyTextSpan } as const;
    isKnown({ text: key, node }, 'variable', [...columns], findings);
    return { column: key, values: textsOf(value, key, findings).map(({ text }) => text) };
  });
}
