import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  evaluatePolicies,
  readPolicy,
  RequestContext,
  type ContextValue,
  type Decision,
  type Policy,
  type PolicyKind,
  type RequestPrincipal,
} from '../../src/index.ts';

const file = fileURLToPath(new URL('../../../../../shared/vectors/aws-captures/iam-evaluation.json', import.meta.url));

export const capturesExist: boolean = existsSync(file);

export interface EvaluationCase {
  readonly name: string;
  /** `recognise`: wording that a client must understand; which of several reasons AWS names is not to be produced. */
  readonly use?: string;
  readonly precondition: {
    readonly caller: { readonly kind: string; readonly arn: string; readonly role?: string };
    readonly identityPolicies: readonly unknown[];
    readonly sessionPolicies?: readonly unknown[];
    readonly boundary?: unknown;
    readonly resourcePolicy?: unknown;
    readonly scps?: readonly unknown[];
    readonly rcps?: readonly unknown[];
    readonly vpcEndpointPolicy?: unknown;
    readonly resourceOwner?: string;
    readonly bucket?: { readonly blockPublic?: boolean };
    readonly context: Readonly<Record<string, ContextValue>>;
  };
  readonly request: { readonly params: { readonly action: string; readonly resource: string } };
  readonly response: {
    readonly message: string | null;
    readonly messageContains?: string;
    readonly fields: { readonly decision: string; readonly deniedBy?: string };
  };
}

/** The captured decisions of the shared folder, or of another file of the same form. */
export function readEvaluationCases(from: string = file): readonly EvaluationCase[] {
  const { cases } = JSON.parse(readFileSync(from, 'utf8')) as { readonly cases: readonly EvaluationCase[] };
  return cases;
}

/** Why a case lies outside the model; undefined for those inside. */
function outsideModel({ precondition, response }: EvaluationCase): string | undefined {
  if (precondition.bucket?.blockPublic === true) return 'S3 Block Public Access';
  const endpointDecides = response.fields.deniedBy === 'VPC endpoint policy';
  if (endpointDecides && precondition.vpcEndpointPolicy === undefined) return 'the deciding policy is not given';
  return undefined;
}

interface Outcome {
  readonly decision: string;
  readonly deniedBy: string | undefined;
}

const decisions: Readonly<Record<Decision, string>> = {
  allow: 'allowed',
  'explicit-deny': 'explicitDeny',
  'implicit-deny': 'implicitDeny',
  unknown: 'unknown',
};

const kindNames: Readonly<Record<PolicyKind, string>> = {
  identity: 'identity-based policy',
  resource: 'resource-based policy',
  trust: 'resource-based policy',
  session: 'session policy',
  boundary: 'permissions boundary',
  'service-control': 'service control policy',
  'resource-control': 'resource control policy',
  'vpc-endpoint': 'VPC endpoint policy',
};

/** How far our evaluator decides as AWS did, and the cases left out with the reason. */
export interface EvaluationAgreement {
  readonly agree: number;
  readonly total: number;
  readonly disagreements: readonly { readonly name: string; readonly expected: unknown; readonly got: unknown }[];
  readonly outside: ReadonlyMap<string, string>;
}

/** Evaluates every case inside the model; the kind of policy that denied counts where a program has to name it. */
export function compareEvaluations(cases: readonly EvaluationCase[]): EvaluationAgreement {
  const outside = new Map<string, string>();
  const disagreements: { name: string; expected: unknown; got: unknown }[] = [];
  for (const one of cases) {
    const reason = outsideModel(one);
    if (reason !== undefined) {
      outside.set(one.name, reason);
      continue;
    }
    const { decision, deniedBy = null } = one.response.fields;
    const got = evaluateCase(one);
    const reasonAsserted = deniedBy !== null && one.use !== 'recognise';
    if (got.decision !== decision || (reasonAsserted && got.deniedBy !== deniedBy))
      disagreements.push({ name: one.name, expected: one.response.fields, got });
  }
  const total = cases.length - outside.size;
  return { agree: total - disagreements.length, total, disagreements, outside };
}

/** What the evaluator says to a case, in the words of the vectors. */
function evaluateCase({ precondition, request }: EvaluationCase): Outcome {
  const { context, resourceOwner } = precondition;
  const owner = resourceOwner?.startsWith('arn:') === true ? resourceOwner.split(':')[4] : resourceOwner;
  const evaluation = evaluatePolicies(
    {
      principal: principalOf(precondition.caller, context),
      action: request.params.action,
      resource: request.params.resource,
      context: new RequestContext(Object.entries(context)),
      ...(owner === undefined ? {} : { resourceAccount: owner }),
    },
    {
      identity: precondition.identityPolicies.map(readPolicy),
      ...optional('session', precondition.sessionPolicies),
      ...optional('boundary', one(precondition.boundary)),
      ...optional('resource', one(precondition.resourcePolicy)),
      ...optional('service-control', precondition.scps),
      ...optional('resource-control', precondition.rcps),
      ...optional('vpc-endpoint', one(precondition.vpcEndpointPolicy)),
    },
  );
  const denied = evaluation.decision === 'explicit-deny' || evaluation.decision === 'implicit-deny';
  return { decision: decisions[evaluation.decision], deniedBy: denied ? kindNames[evaluation.kind] : undefined };
}

function one(policy: unknown): readonly unknown[] | undefined {
  return policy === undefined || policy === null ? undefined : [policy];
}

function optional(kind: PolicyKind, documents: readonly unknown[] | undefined): Partial<Record<PolicyKind, Policy[]>> {
  return documents === undefined ? {} : { [kind]: documents.map(readPolicy) };
}

function principalOf(
  caller: EvaluationCase['precondition']['caller'],
  context: EvaluationCase['precondition']['context'],
): RequestPrincipal {
  const account = caller.arn.split(':')[4] ?? '';
  if (caller.kind !== 'role-session') return { kind: 'user', arn: caller.arn, account };
  // The session's ARN has no path; where a case needs the role's full ARN it stands in the context.
  const known = context['aws:PrincipalArn'];
  const roleArn = typeof known === 'string' ? known : (caller.role ?? '');
  return { kind: 'role-session', arn: caller.arn, roleArn, account };
}
