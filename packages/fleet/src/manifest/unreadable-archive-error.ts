/** An archive that is cut off or damaged, or no archive of a fleet. */
export class UnreadableArchiveError extends Error {
  constructor(reason: unknown) {
    super(`the archive cannot be read: ${reason instanceof Error ? reason.message : String(reason)}`);
    this.name = 'UnreadableArchiveError';
  }
}
