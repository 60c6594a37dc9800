import type { ProgramId } from '@duckbill/core';
import type { TargetKind } from '../surroundings/program-here.ts';

/** Whom a target is for when nobody says: files and URLs are Cyberduck's, profiles the AWS CLI's. */
export const defaultPrograms: Readonly<Record<TargetKind, ProgramId>> = {
  cyberduck: 'cyberduck@9.5',
  aws: 'aws-cli@2',
};
