import type { Terminal } from './terminal.ts';

type Surroundings = Pick<Terminal, 'platform' | 'environment'>;

/**
 * Opens an address in the person's browser, as the system would. False when there is none to open; what the browser
 * itself does with it nobody can know.
 */
export async function openBrowser(url: string, terminal: Surroundings): Promise<boolean> {
  if (!canShowBrowser(terminal)) return false;
  try {
    const { default: open } = await import('open');
    const child = await open(url);
    // Nothing of it may keep this process alive, and its end is of no interest.
    child.on('error', () => undefined);
    child.unref();
    return true;
  } catch {
    return false;
  }
}

/** Without a display the system's opener starts, finds nothing, and fails where nobody sees it. */
function canShowBrowser({ platform, environment }: Surroundings): boolean {
  if (platform === 'darwin' || platform === 'win32') return true;
  return displays.some((name) => (environment[name] ?? '') !== '');
}

/** In WSL the browser is that of Windows. */
const displays: readonly string[] = ['DISPLAY', 'WAYLAND_DISPLAY', 'WSL_DISTRO_NAME', 'WSL_INTEROP'];
