import { operators } from '../../iam/condition-operators.ts';
import { nearestName } from '../nearest-name.ts';
import { replaceText } from '../replace-text.ts';
import { conditionsOf, effectOf, type PolicyText, texts } from './policy-text.ts';

/** Keys of AWS itself and of STS; those of other services have their own prefix and are not judged. */
const knownKeys = [
  'aws:CalledVia',
  'aws:CalledViaFirst',
  'aws:CalledViaLast',
  'aws:CurrentTime',
  'aws:EpochTime',
  'aws:FederatedProvider',
  'aws:MultiFactorAuthAge',
  'aws:MultiFactorAuthPresent',
  'aws:PrincipalAccount',
  'aws:PrincipalArn',
  'aws:PrincipalIsAWSService',
  'aws:PrincipalOrgID',
  'aws:PrincipalOrgPaths',
  'aws:PrincipalServiceName',
  'aws:PrincipalServiceNamesList',
  'aws:PrincipalType',
  'aws:referer',
  'aws:RequestedRegion',
  'aws:ResourceAccount',
  'aws:ResourceOrgID',
  'aws:ResourceOrgPaths',
  'aws:SecureTransport',
  'aws:SourceAccount',
  'aws:SourceArn',
  'aws:SourceIdentity',
  'aws:SourceIp',
  'aws:SourceOrgID',
  'aws:SourceOrgPaths',
  'aws:SourceVpc',
  'aws:SourceVpce',
  'aws:SourceVpcArn',
  'aws:TagKeys',
  'aws:TokenIssueTime',
  'aws:UserAgent',
  'aws:userid',
  'aws:username',
  'aws:ViaAWSService',
  'aws:VpcSourceIp',
  'aws:VpceAccount',
  'aws:VpceOrgID',
  'aws:VpceOrgPaths',
  'aws:AssumedRoot',
  'aws:ChatbotSourceArn',
  'aws:Ec2InstanceSourceVpc',
  'aws:Ec2InstanceSourcePrivateIPv4',
  'aws:SignInSessionArn',
  'aws:IsMcpServiceAction',
  'aws:ViaAWSMCPService',
  'aws:CalledViaAWSMCP',
  'aws:AssumedRootTaskPolicyArn',
  'sts:ExternalId',
  'sts:RoleSessionName',
  'sts:SourceIdentity',
  'sts:TransitiveTagKeys',
  'sts:AWSServiceName',
  'sts:DurationSeconds',
  'sts:RequestContext',
  'sts:RequestContextProviders',
  'sts:TaskPolicyArn',
  'sts:IdentityTokenAudience',
  'sts:SigningAlgorithm',
  'sts:RequestContext/identitystore:UserId',
];
const folded: ReadonlySet<string> = new Set(knownKeys.map((key) => key.toLowerCase()));
/** A name of the person follows. */
const openKeys = ['aws:requesttag/', 'aws:resourcetag/', 'aws:principaltag/', 'sts:requestcontext/'];

const operatorNames = [
  'StringEquals',
  'StringNotEquals',
  'StringEqualsIgnoreCase',
  'StringNotEqualsIgnoreCase',
  'StringLike',
  'StringNotLike',
  'NumericEquals',
  'NumericNotEquals',
  'NumericLessThan',
  'NumericLessThanEquals',
  'NumericGreaterThan',
  'NumericGreaterThanEquals',
  'DateEquals',
  'DateNotEquals',
  'DateLessThan',
  'DateLessThanEquals',
  'DateGreaterThan',
  'DateGreaterThanEquals',
  'Bool',
  'BinaryEquals',
  'IpAddress',
  'NotIpAddress',
  'ArnEquals',
  'ArnLike',
  'ArnNotEquals',
  'ArnNotLike',
  'Null',
];

/** Conditions that are misspelt, or that do not ask for MFA although they seem to. */
export function checkConditions(policy: PolicyText): void {
  const seen = new Set<unknown>();
  for (const statement of policy.statements) {
    for (const { operator, key } of conditionsOf(statement)) {
      if (!seen.has(operator)) checkOperator(policy, operator.key, operator.keyTextSpan);
      seen.add(operator);
      checkKey(policy, key.key, key.keyTextSpan);
      const items = key.value.type === 'array' ? key.value.items : [key.value];
      for (const item of items) {
        if (item.type !== 'boolean' && item.type !== 'number') continue;
        const value = item.type === 'boolean' ? String(item.value) : item.text;
        const fix = replaceText(policy.source.name, item.span, `"${value}"`, 'put it in quotes', true);
        policy.report('iam-boolean-bare', item.span, { facts: { value }, fixes: [fix] });
      }
      checkMfa(policy, statement, operator.key, key);
    }
  }
}

function checkOperator(policy: PolicyText, name: string, span: PolicyText['root']['span']): void {
  const colon = name.indexOf(':');
  const set = colon < 0 ? '' : name.slice(0, colon).toLowerCase();
  const bare = name.slice(colon + 1);
  const plain = bare.toLowerCase().endsWith('ifexists') ? bare.slice(0, -'ifexists'.length) : bare;
  const known = operators.has(plain.toLowerCase()) || ['null', 'binaryequals'].includes(plain.toLowerCase());
  if (known && (set === '' || set === 'forallvalues' || set === 'foranyvalue')) return;
  const nearest = nearestName(plain, operatorNames);
  policy.report('iam-operator-unknown', span, {
    facts: { operator: name, ...(nearest === undefined || known ? {} : { nearest }) },
  });
}

function checkKey(policy: PolicyText, key: string, span: PolicyText['root']['span']): void {
  const lower = key.toLowerCase();
  if (folded.has(lower) || openKeys.some((start) => lower.startsWith(start))) return;
  const ours = lower.startsWith('aws:') || lower.startsWith('sts:');
  const nearest = nearestName(key, knownKeys);
  // A prefix of another service, or of an issuer of tokens, has keys that are not known here.
  if (!ours && (key.includes(':') || nearest === undefined)) return;
  policy.report('iam-condition-key-unknown', span, {
    facts: { key, ...(nearest === undefined ? {} : { nearest }) },
    fixes: nearest === undefined ? [] : [replaceText(policy.source.name, span, nearest, `write ${nearest}`, false)],
  });
}

/** Absent for long-term keys: what holds without the key lets them in, or does not keep them out (aws-wire §2.4). */
function checkMfa(
  policy: PolicyText,
  statement: PolicyText['root'],
  operator: string,
  key: ReturnType<typeof conditionsOf>[number]['key'],
): void {
  if (key.key.toLowerCase() !== 'aws:multifactorauthpresent') return;
  const name = operator.toLowerCase();
  const scalar = key.value.type === 'boolean' ? String(key.value.value) : texts(key.value)[0]?.value.toLowerCase();
  const allowsAbsent = effectOf(statement) === 'Allow' && scalar === 'true' && name === 'boolifexists';
  const missesAbsent = effectOf(statement) === 'Deny' && scalar === 'false' && name === 'bool';
  // Null asks whether the key is there: false also where it is there and says "false".
  const presenceOnly = effectOf(statement) === 'Allow' && name === 'null' && scalar === 'false';
  if (!allowsAbsent && !missesAbsent && !presenceOnly) return;
  const effect = allowsAbsent
    ? 'lets requests in'
    : missesAbsent
      ? 'denies nothing'
      : 'takes a session without MFA too, and says nothing';
  policy.report('iam-mfa-lenient', key.keySpan, { facts: { operator, effect } });
}
