import { parseArn } from '../../identifiers/arn.ts';
import { findPlaceholder } from '../../identifiers/placeholder.ts';
import type { JsonNode, JsonObject, JsonString } from '../../json/json-tree.ts';
import { nearestName } from '../nearest-name.ts';
import { replaceText } from '../replace-text.ts';
import { conditionsOf, effectOf, member, type PolicyText, texts } from './policy-text.ts';

const stsActions = [
  'sts:AssumeRole',
  'sts:AssumeRoleWithSAML',
  'sts:AssumeRoleWithWebIdentity',
  'sts:AssumeRoot',
  'sts:TagSession',
  'sts:SetSourceIdentity',
  'sts:SetContext',
  'sts:GetSessionToken',
  'sts:GetFederationToken',
  'sts:GetCallerIdentity',
  'sts:GetAccessKeyInfo',
  'sts:DecodeAuthorizationMessage',
  'sts:GetServiceBearerToken',
  'sts:GetWebIdentityToken',
  'sts:GetDelegatedAccessToken',
];
const stsNames: ReadonlySet<string> = new Set(stsActions.map((action) => action.toLowerCase()));

/** Who is let in, to do what, and whether that is who the target is. */
export function checkPrincipals(policy: PolicyText): void {
  checkPlaceholders(policy, policy.root);
  for (const statement of policy.statements) {
    checkActions(policy, statement);
    if (policy.kind === 'trust') checkTrust(policy, statement);
    if (policy.kind === 'identity') checkRole(policy, statement);
  }
}

function checkPlaceholders(policy: PolicyText, node: JsonNode): void {
  if (node.type === 'string') {
    const found = findPlaceholder(node.value);
    if (found !== undefined) policy.report('iam-placeholder-left', node.span, { facts: { placeholder: found.text } });
  } else if (node.type === 'array') for (const item of node.items) checkPlaceholders(policy, item);
  else if (node.type === 'object') for (const { value } of node.members) checkPlaceholders(policy, value);
}

function checkActions(policy: PolicyText, statement: JsonObject): void {
  for (const element of ['Action', 'NotAction']) {
    for (const { value, span, textSpan } of texts(member(statement, element)?.value)) {
      if (value === '*' || (value.includes('*') && value.includes(':')) || value.includes('?')) continue;
      const lower = value.toLowerCase();
      const wrong = lower.startsWith('sts:')
        ? !stsNames.has(lower)
        : !/^[a-z0-9-]{1,64}:[A-Za-z0-9]{1,128}$/u.test(value);
      if (!wrong) continue;
      const nearest = nearestName(value, stsActions);
      policy.report('iam-action-unknown', span, {
        facts: { action: value, ...(nearest === undefined ? {} : { nearest }) },
        fixes:
          nearest === undefined ? [] : [replaceText(policy.source.name, textSpan, nearest, `write ${nearest}`, false)],
      });
    }
  }
}

function checkTrust(policy: PolicyText, statement: JsonObject): void {
  const principal = member(statement, 'Principal');
  const allows = effectOf(statement) === 'Allow';
  if (principal === undefined || !allows) return;
  const aws = principal.value.type === 'string' ? texts(principal.value) : texts(member(principal.value, 'AWS')?.value);
  const everybody = aws.filter(({ value }) => value === '*');
  const conditioned = conditionsOf(statement).length > 0;
  for (const { span } of everybody)
    policy.report('iam-principal-everyone', span, { severity: conditioned ? 'warning' : 'error' });
  const services = texts(member(principal.value, 'Service')?.value);
  for (const { value, span } of services)
    if (isUseless(value, aws)) policy.report('iam-service-useless', span, { facts: { service: value } });
  const people = aws.filter(({ value }) => value !== '*');
  checkAccounts(policy, people);
  const asks = conditionsOf(statement).some(({ key }) => key.key.toLowerCase().startsWith('aws:multifactorauth'));
  const assumes = texts(member(statement, 'Action')?.value).some(
    ({ value }) => value.toLowerCase() === 'sts:assumerole',
  );
  const [first] = people;
  // Roles and services have no device; accounts and users do.
  if (
    !asks &&
    assumes &&
    first !== undefined &&
    people.some(({ value }) => !value.includes(':role/') && !value.includes('assumed-role'))
  )
    policy.report('iam-mfa-missing', first.span, {
      facts: { who: first.value },
      ...(policy.target?.mfa === true ? { severity: 'warning' } : {}),
    });
}

/** S3 assumes no roles for clients; any service beside people in one statement is of no use to these people. */
function isUseless(service: string, people: readonly JsonString[]): boolean {
  return service === 's3.amazonaws.com' || people.length > 0;
}

/** None of them is of the account that asks. */
function checkAccounts(policy: PolicyText, people: readonly JsonString[]): void {
  const { target } = policy;
  const [first] = people;
  if (target?.account === undefined || first === undefined) return;
  const accounts = people.map(({ value }) => (/^\d{12}$/u.test(value) ? value : parseArn(value)?.account));
  if (accounts.includes(target.account)) return;
  const facts = { target: target.name, wanted: target.account, found: first.value };
  policy.report('iam-account-differs', first.span, { facts });
}

function checkRole(policy: PolicyText, statement: JsonObject): void {
  const { target } = policy;
  const wanted = target?.roleArn;
  if (target === undefined || wanted === undefined) return;
  const assumes = texts(member(statement, 'Action')?.value).some(
    ({ value }) => value.toLowerCase() === 'sts:assumerole',
  );
  const resources = texts(member(statement, 'Resource')?.value);
  const [first] = resources;
  if (!assumes || first === undefined || resources.some(({ value }) => value === wanted || value.includes('*'))) return;
  policy.report('iam-account-differs', first.span, { facts: { target: target.name, wanted, found: first.value } });
}
