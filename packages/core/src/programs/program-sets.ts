import { programIds, programs, type ProgramId } from './program.ts';

/** Every Cyberduck and Mountain Duck. */
export const cyberduckPrograms: readonly ProgramId[] = programIds.filter((id) => programs[id].family === 'cyberduck');

/** Cyberduck and Mountain Duck since STS moved into the session (9.3, 5.2): the only ones with `Role Configurable`. */
export const stsCyberduckPrograms: readonly ProgramId[] = cyberduckPrograms.filter((id) => programs[id].era !== 'A');

/** Every reader of ~/.aws that is not Cyberduck. */
export const awsPrograms: readonly ProgramId[] = programIds.filter((id) => programs[id].family !== 'cyberduck');

/** Both AWS CLIs: botocore's rules. */
export const awsCliPrograms: readonly ProgramId[] = programIds.filter((id) => programs[id].family === 'botocore');

/** Cyberduck up to 9.2 and Mountain Duck up to 5.1. */
export const earlyCyberduckPrograms: readonly ProgramId[] = cyberduckPrograms.filter((id) => programs[id].era === 'A');

/** Cyberduck 9.3 and 9.4, Mountain Duck 5.2. */
export const middleCyberduckPrograms: readonly ProgramId[] = cyberduckPrograms.filter((id) => programs[id].era === 'B');

/** Cyberduck 9.5 and Mountain Duck 5.3: with Identity Center of their own. */
export const ssoCyberduckPrograms: readonly ProgramId[] = cyberduckPrograms.filter((id) => programs[id].era === 'C');
