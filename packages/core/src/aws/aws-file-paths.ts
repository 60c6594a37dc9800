import { programs, type ProgramId } from '../programs/program.ts';
import type { AwsFileKind } from './aws-reading.ts';
import { pythonExpandPath } from './resolve/python-values.ts';

const variables: Readonly<Record<AwsFileKind, string>> = {
  config: 'AWS_CONFIG_FILE',
  credentials: 'AWS_SHARED_CREDENTIALS_FILE',
};

/**
 * Where a program looks for one of the AWS files; undefined: it reads none. Cyberduck always takes `~/.aws`
 * (cyberduck-s3-connect §1.1); the others take a variable first (aws-config A.1). `home` without a slash at its end.
 */
export function awsFilePath(
  kind: AwsFileKind,
  program: ProgramId,
  home: string,
  environment: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const usual = `${home}/.aws/${kind}`;
  const { family } = programs[program];
  const moved = environment[variables[kind]];
  if (family === 'cyberduck' || moved === undefined) return usual;
  // Set but empty: botocore then reads nothing, the others the usual file.
  if (moved === '') return family === 'botocore' ? undefined : usual;
  if (family === 'botocore') return pythonExpandPath(moved, home, definedOf(environment));
  // Go expands nothing; JavaScript and Java a leading `~/`.
  return family !== 'sdk-go' && moved.startsWith('~/') ? `${home}${moved.slice(1)}` : moved;
}

function definedOf(environment: Readonly<Record<string, string | undefined>>): Map<string, string> {
  const defined = new Map<string, string>();
  for (const [name, value] of Object.entries(environment)) if (value !== undefined) defined.set(name, value);
  return defined;
}
