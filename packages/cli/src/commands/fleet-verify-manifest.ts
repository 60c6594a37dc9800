import path from 'node:path';
import { visibleText } from '@duckbill/core';
import { type ManifestCheck, type ManifestProblem, readPublicKey, verifyManifest } from '@duckbill/fleet';
import { CommandFailure } from '../command-failure.ts';
import { type Exit, exitCodes } from '../exit-code.ts';
import { JsonList } from '../fleet/json-list.ts';
import { openKey } from '../fleet/write-fleet.ts';
import type { FleetManifestOptions } from '../fleet-output-program.ts';
import { reasonOf } from '../system-reason.ts';
import type { Terminal } from '../terminal.ts';

/** `duckbill fleet verify-manifest`: whether a fleet that was handed on is as it was made, and by whom it was signed. */
export async function fleetVerifyManifestCommand(
  terminal: Terminal,
  place: string,
  { publicKey, json = false }: FleetManifestOptions,
): Promise<Exit> {
  const key = publicKey === undefined ? undefined : await openKey(terminal, '--public-key', publicKey, readPublicKey);
  const list = new JsonList(terminal, 'problems', json);
  const tell = (problem: ManifestProblem): void => {
    if (json) list.add(problem);
    else terminal.stdout.write(`${visibleText(problem.path)}: ${words[problem.kind]}\n`);
  };
  let check: ManifestCheck;
  try {
    check = await verifyManifest(path.resolve(terminal.cwd, place), tell, key);
  } catch (error) {
    throw CommandFailure.couldNotFinish(`cannot read ${place}: ${reasonOf(error)}`);
  }
  const { problems, files, members, signature } = check;
  const exit: Exit =
    problems === 0
      ? { code: exitCodes.ok, reason: 'as it was made' }
      : { code: exitCodes.findings, reason: problems === 1 ? '1 problem' : `${problems} problems` };
  if (json) list.end({ signature, files: files ?? null, members: members ?? null }, exit);
  else {
    const counts = files === undefined ? '' : `${files} files of ${members ?? 0} members; `;
    terminal.stdout.write(`${visibleText(place)}: ${exit.reason}; ${counts}${signatureWords[signature]}\n`);
  }
  return exit;
}

const words: Readonly<Record<ManifestProblem['kind'], string>> = {
  'no-manifest': 'not there, or not the manifest of a fleet',
  'signature-missing': 'not there: the fleet is not signed',
  'signature-wrong': 'not made with this key, or the manifest was changed',
  'sums-changed': 'changed: not the check sums that the manifest vouches for',
  missing: 'missing',
  changed: 'changed',
  foreign: 'not part of the fleet',
};

const signatureWords: Readonly<Record<ManifestCheck['signature'], string>> = {
  valid: 'the signature is valid',
  wrong: 'the signature is wrong',
  missing: 'there is no signature',
  unchecked: 'the signature was not checked: no --public-key',
  none: 'not signed',
};
