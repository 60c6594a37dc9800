import type { ProgramId } from '../programs/program.ts';

/** Mountain Duck differs in names only: of the application, and of the scheme that comes back to it (D:idc, D:entra). */
export function isMountainDuck(program: ProgramId): boolean {
  return program.startsWith('mountain-duck@');
}
