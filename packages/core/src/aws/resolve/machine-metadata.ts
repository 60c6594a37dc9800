import type { AwsSetting } from '../aws-reading.ts';
import type { AwsKeys, ValueSource } from './aws-outcome.ts';
import type { AwsTrace } from './aws-trace.ts';
import type { AwsWorld } from './aws-world.ts';

/** Where a container hands out keys. */
export interface ContainerMetadata {
  readonly url: string;
  readonly from: ValueSource;
}

const RELATIVE = 'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI';
const FULL = 'AWS_CONTAINER_CREDENTIALS_FULL_URI';
const CONTAINER_HOST = 'http://169.254.170.2';

/** What the environment says of the container it runs in (aws-config C.1). */
export function containerOf({ env }: AwsWorld): ContainerMetadata | undefined {
  const relative = env.get(RELATIVE) ?? '';
  if (relative !== '') return { url: `${CONTAINER_HOST}${relative}`, from: { from: 'variable', variable: RELATIVE } };
  const full = env.get(FULL) ?? '';
  return full === '' ? undefined : { url: full, from: { from: 'variable', variable: FULL } };
}

/** Notes that the container is asked, and returns its keys. */
export function containerKeys(trace: AwsTrace, { url, from }: ContainerMetadata): AwsKeys {
  trace.note({ kind: 'metadata', of: 'container', url, from });
  const container: ValueSource = { from: 'container' };
  return { accessKeyId: container, secretAccessKey: container, sessionToken: container };
}

/** Whether the environment forbids to ask the instance. */
export function isMetadataDisabled({ env }: AwsWorld): boolean {
  return env.get('AWS_EC2_METADATA_DISABLED')?.toLowerCase() === 'true';
}

/** Notes that the instance is asked (aws-config B.2 ec2_metadata_service_endpoint). */
export function noteInstance(
  trace: AwsTrace,
  { env }: AwsWorld,
  settings: ReadonlyMap<string, AwsSetting> | undefined,
): void {
  const variable = 'AWS_EC2_METADATA_SERVICE_ENDPOINT';
  const given = env.get(variable) ?? '';
  const setting = settings?.get('ec2_metadata_service_endpoint');
  const mode =
    env.get('AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE') ?? settings?.get('ec2_metadata_service_endpoint_mode')?.value;
  if (given !== '') trace.note({ kind: 'metadata', of: 'instance', url: given, from: { from: 'variable', variable } });
  else if (setting !== undefined && setting.value !== '')
    trace.note({ kind: 'metadata', of: 'instance', url: setting.value, from: { from: 'setting', setting } });
  else {
    const host = mode?.toLowerCase() === 'ipv6' ? '[fd00:ec2::254]' : '169.254.169.254';
    trace.note({ kind: 'metadata', of: 'instance', url: `http://${host}` });
  }
}
