export { createApp } from './app.ts';
export { type Assets, ownAssets } from './assets.ts';
export { guardFor, type GuardFor, type GuardForOptions } from './guard/guard-for.ts';
export type { Guard } from './guard/guard.ts';
export { type AllowedEndpoint, EndpointMistake, readAllowedEndpoint } from './connect/allowed-hosts.ts';
export { type ConnectOptions, type ConnectService, createConnectService } from './connect/connect-service.ts';
export { createLog, type Log, type LogLevel, logLevels, type LogOptions } from './observe/log.ts';
export type { ApiWorld } from './world.ts';
export { serve, type RunningServer, type ServeOptions, type SignalSource } from './server.ts';
