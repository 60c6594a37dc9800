import { iamFormWords } from '../../catalogue/generate-iam-words.ts';
import { fillTemplate } from '../../diagnostic/fill-template.ts';
import { posixWord, powerShellQuoted } from '../../handover/quote-word.ts';
import type { JsonMembers } from '../json-value.ts';
import { asciiJson } from './commented-value.ts';
import { documentTitle } from './generate-iam.ts';
import type { IamDocument, IamResource, IamStack } from './iam-output.ts';
import { isoDuration } from './iso-duration.ts';
import { statementWords } from './statement-words.ts';

export type CommandShell = 'sh' | 'powershell';

/** A word of a command: as it is quoted, a policy, or what the shell found out before. */
type Word = string | { readonly policy: JsonMembers } | { readonly variable: 'instance' | 'permission_set' };

interface Command {
  readonly words: readonly Word[];
  /** Its output is kept. */
  readonly into?: 'instance' | 'permission_set';
}

/** Commands of the AWS CLI for an account, for a POSIX shell or PowerShell, each document with what it is for. */
export function printAwsCli({ account, partition, resources }: IamStack, shell: CommandShell): string {
  const lines = [
    ...(shell === 'sh' ? ['#!/bin/sh'] : []),
    `# ${iamFormWords.head}`,
    `# ${fillTemplate(iamFormWords.stack, { account, partition }) ?? ''} ${iamFormWords.existing}`,
    ...(shell === 'sh' ? ['set -eu'] : [`$ErrorActionPreference = 'Stop'`]),
  ];
  for (const resource of resources) {
    lines.push('', ...commentsOf(resource).map((line) => `# ${line}`));
    for (const command of commandsOf(resource, account, partition))
      lines.push(...(shell === 'sh' ? [shCommand(command)] : powerShellCommand(command)));
  }
  return lines.map((line) => `${line}\n`).join('');
}

function documentsIn(resource: IamResource): readonly IamDocument[] {
  if (resource.kind === 'role') return [resource.trust, resource.permissions];
  return 'document' in resource ? [resource.document] : [];
}

function commentsOf(resource: IamResource): readonly string[] {
  const more: Partial<Record<IamResource['kind'], string>> = {
    'oidc-provider': iamFormWords.provider,
    'bucket-policy': iamFormWords.bucketPolicy,
    'permission-set': iamFormWords.assign,
  };
  const attach = resource.kind === 'managed-policy' && resource.users.length === 0 ? [iamFormWords.caller] : [];
  const own = more[resource.kind];
  return [
    ...documentsIn(resource).flatMap((document) => [
      documentTitle(document),
      ...document.statements.map(({ sid }) => `  ${sid}: ${statementWords(sid)}`),
    ]),
    ...attach,
    ...(own === undefined ? [] : [own]),
  ];
}

function aws(words: readonly Word[]): Command {
  return { words: ['aws', ...words] };
}

function commandsOf(resource: IamResource, account: string, partition: string): readonly Command[] {
  switch (resource.kind) {
    case 'role': {
      const { name, path, trust, permissions, sessionDuration } = resource;
      const create = ['iam', 'create-role', '--role-name', name, ...(path === '/' ? [] : ['--path', path])];
      const duration = ['--max-session-duration', String(sessionDuration)];
      const put = ['iam', 'put-role-policy', '--role-name', name, '--policy-name', name];
      return [
        aws([...create, ...duration, '--assume-role-policy-document', { policy: trust.policy }]),
        aws([...put, '--policy-document', { policy: permissions.policy }]),
      ];
    }
    case 'user-policy': {
      const { user, name, document } = resource;
      const put = ['iam', 'put-user-policy', '--user-name', user, '--policy-name', name];
      return [aws([...put, '--policy-document', { policy: document.policy }])];
    }
    case 'managed-policy': {
      const { name, users, document } = resource;
      const arn = `arn:${partition}:iam::${account}:policy/${name}`;
      return [
        aws(['iam', 'create-policy', '--policy-name', name, '--policy-document', { policy: document.policy }]),
        ...users.map((user) => aws(['iam', 'attach-user-policy', '--user-name', user, '--policy-arn', arn])),
      ];
    }
    case 'bucket-policy': {
      const { bucket, document } = resource;
      return [aws(['s3api', 'put-bucket-policy', '--bucket', bucket, '--policy', { policy: document.policy }])];
    }
    case 'oidc-provider': {
      const { url, clientIds } = resource;
      return [aws(['iam', 'create-open-id-connect-provider', '--url', url, '--client-id-list', ...clientIds])];
    }
    case 'permission-set':
      return permissionSetCommands(resource);
  }
}

function permissionSetCommands({
  name,
  instanceArn,
  sessionDuration,
  document,
}: Extract<IamResource, { kind: 'permission-set' }>): readonly Command[] {
  const instance: readonly Word[] = ['--instance-arn', instanceArn ?? { variable: 'instance' }];
  const set: readonly Word[] = ['--permission-set-arn', { variable: 'permission_set' }];
  const list = ['sso-admin', 'list-instances', '--query', 'Instances[0].InstanceArn', '--output', 'text'];
  const duration = ['--session-duration', isoDuration(sessionDuration)];
  const output = ['--query', 'PermissionSet.PermissionSetArn', '--output', 'text'];
  const put: readonly Word[] = ['sso-admin', 'put-inline-policy-to-permission-set', ...instance, ...set];
  return [
    ...(instanceArn === undefined ? [{ ...aws(list), into: 'instance' as const }] : []),
    {
      ...aws(['sso-admin', 'create-permission-set', ...instance, '--name', name, ...duration, ...output]),
      into: 'permission_set',
    },
    aws([...put, '--inline-policy', { policy: document.policy }]),
  ];
}

function shCommand({ words, into }: Command): string {
  const line = words
    .map((word) => {
      if (typeof word === 'string') return posixWord(word);
      return 'policy' in word ? posixWord(asciiJson(word.policy)) : `"$${word.variable}"`;
    })
    .join(' ');
  return into === undefined ? line : `${into}=$(${line})`;
}

/** Windows PowerShell loses the double quotes of an argument: policies go through a file. */
function powerShellCommand({ words, into }: Command): readonly string[] {
  const before: string[] = [];
  const line = words
    .map((word, index) => {
      if (typeof word === 'string') return index === 0 || /^[\w-]+$/u.test(word) ? word : powerShellQuoted(word);
      if ('variable' in word) return `$${word.variable}`;
      const content = powerShellQuoted(asciiJson(word.policy));
      before.push(
        '$policy = New-TemporaryFile',
        `Set-Content -LiteralPath $policy.FullName -Encoding ascii -Value ${content}`,
      );
      return '"file://$($policy.FullName)"';
    })
    .join(' ');
  const call = into === undefined ? line : `$${into} = ${line}`;
  const stop = 'if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }';
  return [...before, call, ...(before.length === 0 ? [] : ['Remove-Item -LiteralPath $policy.FullName']), stop];
}
