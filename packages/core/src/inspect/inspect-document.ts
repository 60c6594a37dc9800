import type { Document } from '../document/document.ts';
import type { ConnectionProfile } from '../profile/connection-profile.ts';
import { programs, type ProgramId } from '../programs/program.ts';
import type { InspectWorld } from './aws-resolution.ts';
import { inspectAws } from './inspect-aws.ts';
import { inspectBookmark } from './inspect-bookmark.ts';
import { inspectProfile } from './inspect-profile.ts';
import type { Inspection } from './inspection.ts';

export interface InspectOptions {
  /** Other connection profiles around: parents, and what may collide. */
  readonly profiles?: readonly ConnectionProfile[];
  /** With it profiles of the AWS files are followed to their credentials. */
  readonly world?: InspectWorld;
}

/**
 * What a document says, value by value, with whoever says so. AWS files are read as `program` reads them, plists as
 * that Cyberduck, or the newest when it is none. Secrets have no value.
 */
export function inspectDocument(document: Document, program: ProgramId, options: InspectOptions = {}): Inspection {
  const cyberduck = programs[program].era === undefined ? 'cyberduck@9.5' : program;
  switch (document.kind) {
    case 'profile':
      return inspectProfile(document, cyberduck, options.profiles);
    case 'bookmark':
      return inspectBookmark(document, cyberduck);
    case 'aws':
      return inspectAws(document, program, options.world);
  }
}
