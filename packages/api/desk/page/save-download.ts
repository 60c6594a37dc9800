import type { Download } from '../work/desk-message.ts';

/** Hands bytes to the browser as a file to save. They never leave this computer. */
export function saveDownload({ name, type, bytes }: Download): void {
  const address = URL.createObjectURL(new Blob([bytes], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has it once the click is over.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
