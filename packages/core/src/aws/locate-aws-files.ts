import type { ProgramFamily } from '../programs/program.ts';
import type { AwsFileKind } from './aws-reading.ts';
import { pythonExpandPath } from './resolve/python-values.ts';

const variables: Readonly<Record<AwsFileKind, string>> = {
  config: 'AWS_CONFIG_FILE',
  credentials: 'AWS_SHARED_CREDENTIALS_FILE',
};

/**
 * Where a program looks for one of the two files (aws-config A.1, cyberduck-s3-connect §1.1). Undefined: it reads
 * nothing, because its variable is set to nothing. `home` without a slash at its end.
 */
export function locateAwsFile(
  kind: AwsFileKind,
  family: ProgramFamily,
  home: string,
  env: ReadonlyMap<string, string>,
): string | undefined {
  const usual = `${home}/.aws/${kind}`;
  const given = family === 'cyberduck' ? undefined : env.get(variables[kind]);
  if (given === undefined) return usual;
  if (family === 'botocore') return given === '' ? undefined : pythonExpandPath(given, home, env);
  if (given === '') return usual;
  // Go expands nothing; JavaScript and Java a leading `~/`.
  return family !== 'sdk-go' && given.startsWith('~/') ? home + given.slice(1) : given;
}
