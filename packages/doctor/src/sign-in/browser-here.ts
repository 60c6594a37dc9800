import type { BrowserStep } from '@duckbill/core';

/** What decides whether a browser can come back to this computer. */
export interface BrowserSurroundings {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Whether this runs in a container, whose 127.0.0.1 is nobody else's. */
  readonly container: boolean;
}

/**
 * Whether a browser that is opened here reaches 127.0.0.1 of this computer: not over SSH, in a container, in CI, in WSL
 * (its 127.0.0.1 is not always that of Windows), or on a Linux without a display.
 */
export function isBrowserHere({ platform, environment, container }: BrowserSurroundings): boolean {
  const has = (name: string): boolean => (environment[name] ?? '') !== '';
  if (has('SSH_CONNECTION') || has('SSH_CLIENT') || has('SSH_TTY')) return false;
  if (container || has('CI')) return false;
  if (has('WSL_DISTRO_NAME') || has('WSL_INTEROP')) return false;
  const needsDisplay = platform !== 'darwin' && platform !== 'win32';
  return !needsDisplay || has('DISPLAY') || has('WAYLAND_DISPLAY');
}

/** The flow to take: what the person said; else what the plan says, unless no browser could come back. */
export function chooseFlow(
  planned: BrowserStep['flow'],
  said: BrowserStep['flow'] | undefined,
  browserHere: boolean,
): BrowserStep['flow'] {
  return said ?? (browserHere ? planned : 'device-code');
}
