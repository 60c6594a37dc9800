import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { SourceText } from '@duckbill/core';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { readJsonFile } from '../../src/lint-config/read-json-file.ts';
import { type CaseFile, caseSchema } from './case-schema.ts';

/** A case, and the files of its home folder by their names in it. */
export interface Case {
  /** Of its folder. */
  readonly name: string;
  readonly file: CaseFile;
  readonly home: ReadonlyMap<string, Uint8Array>;
}

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true, verbose: true });
const validateCase = ajv.compile<CaseFile>(caseSchema);

/** Every case of a folder, by name. A mistake in a case.json is told with file, line and column. */
export async function readCases(folder: string): Promise<readonly Case[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return Promise.all(names.toSorted().map((name) => readCase(path.join(folder, name))));
}

/** The case of one folder. */
export async function readCase(folder: string): Promise<Case> {
  const name = path.join(folder, 'case.json');
  const source = new SourceText(name, await readFile(name, 'utf8'));
  return {
    name: path.basename(folder),
    file: readJsonFile(source, validateCase, { tellPointers: true, check: impossible }),
    home: await readHome(path.join(folder, 'home')),
  };
}

/** What the form does not forbid, but can never be run. */
function impossible({ time, online, world, changes, faults, answers, types }: CaseFile) {
  const offline = ({ world, changes, faults, answers, types }: Partial<CaseFile>): string | undefined =>
    Object.entries({ world, changes, faults, answers, types }).find(([, value]) => value !== undefined)?.[0];
  const needless = offline({ world, changes, faults, answers, types } as Partial<CaseFile>);
  if (online === true)
    return time === undefined ? [] : [{ pointer: '/time', problem: 'calls are signed with the real time' }];
  return needless === undefined ? [] : [{ pointer: `/${needless}`, problem: 'nothing is asked without "online"' }];
}

async function readHome(folder: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  let entries;
  try {
    entries = await readdir(folder, { recursive: true, withFileTypes: true });
  } catch {
    return files;
  }
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    files.set(path.relative(folder, file).replaceAll('\\', '/'), await readFile(file));
  }
  return files;
}
