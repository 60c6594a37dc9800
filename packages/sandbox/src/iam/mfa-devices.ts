import { ServiceFailure } from '../service-failure.ts';
import { keyLetters } from '../sessions.ts';
import { memberList } from '../sts/sts-parameters.ts';
import { stepSeconds } from '../totp.ts';
import { nameOfArn, type WorldMfaDevice, type WorldUser } from '../world.ts';
import { element, optionalElement, textElement, type XmlPart } from '../xml-text.ts';
import type { IamCall } from './iam-call.ts';
import { userElement } from './iam-users.ts';
import { verifyPair } from './verify-pair.ts';

/** A picture of one white point: the sandbox draws no QR codes. */
const emptyPicture = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==';

/** A new virtual device, which belongs to nobody yet. */
export function createVirtualMfaDevice(call: IamCall): readonly XmlPart[] {
  const name = call.required('VirtualMFADeviceName');
  const serial = call.arn(`mfa${call.parameters.get('Path') ?? '/'}${name}`);
  call.check('iam:CreateVirtualMFADevice', serial);
  if (findDevice(call, serial) !== undefined) {
    throw new ServiceFailure(409, 'EntityAlreadyExists', 'MFA device already exists.');
  }
  const secret = keyLetters(call.random(64));
  const device: WorldMfaDevice = { serial, secret };
  call.changeWorld({ ...call.world, unassignedMfaDevices: [...unassigned(call), device] });
  const tags = memberList(call.parameters, 'Tags').map((tag) =>
    element('member', [textElement('Key', tag.get('Key') ?? ''), textElement('Value', tag.get('Value') ?? '')]),
  );
  return [
    element('VirtualMFADevice', [
      textElement('SerialNumber', serial),
      textElement('Base32StringSeed', Buffer.from(secret).toString('base64')),
      textElement('QRCodePNG', emptyPicture),
      ...(tags.length === 0 ? [] : [element('Tags', tags)]),
    ]),
  ];
}

/** Remove a virtual device that belongs to nobody. */
export function deleteVirtualMfaDevice(call: IamCall): undefined {
  const serial = call.required('SerialNumber');
  call.check('iam:DeleteVirtualMFADevice', serial);
  const found = findDevice(call, serial);
  if (found?.user !== undefined) {
    throw new ServiceFailure(409, 'DeleteConflict', 'MFA VirtualDevice in use. Must deactivate first.');
  }
  if (found === undefined) throw noSuchDevice(serial);
  call.changeWorld({ ...call.world, unassignedMfaDevices: unassigned(call).filter((one) => one.serial !== serial) });
}

/** Give a device to a user, who proves to have it by two codes. */
export function enableMfaDevice(call: IamCall): undefined {
  const user = call.user();
  const serial = call.required('SerialNumber');
  call.check('iam:EnableMFADevice', user.arn);
  checkOwnMfa(call, user);
  const found = findDevice(call, serial);
  if (found === undefined) throw noSuchDevice(serial);
  if (found.user?.arn === user.arn) {
    const text = `MFA Device for user ${nameOfArn(user.arn)} already exists.`;
    throw new ServiceFailure(409, 'EntityAlreadyExists', text);
  }
  if (found.user !== undefined) throw new ServiceFailure(409, 'EntityAlreadyExists', 'MFA Device is already in use.');
  const device = { ...synchronised(call, found.device), enabledAt: new Date(call.now * 1000).toISOString() };
  changeDevices(
    call,
    user,
    [...user.mfaDevices, device],
    unassigned(call).filter((one) => one.serial !== serial),
  );
}

/** Take a device from its user. Sessions that were opened with it outlive this (aws-wire §2.4). */
export function deactivateMfaDevice(call: IamCall): undefined {
  const user = call.user();
  const serial = call.required('SerialNumber');
  call.check('iam:DeactivateMFADevice', user.arn);
  checkOwnMfa(call, user);
  const { enabledAt: _ended, ...device } = deviceOf(user, serial);
  const left = user.mfaDevices.filter((one) => one.serial !== serial);
  changeDevices(call, user, left, [...unassigned(call), device]);
}

/** Move the window of a device to where its two codes are. */
export function resyncMfaDevice(call: IamCall): undefined {
  const user = call.user();
  const serial = call.required('SerialNumber');
  call.check('iam:ResyncMFADevice', user.arn);
  const device = synchronised(call, deviceOf(user, serial));
  const devices = user.mfaDevices.map((one) => (one.serial === serial ? device : one));
  changeDevices(call, user, devices, unassigned(call));
}

/** The devices of one user. */
export function listMfaDevices(call: IamCall): readonly XmlPart[] {
  const user = call.user();
  call.check('iam:ListMFADevices', user.arn);
  const members = user.mfaDevices.map((device) =>
    element('member', [
      textElement('UserName', nameOfArn(user.arn)),
      textElement('SerialNumber', device.serial),
      optionalElement('EnableDate', enableDate(device)),
    ]),
  );
  return [textElement('IsTruncated', false), element('MFADevices', members)];
}

/** The virtual devices of the account: all, those of users, or the others. */
export function listVirtualMfaDevices(call: IamCall): readonly XmlPart[] {
  call.check('iam:ListVirtualMFADevices', call.arn('mfa/'));
  const status = call.parameters.get('AssignmentStatus') ?? 'Any';
  const assigned = call.users.flatMap((user) => user.mfaDevices.map((device) => ({ device, user })));
  const others = unassigned(call).map((device) => ({ device, user: undefined }));
  const shown = [...(status === 'Unassigned' ? [] : assigned), ...(status === 'Assigned' ? [] : others)];
  const members = shown
    .filter(({ device }) => device.serial.startsWith(call.arn('mfa/')))
    .map(({ device, user }) =>
      element('member', [
        textElement('SerialNumber', device.serial),
        optionalElement('EnableDate', enableDate(device)),
        ...(user === undefined ? [] : [userElement('User', user)]),
      ]),
    );
  return [textElement('IsTruncated', false), element('VirtualMFADevices', members)];
}

function enableDate({ enabledAt }: WorldMfaDevice): string | undefined {
  return enabledAt === undefined ? undefined : `${enabledAt.slice(0, 19)}Z`;
}

/** Whoever has a device must have used one to change the own devices; not so to move the window (aws-wire §2.4). */
function checkOwnMfa({ caller }: IamCall, user: WorldUser): void {
  const isOwn = (caller.kind === 'user' || caller.kind === 'session-token') && caller.user.arn === user.arn;
  const hasMfa = caller.kind === 'session-token' && caller.mfaAt !== undefined;
  if (!isOwn || hasMfa || user.mfaDevices.length === 0) return;
  const text =
    'To complete this action, please ensure that you are authenticated with an MFA device that is enabled for this user.';
  throw new ServiceFailure(403, 'AccessDenied', text);
}

/** The device after its two codes were found right. */
function synchronised(call: IamCall, device: WorldMfaDevice): WorldMfaDevice {
  const codes = [call.required('AuthenticationCode1'), call.required('AuthenticationCode2')] as const;
  const step = verifyPair(device.secret, codes, call.now, device.lastPairStep);
  if (step === undefined) {
    throw new ServiceFailure(403, 'InvalidAuthenticationCode', 'Authentication code for device is not valid.');
  }
  return { ...device, stepOffset: step - Math.floor(call.now / stepSeconds), lastPairStep: step };
}

interface FoundDevice {
  readonly device: WorldMfaDevice;
  /** undefined: nobody's. */
  readonly user: WorldUser | undefined;
}

function findDevice(call: IamCall, serial: string): FoundDevice | undefined {
  for (const user of call.users) {
    const device = user.mfaDevices.find((one) => one.serial === serial);
    if (device !== undefined) return { device, user };
  }
  const device = unassigned(call).find((one) => one.serial === serial);
  return device === undefined ? undefined : { device, user: undefined };
}

function deviceOf(user: WorldUser, serial: string): WorldMfaDevice {
  const device = user.mfaDevices.find((one) => one.serial === serial);
  if (device === undefined) throw new ServiceFailure(404, 'NoSuchEntity', 'MFA Device invalid for user.');
  return device;
}

function noSuchDevice(serial: string): ServiceFailure {
  return new ServiceFailure(404, 'NoSuchEntity', `VirtualMFADevice with serial number ${serial} doesn't exist.`);
}

function unassigned(call: IamCall): readonly WorldMfaDevice[] {
  return call.world.unassignedMfaDevices ?? [];
}

function changeDevices(
  call: IamCall,
  user: WorldUser,
  mfaDevices: readonly WorldMfaDevice[],
  unassignedMfaDevices: readonly WorldMfaDevice[],
): void {
  const users = call.world.users.map((one) => (one.arn === user.arn ? { ...one, mfaDevices } : one));
  call.changeWorld({ ...call.world, users, unassignedMfaDevices });
}
