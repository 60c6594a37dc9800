import { createHash } from 'node:crypto';
import {
  assignmentFields,
  assignmentSpec,
  type AssignmentWishes,
  type AwsFiles,
  compileGenerateSpec,
  describe,
  describeNote,
  type Diagnostic,
  type GeneratedFile,
  type GeneratedFiles,
  generateFiles,
  type GenerateNote,
  type GenerateTarget,
  type ProgramId,
  readGenerateSpec,
  SourceText,
} from '@duckbill/core';
import type { PortalAccount } from '@duckbill/doctor';
import type { FieldError } from '../problem.ts';
import { ConnectRefused } from './connect-refused.ts';
import { accountRefusal, type SignedIn } from './connect-service.ts';

/** A permission set in an account, and what the file for it shall say besides. */
export interface WantedAssignment {
  readonly accountId: string;
  readonly permissionSet: string;
  readonly values?: AssignmentWishes;
}

export interface FilesRequest {
  readonly target: GenerateTarget;
  readonly programs?: readonly ProgramId[];
  readonly assignments: readonly WantedAssignment[];
  /** For every file. */
  readonly values?: AssignmentWishes;
}

export interface MadeFiles {
  readonly files: readonly GeneratedFile[];
  readonly notes: readonly (GenerateNote & { readonly text: string })[];
}

/**
 * The files of `duckbill generate` for permission sets that the person really has: one bookmark or profile for each, or
 * one pair of AWS files for all. Throws `ConnectRefused`.
 */
export async function filesOfAssignments(portal: SignedIn, request: FilesRequest): Promise<MadeFiles> {
  const accounts = await assignedAccounts(portal, request.assignments);
  const files = new Map<string, GeneratedFile>();
  const notes = new Map<string, GenerateNote>();
  for (const [index, wanted] of request.assignments.entries()) {
    const made = filesOf(
      portal,
      request,
      wanted,
      index,
      accounts.get(wanted.accountId)?.accountName ?? '',
      awsFilesOf(files),
    );
    for (const note of made.notes) notes.set(`${note.note} ${note.about}`, note);
    for (const file of made.files) {
      if (request.target !== 'aws-config' && files.has(file.name)) throw repeated(index);
      files.set(file.name, file);
    }
  }
  const told = [...notes.values()].map((note) => ({ ...note, text: describeNote(note) }));
  return { files: [...files.values()], notes: told };
}

/** What there is already, for the next section to go into. */
function awsFilesOf(files: ReadonlyMap<string, GeneratedFile>): AwsFiles {
  const [config, credentials] = (['config', 'credentials'] as const).map((kind) => {
    const file = files.get(kind);
    return file?.kind === kind ? new SourceText(kind, file.text) : undefined;
  });
  return { ...(config === undefined ? {} : { config }), ...(credentials === undefined ? {} : { credentials }) };
}

/** The accounts that are wanted, by their ids, after every permission set was found among the person's own. */
async function assignedAccounts(
  portal: SignedIn,
  assignments: readonly WantedAssignment[],
): Promise<ReadonlyMap<string, PortalAccount>> {
  const known = new Map((await portal.accounts()).map((account) => [account.accountId, account]));
  for (const [index, wanted] of assignments.entries())
    if (!known.has(wanted.accountId)) throw notAssigned(index, 'accountId');
  const ids = [...new Set(assignments.map(({ accountId }) => accountId))];
  const owned = new Map<string, ReadonlySet<string>>();
  const accounts = ids.flatMap((id) => known.get(id) ?? []);
  for await (const { account, permissionSets, failure } of portal.permissionSets(accounts)) {
    if (failure !== undefined) throw accountRefusal(failure);
    owned.set(account.accountId, new Set(permissionSets));
  }
  for (const [index, { accountId, permissionSet }] of assignments.entries())
    if (owned.get(accountId)?.has(permissionSet) !== true) throw notAssigned(index, 'permissionSet');
  return known;
}

function notAssigned(index: number, field: 'accountId' | 'permissionSet'): ConnectRefused {
  const pointer = `#/assignments/${index}/${field}`;
  const detail = `is not among those that the person has${field === 'accountId' ? '' : ' in this account'}`;
  return new ConnectRefused('not-assigned', { detail: `${pointer} ${detail}.`, errors: [{ pointer, detail }] });
}

function filesOf(
  { startUrl, region }: SignedIn,
  { target, programs, values: common = {} }: FilesRequest,
  wanted: WantedAssignment,
  index: number,
  accountName: string,
  into: AwsFiles,
): Pick<Extract<GeneratedFiles, { readonly ok: true }>, 'files' | 'notes'> {
  const { accountId, permissionSet, values: own = {} } = wanted;
  const overriding = [...Object.keys(own), ...Object.keys(common)].filter((name) => assignmentFields.has(name));
  if (overriding.length > 0) {
    const errors = overriding.map((name) => ({
      pointer: Object.hasOwn(own, name) ? `#/assignments/${index}/values/${name}` : `#/values/${name}`,
      detail: 'is said by the assignment',
    }));
    throw new ConnectRefused('spec-refused', {
      detail: `${errors[0]?.pointer ?? '#'} is said by the assignment.`,
      errors,
    });
  }
  const assignment = { startUrl, ssoRegion: region, accountId, accountName, permissionSet };
  const spec = assignmentSpec(target, programs, assignment, { ...common, ...own });
  const refuse = (diagnostics: readonly Diagnostic[]): ConnectRefused => {
    const errors = diagnostics.map((one) => fieldError(one, index, own, common));
    const [{ pointer, detail } = { pointer: '#', detail: 'is not as documented' }] = errors;
    return new ConnectRefused('spec-refused', { detail: `${pointer} ${detail}`, errors });
  };
  const read = readGenerateSpec(new SourceText('values', JSON.stringify(spec)));
  if (!read.ok) throw refuse(read.diagnostics);
  const compiled = compileGenerateSpec(target, read.given, { withSecrets: false });
  if (!compiled.ok) throw refuse(compiled.diagnostics);
  const made = generateFiles(compiled.spec, { sha1Hex, into });
  if (!made.ok) throw refuse(made.diagnostics);
  return made;
}

/** Where the value stands that a finding is about: with the assignment, or with those for all. */
function fieldError(found: Diagnostic, index: number, own: AssignmentWishes, common: AssignmentWishes): FieldError {
  const { field } = found.facts;
  const detail = describe(found).message;
  if (typeof field !== 'string') return { pointer: `#/assignments/${index}`, detail };
  const isCommon = !Object.hasOwn(own, field) && Object.hasOwn(common, field);
  return { pointer: isCommon ? `#/values/${field}` : `#/assignments/${index}/values/${field}`, detail };
}

function repeated(index: number): ConnectRefused {
  const pointer = `#/assignments/${index}`;
  const detail = 'gives a file the name of another one: give it a nickname of its own';
  return new ConnectRefused('file-repeated', { detail: `${pointer} ${detail}.`, errors: [{ pointer, detail }] });
}

function sha1Hex(text: string): string {
  return createHash('sha1').update(text, 'utf8').digest('hex');
}
