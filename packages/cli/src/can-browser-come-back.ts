import { existsSync } from 'node:fs';
import { isBrowserHere } from '@duckbill/doctor';
import type { Terminal } from './terminal.ts';

/** Whether a browser reaches 127.0.0.1 of this computer. */
export function canBrowserComeBack({ platform, environment }: Terminal): boolean {
  const container = existsSync('/.dockerenv') || existsSync('/run/.containerenv');
  return isBrowserHere({ platform, environment, container });
}
