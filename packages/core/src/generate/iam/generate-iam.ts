import type { GenerateIamCode } from '../../catalogue/generate-iam.ts';
import { iamDocumentWords } from '../../catalogue/generate-iam-words.ts';
import type { Diagnostic, Facts } from '../../diagnostic/diagnostic.ts';
import { fillTemplate } from '../../diagnostic/fill-template.ts';
import { diagnostic } from '../../diagnostic/report-diagnostic.ts';
import type { GeneratedIam, IamDocument, IamDocumentId, IamResource, IamStack } from './iam-output.ts';
import type { IamSpec, NamedIdentity } from './iam-spec.ts';
import { countedLength, type IamStatement, policyDocument } from './policy-document.ts';
import { bucketStatements, callerStatements, mfaConditions, trustStatements } from './role-statements.ts';
import { s3Statements } from './s3-statements.ts';
import { selfServiceStatements } from './self-service-statements.ts';

/** Characters without blanks (IAM quotas; of a user and a role all inline policies together; S3: bytes). */
const limits = { trust: 2048, user: 2048, role: 10_240, managed: 6144, bucket: 20_480, permissionSet: 10_240 } as const;

/**
 * The policies that a spec asks for, and what every account is to have. The same spec gives the same, in the same order.
 * Findings have no place: they are about what was made.
 */
export function generateIam(spec: IamSpec): GeneratedIam {
  const name = spec.role?.name ?? spec.permissionSet ?? 'S3-with-MFA';
  const made = documentsOf(spec, name);
  const documents = Object.values(made).flat();
  return {
    name,
    documents,
    stacks: stacksOf(spec, name, made),
    diagnostics: [...lengthFindings(documents), ...findingsOf(spec)],
  };
}

interface Documents {
  readonly trust: readonly IamDocument[];
  readonly permissions: readonly IamDocument[];
  readonly caller: readonly IamDocument[];
  readonly selfService: readonly IamDocument[];
  readonly buckets: readonly IamDocument[];
}

function documentsOf(spec: IamSpec, name: string): Documents {
  const { way, role, buckets } = spec;
  const s3 = s3Statements(spec);
  const permissions =
    way === 'identity-center'
      ? documentOf('permission-set', name, 'identity', s3, limits.permissionSet)
      : way === 'session-token'
        ? documentOf('s3-user', name, 'identity', withMfa(s3, spec), limits.user)
        : documentOf('role', name, 'identity', s3, limits.role);
  return {
    trust: role === undefined ? [] : [documentOf('trust', name, 'trust', trustStatements(spec), limits.trust)],
    permissions: [permissions],
    caller:
      way === 'role' && role !== undefined
        ? [documentOf('user', name, 'identity', callerStatements(role), limits.user)]
        : [],
    selfService: spec.selfService
      ? [documentOf('self-service', name, 'identity', selfServiceStatements(spec), limits.managed)]
      : [],
    buckets: spec.bucketPolicy
      ? buckets.map((bucket) => documentOf('bucket', bucket, 'resource', bucketStatements(spec, bucket), limits.bucket))
      : [],
  };
}

function documentOf(
  id: IamDocumentId,
  name: string,
  kind: IamDocument['kind'],
  statements: readonly IamStatement[],
  limit: number,
): IamDocument {
  return { id, name, kind, statements, policy: policyDocument(statements), limit };
}

/** Each statement of a user asks for MFA itself: a session without it belongs to the same user. */
function withMfa(statements: readonly IamStatement[], spec: IamSpec): readonly IamStatement[] {
  return statements.map((one) => ({ ...one, conditions: [...(one.conditions ?? []), ...mfaConditions(spec)] }));
}

function stacksOf(spec: IamSpec, name: string, made: Documents): readonly IamStack[] {
  const { way, role, account, partition, issuer, users, trustAccounts } = spec;
  const [trust] = made.trust;
  const [permissions] = made.permissions;
  const [caller] = made.caller;
  const [selfService] = made.selfService;
  const own: IamResource[] = [];
  if (issuer !== undefined) own.push({ kind: 'oidc-provider', url: issuer.url, clientIds: issuer.clientIds });
  if (role !== undefined && trust !== undefined && permissions !== undefined) {
    const { sessionDuration } = spec;
    const { path } = role;
    own.push({ kind: 'role', name, path, sessionDuration, trust, permissions, needsProvider: issuer !== undefined });
  }
  if (way === 'identity-center' && permissions !== undefined) {
    const { instanceArn, sessionDuration } = spec;
    own.push({ kind: 'permission-set', name, instanceArn, sessionDuration, document: permissions });
  }
  const ofUsers = caller ?? (way === 'session-token' ? permissions : undefined);
  const policyName = caller === undefined ? name : `Assume-${name}`;
  const ofAccount = (id: string): readonly NamedIdentity[] => users.filter((one) => one.account === id);
  const callersIn = (id: string): readonly IamResource[] => {
    if (ofUsers === undefined) return [];
    const named = ofAccount(id).map((user): IamResource => ({
      kind: 'user-policy',
      user: user.name,
      name: policyName,
      document: ofUsers,
    }));
    // Who of a whole account is to have the role is for that account to say.
    return trustAccounts.includes(id)
      ? [...named, { kind: 'managed-policy', name: policyName, users: [], document: ofUsers }]
      : named;
  };
  own.push(...callersIn(account));
  if (selfService !== undefined) {
    const names = ofAccount(account).map((user) => user.name);
    own.push({ kind: 'managed-policy', name: `${name}-self-service`, users: names, document: selfService });
  }
  for (const document of made.buckets) own.push({ kind: 'bucket-policy', bucket: document.name, document });
  const others = new Set([...users.map((one) => one.account), ...trustAccounts]);
  others.delete(account);
  return [
    { account, partition, resources: own },
    ...[...others].map((id) => ({ account: id, partition, resources: callersIn(id) })),
  ];
}

function finding(code: GenerateIamCode, facts: Facts = {}): Diagnostic {
  return diagnostic(code, '', { start: 0, end: 0 }, { facts });
}

function lengthFindings(documents: readonly IamDocument[]): readonly Diagnostic[] {
  return documents.flatMap((document) => {
    const { policy, limit } = document;
    const length = countedLength(policy);
    if (length <= limit) return [];
    return [finding('generate-iam-policy-too-long', { document: documentTitle(document), length, limit })];
  });
}

/** What a document is, for people. */
export function documentTitle({ id, name }: IamDocument): string {
  return fillTemplate(iamDocumentWords[id], { name }) ?? id;
}

function findingsOf(spec: IamSpec): readonly Diagnostic[] {
  const { way, mfa, issuer, buckets, prefixes, role } = spec;
  const found: Diagnostic[] = [];
  if (way === 'web-identity' || way === 'identity-center')
    found.push(
      finding('generate-iam-mfa-elsewhere', { where: way === 'web-identity' ? 'the issuer' : 'Identity Center' }),
    );
  else if (!mfa)
    found.push(finding('generate-iam-without-mfa', { what: role === undefined ? 'S3' : `role ${role.name}` }));
  if (spec.externalId !== undefined) found.push(finding('generate-iam-external-id'));
  for (const account of spec.trustAccounts) found.push(finding('generate-iam-account-trusted', { account }));
  if (issuer !== undefined && issuer.subjects.length === 0)
    found.push(finding('generate-iam-everybody-of-issuer', { issuer: issuer.url }));
  const paths = [...buckets, ...prefixes.map((one) => `${one.bucket}/${one.prefix}`)];
  if (!spec.listAllBuckets)
    found.push(finding('generate-iam-bucket-list-closed', { paths: paths.length === 0 ? 'the bucket' : paths }));
  else if (paths.length > 0) found.push(finding('generate-iam-bucket-list-open'));
  if (spec.bucketPolicy) {
    const except = role === undefined ? '' : `, and role ${role.name}`;
    found.push(finding('generate-iam-bucket-deny-reaches', { buckets, except }));
  }
  return found;
}
