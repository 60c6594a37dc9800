import { iamFormWords } from '../../catalogue/generate-iam-words.ts';
import { fillTemplate } from '../../diagnostic/fill-template.ts';
import type { JsonMembers, JsonValue } from '../json-value.ts';
import { printYaml } from '../print-yaml.ts';
import { asciiJson, commentOf, present } from './commented-value.ts';
import type { IamResource, IamStack } from './iam-output.ts';
import { isoDuration } from './iso-duration.ts';
import { uniqueName } from './unique-name.ts';

/** A CloudFormation template for an account, as YAML with comments or as JSON. */
export function printCloudFormation(stack: IamStack, form: 'yaml' | 'json'): string {
  const taken = new Set<string>();
  const resources: [string, JsonMembers][] = [];
  let provider: string | undefined;
  for (const resource of stack.resources) {
    const id = uniqueName(resourceName(resource), taken);
    if (resource.kind === 'oidc-provider') provider = id;
    const dependsOn = resource.kind === 'role' && resource.needsProvider ? provider : undefined;
    resources.push([
      id,
      { ...resourceMembers(resource), ...(dependsOn === undefined ? {} : { DependsOn: dependsOn }) },
    ]);
  }
  const asksInstance = stack.resources.some((one) => one.kind === 'permission-set' && one.instanceArn === undefined);
  const { account, partition } = stack;
  const template = present({
    AWSTemplateFormatVersion: '2010-09-09',
    Description: `${iamFormWords.head} ${fillTemplate(iamFormWords.stack, { account, partition }) ?? ''}`,
    Parameters: asksInstance
      ? { InstanceArn: { Type: 'String', Description: iamFormWords.instanceParameter } }
      : undefined,
    Resources: Object.fromEntries(resources),
  });
  return form === 'yaml' ? printYaml(template, commentOf) : `${asciiJson(template, 2)}\n`;
}

/** Logical names are letters and digits alone. */
function resourceName(resource: IamResource): string {
  const plain = (text: string): string => text.replaceAll(/[^A-Za-z0-9]/gu, '');
  switch (resource.kind) {
    case 'role':
      return 'Role';
    case 'user-policy':
      return `UserPolicy${plain(resource.user)}`;
    case 'managed-policy':
      return resource.document.id === 'self-service' ? 'SelfServicePolicy' : 'CallerPolicy';
    case 'bucket-policy':
      return `BucketPolicy${plain(resource.bucket)}`;
    case 'oidc-provider':
      return 'Issuer';
    case 'permission-set':
      return 'PermissionSet';
  }
}

function resourceMembers(resource: IamResource): JsonMembers {
  const of = (Type: string, Properties: Readonly<Record<string, JsonValue | undefined>>): JsonMembers => ({
    Type,
    Properties: present(Properties),
  });
  switch (resource.kind) {
    case 'role':
      return of('AWS::IAM::Role', {
        RoleName: resource.name,
        Path: resource.path === '/' ? undefined : resource.path,
        MaxSessionDuration: resource.sessionDuration,
        AssumeRolePolicyDocument: resource.trust.policy,
        Policies: [{ PolicyName: resource.name, PolicyDocument: resource.permissions.policy }],
      });
    case 'user-policy':
      return of('AWS::IAM::UserPolicy', {
        UserName: resource.user,
        PolicyName: resource.name,
        PolicyDocument: resource.document.policy,
      });
    case 'managed-policy':
      return of('AWS::IAM::ManagedPolicy', {
        ManagedPolicyName: resource.name,
        Users: resource.users.length === 0 ? undefined : resource.users,
        PolicyDocument: resource.document.policy,
      });
    case 'bucket-policy':
      return of('AWS::S3::BucketPolicy', { Bucket: resource.bucket, PolicyDocument: resource.document.policy });
    case 'oidc-provider':
      return of('AWS::IAM::OIDCProvider', { Url: resource.url, ClientIdList: resource.clientIds });
    case 'permission-set':
      return of('AWS::SSO::PermissionSet', {
        InstanceArn: resource.instanceArn ?? { Ref: 'InstanceArn' },
        Name: resource.name,
        SessionDuration: isoDuration(resource.sessionDuration),
        InlinePolicy: resource.document.policy,
      });
  }
}
