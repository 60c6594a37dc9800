export { allChecks } from './all-checks.ts';
export { askOfRecord, type RecordOptions } from './ask-of-record.ts';
export { askOfBundle, type BundleReport, openBundle } from './bundle/ask-of-bundle.ts';
export { type Bundle, type BundleEntry, type BundleInput, makeBundle } from './bundle/bundle.ts';
export { bundleLimits } from './bundle/bundle-limits.ts';
export type { BundleManifest, BundleOptions } from './bundle/bundle-manifest.ts';
export { BundleRefused } from './bundle/bundle-refused.ts';
export { type OpenedBundle, readBundle } from './bundle/read-bundle.ts';
export {
  type CallFailure,
  type Check,
  checkCategories,
  type CheckCategory,
  checkIds,
  type CheckContext,
  type CheckId,
  type CheckOutcome,
  type CheckState,
  defineCheck,
} from './check.ts';
export { checkSts, type GivenCode, type StsCheck, type StsQuestion } from './check-sts.ts';
export { classifyFailure, type ClassifiedFailure, type FailedCall } from './classify-failure.ts';
export { connect } from './connect.ts';
export type {
  BucketFact,
  ConnectExit,
  ConnectFailure,
  Connection,
  ConnectOutcome,
  ConnectReason,
  EndpointOverride,
  Identity,
  PathListing,
  SessionCredentials,
  StepOutcome,
  StepState,
} from './connect-outcome.ts';
export { jsonConnectOutcome } from './json-connect-outcome.ts';
export { describeGuidance, type GuidanceWords } from './describe-guidance.ts';
export type { DoctorInput, FileFact, ProfileFact } from './doctor-input.ts';
export type { CategoryResult, CheckResult, DoctorExit, DoctorReport, Verdict } from './doctor-report.ts';
export type { FirstThing } from './first-thing.ts';
export type { SkipReason } from './skip-reason.ts';
export {
  type DeviceAnswer,
  type DeviceSignIn,
  openPortal,
  pollDeviceSignIn,
  type PortalAddress,
  startDeviceSignIn,
} from './identity-center/device-sign-in.ts';
export {
  type AccountAssignments,
  listAssignments,
  listPortalAccounts,
  PortalRefused,
} from './identity-center/list-assignments.ts';
export type { PortalAccount } from './identity-center/portal-lists.ts';
export { type OpenPortal, type PortalSignIn, signInToPortal } from './identity-center/sign-in-to-portal.ts';
export { signOut } from './identity-center/sign-out.ts';
export { isAwsHost, isUnknownRegion } from './network/aws-names.ts';
export type { Outbound, OutboundAnswer, OutboundRequest } from './network/outbound.ts';
export { printConnectOutcome } from './print/print-connect-outcome.ts';
export { printDoctorMarkdown } from './print/print-doctor-markdown.ts';
export { printDoctorReport } from './print/print-doctor-report.ts';
export { exitReason } from './print/summarise.ts';
export type { FileOwnership, FileState, Machine, ProgramOutput } from './machine/machine.ts';
export { machineOfFiles, type MachineRecord } from './machine/machine-of-files.ts';
export { type HandedFiles, recordOfFiles } from './machine/record-of-files.ts';
export { recordMachine, type RecordingMachine } from './machine/record-machine.ts';
export type { Probes, RawAnswer, Route, ShownCertificate, ShownChain } from './probes.ts';
export { nodeProbes } from './probes/node-probes.ts';
export type { ProgressEvent, WaitReason } from './progress.ts';
export { quoteArgument } from './quote-argument.ts';
export { checkPlannedRole } from './policies/check-planned-role.ts';
export { readGivenPolicies } from './policies/read-given-policies.ts';
export type { GivenPolicies } from './policies/role-policies.ts';
export { type CheckSelection, runChecks } from './run-checks.ts';
export { signIn } from './sign-in-only.ts';
export { findSurroundings } from './surroundings/find-surroundings.ts';
export type { InstalledProgram, Surroundings } from './surroundings/surroundings.ts';
export { orCheckUp } from './target/check-up.ts';
export { chooseProgram, type ChosenProgram } from './target/choose-program.ts';
export { concernsTarget, makeDoctorInput } from './target/make-doctor-input.ts';
export { meetPatient, type Patient, type PatientOptions } from './target/meet-patient.ts';
export { findRepairs } from './repairs/find-repairs.ts';
export { octalMode } from './repairs/octal-mode.ts';
export type { Repair, RepairOutcome, RepairState } from './repairs/repair.ts';
export { readKnownProfiles } from './target/known-profiles.ts';
export { type FlowWish, planSurroundings } from './target/plan-surroundings.ts';
export { readAws } from './target/read-aws.ts';
export { readTarget, type ReadTarget, type TargetWish } from './target/read-target.ts';
export { TargetFailure } from './target/target-failure.ts';
export { findUnreadable, type ReadFiles } from './target/unreadable-target.ts';
export { isAwsTarget, isUrlTarget } from './target/target-kind.ts';
export { type CachePlace, noCache, type TokenCache } from './token-cache.ts';
export { isBrowserHere } from './sign-in/browser-here.ts';
export { nodeSignIn } from './sign-in/node-sign-in.ts';
export { runProcess } from './sign-in/run-process.ts';
export type {
  AskAgain,
  Choice,
  DoctorWorld,
  ProcessEnd,
  ProcessToRun,
  Question,
  SignInChoices,
  SignInWorld,
  Timeouts,
  Verification,
  VerificationLog,
} from './world.ts';
