import type { Machine } from '../machine/machine.ts';
import { pathFolders } from './path-folders.ts';
import { readPlistStrings } from './plist-string.ts';
import { programOfVersion, withVersion } from './program-of-version.ts';
import { awsCliBundles, awsCliSnap, macAwsCli } from './program-places.ts';
import { findPackageVersion, pythonPrefix } from './python-package.ts';
import { readText } from './read-text.ts';
import type { InstalledBuild, InstalledProgram } from './surroundings.ts';
import { compareVersions, splitBuild } from './version.ts';

interface Found {
  readonly build: InstalledBuild;
  readonly version?: string;
  /** Where the place alone tells it. */
  readonly major?: '1' | '2';
}

/**
 * Every AWS CLI of the PATH on macOS and Linux, the one that is started first. Python takes half a second to tell its
 * version: it is asked, with `ask`, only where no file tells it.
 */
export async function findAwsCli(machine: Machine, ask: boolean): Promise<readonly InstalledProgram[]> {
  const programs: InstalledProgram[] = [];
  const known = new Set<string>();
  for (const folder of pathFolders(machine)) {
    // `/bin` is `/usr/bin` on most systems of today.
    const twin = folder.replace(/^\/usr\//u, '/');
    if (known.has(twin)) continue;
    const path = `${folder}/aws`;
    const found = (await findBundle(machine, folder)) ?? (await findScript(machine, folder));
    if (found === undefined) continue;
    const version =
      found.version ?? (ask ? await askedVersion(machine, programs.length === 0 ? 'aws' : path) : undefined);
    known.add(twin);
    const line = found.major === undefined ? undefined : programOfVersion('aws-cli', found.major);
    const program = {
      kind: 'aws-cli',
      path,
      build: found.build,
      ...(line === undefined ? {} : { program: line }),
    } as const;
    programs.push(withVersion(program, version === undefined ? undefined : splitBuild(version)));
  }
  return programs;
}

/** The AWS CLI 2 as AWS packs it: no Python that could be looked into, but folders with the version as name. */
async function findBundle(machine: Machine, folder: string): Promise<Found | undefined> {
  const { home, platform } = machine;
  for (const { bin, versions } of awsCliBundles) {
    if (bin.replace(/^~/u, home) !== folder) continue;
    const names = (await machine.list(versions.replace(/^~/u, home))).filter((name) => splitBuild(name) !== undefined);
    const [version] = names.toSorted(compareVersions).toReversed();
    if (version !== undefined) return { build: 'installer', version, major: '2' };
  }
  if (platform === 'darwin' && folder === macAwsCli.bin && (await machine.list(macAwsCli.folder)).length > 0) {
    const version = (await readPlistStrings(machine, macAwsCli.receipt)).get('PackageVersion');
    return { build: 'package', major: '2', ...(version === undefined ? {} : { version }) };
  }
  if (folder === awsCliSnap.bin) {
    const about = await readText(machine, awsCliSnap.about);
    const line = about?.split('\n').find((one) => one.startsWith('version:'));
    if (line !== undefined) return { build: 'snap', version: line.slice('version:'.length).replace(/['"\s]/gu, '') };
  }
  return undefined;
}

/** A script: of pip, of a distribution, of Homebrew, or of pyenv in front of one of these. */
async function findScript(machine: Machine, folder: string): Promise<Found | undefined> {
  const state = await machine.read(`${folder}/aws`);
  if (state.state !== 'read' && state.state !== 'unreadable') return undefined;
  const first = state.state === 'read' ? new TextDecoder().decode(state.bytes.subarray(0, longestScript)) : '';
  const prefix = await pythonPrefix(machine, folder, first);
  if (prefix === undefined) return { build: 'unknown' };
  const cellar = /\/Cellar\/awscli(?:@1)?\/([\d.]+)/u.exec(prefix)?.[1];
  if (cellar !== undefined) return { build: 'homebrew', version: cellar };
  const version = await findPackageVersion(machine, prefix, 'awscli');
  const build = version?.folder.startsWith('/usr/lib/') === true ? distributionBuild(version.folder) : 'pip';
  return { build, ...(version === undefined ? {} : { version: version.version }) };
}

/** Scripts of pip are shorter; a compiled program begins otherwise, and ends nowhere near. */
const longestScript = 4096;

/** Debian keeps its own packages apart from those of pip. */
function distributionBuild(folder: string): InstalledBuild {
  return folder.endsWith('/dist-packages') ? 'deb' : 'rpm';
}

/** `aws-cli/2.9.19 Python/3.11.2 …`; version 1 on Python 2 said it on standard error. */
async function askedVersion(machine: Machine, program: string): Promise<string | undefined> {
  const answer = await machine.ask([program, '--version']);
  const text = `${answer?.stdout ?? ''}\n${answer?.stderr ?? ''}`;
  const at = text.indexOf('aws-cli/');
  return at === -1 ? undefined : text.slice(at + 'aws-cli/'.length, at + 40).split(' ')[0];
}
