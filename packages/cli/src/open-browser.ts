/**
 * Opens an address in the person's browser, as the system would. False when there is none to open; what the browser
 * itself does with it nobody can know.
 */
export async function openBrowser(url: string): Promise<boolean> {
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
