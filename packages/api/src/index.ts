export { createApp } from './app.ts';
export { type Assets, ownAssets } from './assets.ts';
export { guardFor, type GuardFor, type GuardForOptions } from './guard/guard-for.ts';
export type { Guard } from './guard/guard.ts';
export {
  type AllowedEndpoint,
  EndpointMistake,
  readAllowedEndpoint,
  readConnectProxy,
} from './connect/allowed-hosts.ts';
export { type ConnectOptions, type ConnectService, createConnectService } from './connect/connect-service.ts';
export { DatabaseRefused } from './jobs/database.ts';
export { type JobRole, jobsFor, type JobsForOptions, type ProcessJobs } from './jobs/jobs-for.ts';
export { openService, type OpenedService, type ServiceOptions } from './open-service.ts';
export { createLog, type Log, type LogLevel, logLevels, type LogOptions } from './observe/log.ts';
export type { ApiWorld } from './world.ts';
export type { Span, Tracer } from './observe/observer.ts';
export { serve, type RunningServer, type ServedPart, type ServeOptions, type SignalSource } from './server.ts';
export { FolderStore } from './results/folder-store.ts';
