export { createApp } from './app.ts';
export type { ApiWorld } from './route.ts';
export { serve, type RunningServer, type ServeOptions, type SignalSource } from './server.ts';
