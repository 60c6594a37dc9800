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
export { classifyFailure, type ClassifiedFailure, type FailedCall } from './classify-failure.ts';
export type { ProgressEvent } from './progress.ts';
export type { AskAgain, DoctorWorld, Question, Timeouts } from './world.ts';
