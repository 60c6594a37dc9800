import type { HandedCredentials, HandoverText } from './handed-credentials.ts';
import { printCacheEntry } from './print-cache-entry.ts';
import { printCredentialsSection } from './print-credentials-section.ts';
import { printHandoverJson } from './print-handover-json.ts';
import { printForProcess } from './print-process.ts';
import { commandPrompt, fishShell, posixShell, powerShell, printForShell } from './print-shell.ts';

export type HandoverForm = 'env' | 'fish' | 'powershell' | 'cmd' | 'process' | 'credentials' | 'cache' | 'json';

/** The forms in which keys are handed to the next tool. */
export const handoverForms: Readonly<Record<HandoverForm, (credentials: HandedCredentials) => HandoverText>> = {
  env: (credentials) => printForShell(posixShell, credentials),
  fish: (credentials) => printForShell(fishShell, credentials),
  powershell: (credentials) => printForShell(powerShell, credentials),
  cmd: (credentials) => printForShell(commandPrompt, credentials),
  process: printForProcess,
  credentials: printCredentialsSection,
  cache: printCacheEntry,
  json: printHandoverJson,
};
