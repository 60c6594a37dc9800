import { currentPrograms, programs, type ProgramId } from '../programs/program.ts';
import type { AccessKind, GenerateTarget } from './access-kind.ts';

/** For whom something is generated when nobody says: AWS files for the newest of each AWS program, else Cyberduck. */
export function defaultPrograms(target: GenerateTarget, access: AccessKind): readonly ProgramId[] {
  if (target !== 'aws-config' || access === 'session-token') return ['cyberduck@9.5'];
  return currentPrograms.filter((id) => programs[id].family !== 'cyberduck');
}

/** Why a program cannot have this kind of access from such a file. */
export function programProblem(
  target: GenerateTarget,
  access: AccessKind,
  id: ProgramId,
): { readonly program: string; readonly why: string } | undefined {
  const { family, era, title: program } = programs[id];
  if (target !== 'aws-config' && family !== 'cyberduck') return { program, why: 'it reads no such file' };
  if (family !== 'cyberduck')
    return access === 'session-token'
      ? { program, why: 'it looks at mfa_serial beside role_arn alone; Cyberduck calls GetSessionToken for it' }
      : undefined;
  if (target === 'aws-config' && access === 'web-identity')
    return { program, why: 'it reads no web_identity_token_file; a connection profile signs in in the browser' };
  if (access === 'process' && era === 'A') return { program, why: 'it reads no credential_process; that is since 9.4' };
  if (access === 'web-identity' && era === 'A')
    return { program, why: 'it signs in at no OpenID Connect provider for a role; that is since 9.3' };
  return undefined;
}
