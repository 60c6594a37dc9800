import { iamFormWords } from '../../catalogue/generate-iam-words.ts';
import { fillTemplate } from '../../diagnostic/fill-template.ts';
import type { JsonMembers, JsonValue } from '../json-value.ts';
import { type HclBlock, type HclValue, printHcl } from '../print-hcl.ts';
import { commentOf } from './commented-value.ts';
import { documentTitle } from './generate-iam.ts';
import type { IamResource, IamStack } from './iam-output.ts';
import { isoDuration } from './iso-duration.ts';
import { uniqueName } from './unique-name.ts';

type Attribute = readonly [name: string, value: HclValue];

const value = (of: JsonValue): HclValue => ({ kind: 'value', value: of });
const json = (of: JsonMembers): HclValue => ({ kind: 'json', value: of });
const expression = (text: string): HclValue => ({ kind: 'expression', text });

/** A module of Terraform (and OpenTofu) for an account; the provider `aws` is set up by who uses it. */
export function printTerraform(stack: IamStack): string {
  const taken = new Set<string>();
  const { account, partition } = stack;
  const head = [iamFormWords.head, fillTemplate(iamFormWords.stack, { account, partition }) ?? ''];
  return printHcl(
    head,
    stack.resources.flatMap((resource) => blocksOf(resource, taken)),
    commentOf,
  );
}

function blocksOf(resource: IamResource, taken: Set<string>): readonly HclBlock[] {
  const label = (text: string): string => uniqueName(labelOf(text), taken, '_');
  const block = (type: string, name: string, attributes: readonly Attribute[], comment?: string): HclBlock => ({
    words: ['resource', type, name],
    attributes,
    ...(comment === undefined ? {} : { comment }),
  });
  switch (resource.kind) {
    case 'role':
      return roleBlocks(resource, label(resource.name), block);
    case 'user-policy':
      return [
        block(
          'aws_iam_user_policy',
          label(`user_${resource.user}`),
          [
            ['name', value(resource.name)],
            ['user', value(resource.user)],
            ['policy', json(resource.document.policy)],
          ],
          documentTitle(resource.document),
        ),
      ];
    case 'managed-policy': {
      const name = label(resource.name);
      return [
        block(
          'aws_iam_policy',
          name,
          [
            ['name', value(resource.name)],
            ['policy', json(resource.document.policy)],
          ],
          documentTitle(resource.document),
        ),
        ...resource.users.map((user) =>
          block('aws_iam_user_policy_attachment', label(`${name}_${user}`), [
            ['user', value(user)],
            ['policy_arn', expression(`aws_iam_policy.${name}.arn`)],
          ]),
        ),
      ];
    }
    case 'bucket-policy':
      return [
        block(
          'aws_s3_bucket_policy',
          label(`bucket_${resource.bucket}`),
          [
            ['bucket', value(resource.bucket)],
            ['policy', json(resource.document.policy)],
          ],
          `${documentTitle(resource.document)}. ${iamFormWords.bucketPolicy}`,
        ),
      ];
    case 'oidc-provider':
      return [
        block(
          'aws_iam_openid_connect_provider',
          'issuer',
          [
            ['url', value(resource.url)],
            ['client_id_list', value(resource.clientIds)],
          ],
          iamFormWords.provider,
        ),
      ];
    case 'permission-set':
      return permissionSetBlocks(resource, label(resource.name), block);
  }
}

type MakeBlock = (type: string, name: string, attributes: readonly Attribute[], comment?: string) => HclBlock;

function roleBlocks(role: Extract<IamResource, { kind: 'role' }>, name: string, block: MakeBlock): readonly HclBlock[] {
  return [
    block(
      'aws_iam_role',
      name,
      [
        ['name', value(role.name)],
        ...(role.path === '/' ? [] : [['path', value(role.path)] as const]),
        ['max_session_duration', value(role.sessionDuration)],
        ['assume_role_policy', json(role.trust.policy)],
        ...(role.needsProvider
          ? [['depends_on', expression('[aws_iam_openid_connect_provider.issuer]')] as const]
          : []),
      ],
      documentTitle(role.trust),
    ),
    block(
      'aws_iam_role_policy',
      name,
      [
        ['name', value(role.name)],
        ['role', expression(`aws_iam_role.${name}.id`)],
        ['policy', json(role.permissions.policy)],
      ],
      documentTitle(role.permissions),
    ),
  ];
}

function permissionSetBlocks(
  { name, instanceArn, sessionDuration, document }: Extract<IamResource, { kind: 'permission-set' }>,
  label: string,
  block: MakeBlock,
): readonly HclBlock[] {
  const instance = expression('tolist(data.aws_ssoadmin_instances.this.arns)[0]');
  const arn: HclValue = instanceArn === undefined ? instance : value(instanceArn);
  return [
    ...(instanceArn === undefined
      ? [{ words: ['data', 'aws_ssoadmin_instances', 'this'], attributes: [], comment: iamFormWords.instance }]
      : []),
    block(
      'aws_ssoadmin_permission_set',
      label,
      [
        ['name', value(name)],
        ['instance_arn', arn],
        ['session_duration', value(isoDuration(sessionDuration))],
      ],
      iamFormWords.assign,
    ),
    block(
      'aws_ssoadmin_permission_set_inline_policy',
      label,
      [
        ['instance_arn', arn],
        ['permission_set_arn', expression(`aws_ssoadmin_permission_set.${label}.arn`)],
        ['inline_policy', json(document.policy)],
      ],
      documentTitle(document),
    ),
  ];
}

/** Labels are letters, digits, `_` and `-`, and begin with a letter or `_`. */
function labelOf(text: string): string {
  const plain = text.replaceAll(/[^A-Za-z0-9_-]/gu, '_');
  return /^[A-Za-z_]/u.test(plain) ? plain : `_${plain}`;
}
