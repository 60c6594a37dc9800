import { isAccountId } from './account-id.ts';
import { isArnPartition, parseArn, type Arn, type ArnPartition } from './arn.ts';
import { findPlaceholder } from './placeholder.ts';

/**
 * What a text given as MFA serial is. Only the first three can answer for a six-digit code:
 * a security key (`u2f`) has none (aws-config E.1).
 */
export type MfaSerialKind =
  | 'virtual-arn'
  | 'sms-arn'
  | 'hardware'
  | 'u2f'
  | 'user-arn'
  | 'role-arn'
  | 'placeholder'
  | 'empty'
  | 'malformed';

export interface MfaSerial {
  readonly kind: MfaSerialKind;
  /** When the text is an ARN that names one. */
  readonly partition?: ArnPartition;
  readonly account?: string;
  /** Name of the device, or of the user for a user's ARN; the serial itself for hardware. */
  readonly device?: string;
  /** Whether a code can be asked for. */
  readonly givesCodes: boolean;
}

const HARDWARE = /^[A-Za-z0-9]{9,256}$/u;
const DEVICE = /^[\w+=,.@/-]+$/u;
const MAX_LENGTH = 256;

/** Tells apart the things people put where a serial number of an MFA device belongs. */
export function classifyMfaSerial(text: string): MfaSerial {
  if (text === '') return { kind: 'empty', givesCodes: false };
  const arn = parseArn(text);
  const known = arn === undefined ? {} : accountAndPartition(arn);
  if (findPlaceholder(text) !== undefined) return { kind: 'placeholder', givesCodes: false, ...known };
  if (arn === undefined) {
    if (HARDWARE.test(text)) return { kind: 'hardware', givesCodes: true, device: text };
    return { kind: 'malformed', givesCodes: false };
  }
  const device = arn.resourceId;
  const wellFormed =
    arn.service === 'iam' &&
    arn.region === '' &&
    'account' in known &&
    'partition' in known &&
    DEVICE.test(device) &&
    text.length <= MAX_LENGTH &&
    arn.resource.startsWith(`${arn.resourceType}/`);
  if (!wellFormed) return { kind: 'malformed', givesCodes: false, ...known };
  switch (arn.resourceType) {
    case 'mfa':
      return { kind: 'virtual-arn', givesCodes: true, device, ...known };
    case 'sms-mfa':
      return { kind: 'sms-arn', givesCodes: true, device, ...known };
    case 'u2f':
      return { kind: 'u2f', givesCodes: false, device, ...known };
    case 'user':
      return { kind: 'user-arn', givesCodes: false, device, ...known };
    case 'role':
      return { kind: 'role-arn', givesCodes: false, device, ...known };
    default:
      return { kind: 'malformed', givesCodes: false, ...known };
  }
}

function accountAndPartition(arn: Arn): { partition?: ArnPartition; account?: string } {
  return {
    ...(isArnPartition(arn.partition) ? { partition: arn.partition } : {}),
    ...(isAccountId(arn.account) ? { account: arn.account } : {}),
  };
}
