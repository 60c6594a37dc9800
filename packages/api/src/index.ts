export { createApp } from './app.ts';
export { type Assets, ownAssets } from './assets.ts';
export { guardFor, type GuardFor, type GuardForOptions } from './guard/guard-for.ts';
export type { Guard } from './guard/guard.ts';
export { createLog, type Log, type LogLevel, logLevels, type LogOptions } from './observe/log.ts';
export type { ApiWorld } from './world.ts';
export { serve, type RunningServer, type ServeOptions, type SignalSource } from './server.ts';
