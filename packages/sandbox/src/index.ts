export type { HeaderField, SandboxRequest, SandboxResponse } from './http-message.ts';
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
  WorldBucket,
  WorldJsonWebKey,
  WorldMfaDevice,
  WorldObject,
  WorldOidcProvider,
  WorldRole,
  WorldUser,
} from './world.ts';
export { mfaRole, mfaRoleWorld, type MfaRoleNames, type PracticeUser } from './worlds/mfa-role.ts';
