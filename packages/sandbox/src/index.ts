export type { Fault, FaultMatch, WorldFault } from './faults/fault.ts';
export type { HeaderField, SandboxRequest, SandboxResponse } from './http-message.ts';
export type { PendingDevice } from './identity-center/answer-device.ts';
export type { JournalEntry } from './journal.ts';
export { SandboxClock } from './sandbox-clock.ts';
export { createSandboxHandler, type HandlerSurroundings, type SandboxHandler } from './sandbox-handler.ts';
export { longTermKeyPrefix, temporaryKeyPrefix, type RandomBytes } from './sessions.ts';
export { startSandbox, type Sandbox, type SandboxOptions } from './start-sandbox.ts';
export { totpCode } from './totp.ts';
export type {
  PolicyDocument,
  SandboxWorld,
  WorldAccessKey,
  WorldApproval,
  WorldAssignment,
  WorldBucket,
  WorldContainer,
  WorldIdentityCenter,
  WorldInstance,
  WorldJsonWebKey,
  WorldMfaDevice,
  WorldObject,
  WorldOidcProvider,
  WorldPermissionSet,
  WorldPerson,
  WorldRole,
  WorldSsoAccount,
  WorldUser,
} from './world.ts';
export { identityCenter, identityCenterWorld, type IdentityCenterNames } from './worlds/identity-center.ts';
export { checkWorld, type WorldProblem } from './world-file/check-world.ts';
export { mfaRole, mfaRoleWorld, type MfaRoleNames, type PracticeUser } from './worlds/mfa-role.ts';
export { copyFiles, SecretSwap, type CopiedFile, type CopyInput } from './like/copy-files.ts';
export type {
  LikeAnswer,
  LikeInput,
  Likeness,
  LikeNote,
  PracticeKeys,
  SsoProfile,
  TokenNames,
} from './like/likeness.ts';
export { seededRandom } from './like/seeded-random.ts';
export { worldLike } from './like/world-like.ts';
export { practiceIssuer, readTokenNames, type PracticeIssuer } from './like/practice-issuer.ts';
export { rehearse, rehearsals, type Rehearsal, type Rehearsed } from './like/rehearsals.ts';
