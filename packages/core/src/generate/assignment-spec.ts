import type { ProgramId } from '../programs/program.ts';
import type { GenerateTarget } from './access-kind.ts';
import { checkOfField } from './check-of-field.ts';
import { fieldsOf } from './fields-of.ts';
import { defaultPrograms } from './programs-of.ts';
import type { FieldName } from './spec-fields.ts';

/** A permission set that a person has in an account, and where they sign in for it. */
export interface Assignment {
  readonly startUrl: string;
  readonly ssoRegion: string;
  readonly accountId: string;
  /** Empty when it is not known. */
  readonly accountName: string;
  readonly permissionSet: string;
}

/** What may be said beside the assignment, under the names of the fields. */
export type AssignmentWishes = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** What the assignment itself says: no wish goes over it. */
export const assignmentFields: ReadonlySet<string> = new Set([
  'access',
  'for',
  'ssoStartUrl',
  'ssoRegion',
  'ssoAccountId',
  'ssoRoleName',
]);

/**
 * The specification, as `readGenerateSpec` reads it, of a file for an assignment of Identity Center. What is needed and
 * not wished otherwise gets a name: profiles as `aws configure sso` proposes it, PERMISSION-SET-ACCOUNT; sessions after
 * the host of the start URL; bookmarks after account and permission set.
 */
export function assignmentSpec(
  target: GenerateTarget,
  programs: readonly ProgramId[] | undefined,
  assignment: Assignment,
  wishes: AssignmentWishes,
): Readonly<Record<string, unknown>> {
  const fields = fieldsOf({
    target,
    access: 'identity-center',
    programs: programs ?? defaultPrograms(target, 'identity-center'),
    has: (name) => wishes[name] !== undefined && wishes[name] !== false,
  });
  const uses: ReadonlySet<string> = new Set(fields.map(({ name }) => name));
  const { startUrl, ssoRegion, accountId, permissionSet } = assignment;
  const said: Readonly<Partial<Record<FieldName, string>>> = {
    ssoStartUrl: startUrl,
    ssoRegion,
    ssoAccountId: accountId,
    ssoRoleName: permissionSet,
    name: `${permissionSet}-${accountId}`,
    ssoSession: sessionName(startUrl),
    ...(target === 'bookmark' ? { nickname: nickname(assignment) } : {}),
  };
  const proposed = Object.entries(said).filter(([name]) => uses.has(name));
  const wished = Object.entries(wishes).filter(([name]) => !assignmentFields.has(name));
  return {
    access: 'identity-center',
    ...(programs === undefined ? {} : { for: programs }),
    ...Object.fromEntries([...proposed, ...wished]),
  };
}

/** First label of the host, which tells the portals of a company apart. */
function sessionName(startUrl: string): string {
  const host = startUrl.slice(startUrl.indexOf('://') + '://'.length).split('/')[0] ?? '';
  const [label = ''] = host.split('.');
  return /^[A-Za-z0-9][A-Za-z0-9-]*$/u.test(label) ? label : 'sso';
}

function nickname({ accountId, accountName, permissionSet }: Assignment): string {
  const named = `${accountName} ${permissionSet}`;
  const fits = accountName !== '' && checkOfField('nickname')(named) === undefined;
  return fits ? named : `${accountId} ${permissionSet}`;
}
