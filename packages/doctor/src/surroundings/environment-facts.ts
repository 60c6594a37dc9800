import type { Machine } from '../machine/machine.ts';
import { variable } from './read-text.ts';
import type { VariableFact } from './surroundings.ts';
import { bareAddress } from './proxy-facts.ts';

/** How much of a variable may be told: all of it, the server of an address, or that it is set. */
type Told = 'value' | 'server' | 'name';

/** Variables that the AWS CLI, the SDKs and the sign-in look at (aws-config B.1, B.2, C.1). Cyberduck looks at none. */
const variables: readonly (readonly [name: string, told: Told])[] = [
  ['AWS_PROFILE', 'value'],
  ['AWS_DEFAULT_PROFILE', 'value'],
  ['AWS_ACCESS_KEY_ID', 'name'],
  ['AWS_SECRET_ACCESS_KEY', 'name'],
  ['AWS_SESSION_TOKEN', 'name'],
  ['AWS_SECURITY_TOKEN', 'name'],
  ['AWS_REGION', 'value'],
  ['AWS_DEFAULT_REGION', 'value'],
  ['AWS_CONFIG_FILE', 'value'],
  ['AWS_SHARED_CREDENTIALS_FILE', 'value'],
  ['AWS_CA_BUNDLE', 'value'],
  ['AWS_ROLE_ARN', 'value'],
  ['AWS_ROLE_SESSION_NAME', 'value'],
  ['AWS_WEB_IDENTITY_TOKEN_FILE', 'value'],
  ['AWS_CONTAINER_CREDENTIALS_FULL_URI', 'server'],
  ['AWS_CONTAINER_CREDENTIALS_RELATIVE_URI', 'name'],
  ['AWS_EC2_METADATA_DISABLED', 'value'],
  ['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS', 'value'],
  ['AWS_STS_REGIONAL_ENDPOINTS', 'value'],
  ['AWS_USE_DUALSTACK_ENDPOINT', 'value'],
  ['AWS_USE_FIPS_ENDPOINT', 'value'],
  ['AWS_SDK_LOAD_CONFIG', 'value'],
  ['REQUESTS_CA_BUNDLE', 'value'],
  ['NODE_EXTRA_CA_CERTS', 'value'],
];

/** Endpoints of one service each: `AWS_ENDPOINT_URL_S3`. */
const endpointPrefix = 'AWS_ENDPOINT_URL';

/** The variables that are set here; what may be a secret by its name only. */
export function findVariables(machine: Machine): readonly VariableFact[] {
  const found: VariableFact[] = [];
  for (const [name, told] of variables) {
    const value = variable(machine, name);
    if (value !== undefined) found.push(factOf(name, told, value));
  }
  for (const name of Object.keys(machine.environment).toSorted()) {
    const value = machine.environment[name];
    if (value !== undefined && name.startsWith(endpointPrefix)) found.push(factOf(name, 'server', value));
  }
  return found;
}

function factOf(name: string, told: Told, value: string): VariableFact {
  if (told === 'name') return { name };
  if (told === 'value') return { name, value };
  const address = bareAddress(value);
  return address === undefined ? { name } : { name, value: address };
}
