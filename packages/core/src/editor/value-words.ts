import { parseArn } from '../identifiers/arn.ts';
import { classifyMfaSerial, type MfaSerialKind } from '../identifiers/mfa-serial.ts';
import { partitionOfRegion } from '../identifiers/partitions.ts';
import { parseRoleArn } from '../identifiers/role-arn.ts';
import { findProtocol } from '../profile/protocols.ts';

/** Longer values are none of those that something is known about. */
const longestValue = 2048;

/** What a value says, as Markdown: an ARN in its parts, the kind of an MFA device, the partition of a region. */
export function valueWords(key: string, value: string, isProtocol: boolean): string | undefined {
  if (value === '' || value.length > longestValue) return undefined;
  if (isProtocol) return protocolWords(value);
  if (key === 'mfa_serial') return mfaWords(value);
  if (value.startsWith('arn:')) return arnWords(value);
  if (!key.toLowerCase().includes('region') && key !== 's3.location') return undefined;
  const partition = partitionOfRegion(value);
  return partition === undefined
    ? undefined
    : `Region of the partition ${code(partition.id)}, hosts below ${code(partition.dnsSuffix)}`;
}

function protocolWords(identifier: string): string | undefined {
  const protocol = findProtocol(identifier);
  if (protocol === undefined) return undefined;
  const { scheme, defaultPort, defaultHostname, era, discontinued } = protocol;
  return [
    `**Protocol ${identifier}**, over ${scheme}${defaultPort === undefined ? '' : `, port ${defaultPort}`}`,
    ...(defaultHostname === undefined ? [] : [`Server, unless another is named: ${code(defaultHostname)}`]),
    ...(era === 'C' ? ['Since Cyberduck 9.5 and Mountain Duck 5.3.'] : []),
    ...(discontinued === true ? ['The service has ended.'] : []),
  ].join('\n\n');
}

function arnWords(value: string): string | undefined {
  const role = parseRoleArn(value);
  if (role.ok) {
    const path = role.path === '/' ? [] : [`Path: ${code(role.path)}`];
    return [`**IAM role** ${code(role.name)}`, ...accountLines(role), ...path].join('\n\n');
  }
  const arn = parseArn(value);
  if (arn === undefined) return undefined;
  const region = arn.region === '' ? [] : [`Region: ${code(arn.region)}`];
  const lines = accountLines({ account: arn.account, partition: arn.partition });
  return [`**ARN** of ${code(arn.service)}: ${code(arn.resource)}`, ...lines, ...region].join('\n\n');
}

const mfaKinds: Readonly<Partial<Record<MfaSerialKind, string>>> = {
  'virtual-arn': 'MFA device that shows codes: an authenticator application or a hardware token with an ARN',
  'sms-arn': 'MFA device that gets its codes by text message',
  hardware: 'Serial number of a hardware token',
  u2f: 'Security key or passkey: it has no six-digit codes, so no program can ask for one',
  'user-arn': 'ARN of a user, not of a device',
  'role-arn': 'ARN of a role, not of a device',
  malformed: 'Neither the ARN of an MFA device nor a serial number',
  placeholder: 'A placeholder of an example',
};

function mfaWords(value: string): string | undefined {
  const { kind, device, account, partition } = classifyMfaSerial(value);
  const words = mfaKinds[kind];
  if (words === undefined) return undefined;
  return [
    `**${words}**`,
    ...(device === undefined ? [] : [`Name: ${code(device)}`]),
    ...accountLines({ account, partition }),
  ].join('\n\n');
}

function accountLines(of: { account: string | undefined; partition: string | undefined }): readonly string[] {
  return [
    ...(of.account === undefined || of.account === '' ? [] : [`Account: ${code(of.account)}`]),
    ...(of.partition === undefined ? [] : [`Partition: ${code(of.partition)}`]),
  ];
}

/** As code in Markdown; a backtick inside would end it. */
function code(text: string): string {
  return `\`${text.replaceAll('`', "'")}\``;
}
