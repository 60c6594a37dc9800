import type { CallStep, PromptId } from '@duckbill/core';
import { accountOfArn, nameOfArn, partitionOfArn } from '../world.ts';
import type { DraftUser, LikeDraft } from './like-draft.ts';

/** Where nothing of the files names one. */
export const usualAccount = '111122223333';

const accountNumber = /^\d{12}$/u;
const serialForm = /^[\w+=/:,.@-]{9,256}$/u;
const userName = /^[\w+=,.@-]{1,64}$/u;

/** Prompts whose answer makes it a user with keys of its own. */
const ofKeys: ReadonlySet<PromptId> = new Set(['access-key-id', 'secret-access-key']);

/** The user whose long-term keys a plan starts from; undefined when it starts from none. */
export function draftUser(draft: LikeDraft): DraftUser | undefined {
  const { planned } = draft.input;
  const isProcess = draft.steps.some(({ kind }) => kind === 'process');
  const typed = draft.steps.some((step) => step.kind === 'prompt' && ofKeys.has(step.prompt));
  if (planned.keys.accessKeyId === undefined && !isProcess && !typed) return undefined;
  if (isProcess)
    draft.note('replaced', 'credential_process is not run: keys of a user stand in its place, in the copied files');
  if (planned.keys.sessionToken !== undefined)
    draft.note('replaced', 'the keys with a session token are those of a user here, which do not end');
  const serial = mfaSerial(draft);
  const account = serial?.account ?? firstAccount(draft) ?? usualAccount;
  const name = nameOfUser(draft, serial?.serial);
  const arn = `arn:${partitionOf(draft)}:iam::${account}:user/${name}`;
  draft.note('made-up', `the user is called ${arn}: no file says whose keys they are`);
  const user: DraftUser = {
    arn,
    id: `DUCKUSERID${draft.letters(10)}`,
    keys: draft.newKeys(),
    policies: [],
  };
  if (serial !== undefined) user.device = draft.newDevice(serial.serial);
  return user;
}

interface Serial {
  readonly serial: string;
  /** Absent for the number of a hardware device. */
  readonly account?: string;
}

/** The device that the plan sends with the keys of the user. */
function mfaSerial(draft: LikeDraft): Serial | undefined {
  for (const step of draft.steps) {
    if (step.kind !== 'call') continue;
    const serial = draft.parameter(step, 'SerialNumber');
    if (serial === undefined) continue;
    if (!serialForm.test(serial)) {
      draft.note('left-out', `the MFA device "${serial}": AWS takes no such serial number`);
      continue;
    }
    const account = accountOfArn(serial);
    return account !== undefined && accountNumber.test(account) ? { serial, account } : { serial };
  }
  return undefined;
}

/** Of the first role or permission set that is named. */
export function firstAccount(draft: LikeDraft): string | undefined {
  for (const step of draft.steps) {
    if (step.kind !== 'call') continue;
    const role = draft.parameter(step, 'RoleArn');
    const account = role === undefined ? draft.parameter(step, 'accountId') : accountOfArn(role);
    if (account !== undefined && accountNumber.test(account)) return account;
  }
  return undefined;
}

/** The part of AWS that the names of the plan belong to. */
export function partitionOf(draft: LikeDraft): string {
  for (const step of draft.steps) {
    if (step.kind !== 'call') continue;
    const arn = draft.parameter(step, 'RoleArn') ?? draft.parameter(step, 'SerialNumber');
    if (arn?.startsWith('arn:aws') === true) return partitionOfArn(arn);
  }
  return 'aws';
}

/** No file names the user: devices are mostly called as their users, profiles often. */
function nameOfUser(draft: LikeDraft, serial: string | undefined): string {
  const ofDevice = serial?.includes(':mfa/') === true ? nameOfArn(serial) : undefined;
  const ofProfile = draft.input.profileOfKeys === 'default' ? undefined : draft.input.profileOfKeys;
  const isPart = ofProfile !== undefined && ofDevice?.startsWith(ofProfile) === true;
  const name = (isPart ? ofProfile : (ofDevice ?? ofProfile)) ?? '';
  return userName.test(name) ? name : 'practice-user';
}

/** Whether a step is a call of this name. */
export function isCall(step: { readonly kind: string }, operation: CallStep['operation']): step is CallStep {
  return step.kind === 'call' && 'operation' in step && step.operation === operation;
}
