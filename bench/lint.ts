/*
 * What does `duckbill lint` cost beside the checks in use today? Whole processes, cold: every published profile, all
 * rules, next to one `plistutil` for each file and to parsing alone with `plist`; an AWS config of 5,000 profiles next
 * to botocore loading it; one small file next to a Node that does nothing. `npx tsx bench/lint.ts [rounds]`.
 * The command line must be built: `npm run build`. Peers that are not there are left out.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ColdCommand, printTimes, quoted, timeColdProcesses } from './measure/cold-processes.ts';

const bin = fileURLToPath(new URL('../packages/cli/bin/duckbill.cjs', import.meta.url));
if (!existsSync(fileURLToPath(new URL('../packages/cli/dist/main.cjs', import.meta.url)))) {
  throw new Error('the command line is not built; first: npm run build');
}
const corpus = fileURLToPath(new URL('../../shared/corpus/profiles/', import.meta.url));
const rounds = Number(process.argv[2] ?? 15);
const node = quoted(process.execPath);
const duckbill = `${node} ${quoted(bin)}`;

const profile = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
	<key>Protocol</key>
	<string>s3</string>
	<key>Vendor</key>
	<string>example</string>
	<key>Token Configurable</key>
	<true/>
	<key>Properties</key>
	<dict>
		<key>role_arn</key>
		<string>arn:aws:iam::111122223333:role/Reports</string>
	</dict>
</dict>
</plist>
`;

/** 5,000 profiles in which nothing is wrong: keys, roles with MFA, Identity Center. */
function awsConfig(): string {
  const sections = Array.from({ length: 5000 }, (_, at) => {
    const account = String(100_000_000_000 + at);
    if (at % 3 === 0)
      return `[profile dev-${at}]\nregion = eu-west-1\nsso_session = corp\nsso_account_id = ${account}\nsso_role_name = Dev\n`;
    return `[profile role-${at}]\nrole_arn = arn:aws:iam::${account}:role/Reports\nsource_profile = dev-${at - (at % 3)}\nregion = eu-west-1\n`;
  });
  return `[sso-session corp]\nsso_region = eu-west-1\nsso_start_url = https://example.awsapps.com/start\nsso_registration_scopes = sso:account:access\n\n${sections.join('\n')}`;
}

/** Whether a peer runs here; says so when not. */
function isThere(name: string, words: readonly [string, ...string[]]): boolean {
  const [program, ...rest] = words;
  const there = spawnSync(program, rest, { stdio: 'ignore' }).status === 0;
  if (!there) console.log(`peer missing: ${name}`);
  return there;
}

/** Parses every file of a folder and does nothing with what it gets. */
const parseAll = `
import fs from 'node:fs';
import { parse } from '${import.meta.resolve('plist')}';
for (const name of fs.readdirSync(process.argv[2])) parse(fs.readFileSync(process.argv[2] + name, 'utf8'));
`;

function benchCorpus(home: string): void {
  if (!existsSync(corpus)) return;
  const today = 'plistutil, one process a file';
  const parsing = 'node, plist.parse';
  const parser = path.join(home, 'parse-all.mjs');
  writeFileSync(parser, parseAll);
  const commands: ColdCommand[] = [
    { name: 'duckbill lint', command: `${duckbill} lint ${quoted(corpus)}`, exits: [0, 1] },
    { name: parsing, command: `${node} ${quoted(parser)} ${quoted(corpus)}`, exits: [0] },
  ];
  if (isThere('plistutil', ['plistutil', '--version']))
    commands.push({
      name: today,
      command: `for file in ${quoted(corpus)}*; do plistutil -i "$file" -o /dev/null || exit; done`,
      exits: [0],
    });
  const times = timeColdProcesses(commands, rounds, home);
  const title = `${readdirSync(corpus).length} profiles`;
  printTimes(title, times, parsing);
  if (times.has(today)) printTimes(title, times, today);
}

function benchConfig(home: string): void {
  if (!isThere('botocore', ['python3', '-c', 'import botocore.configloader'])) return;
  const file = path.join(home, 'config');
  writeFileSync(file, awsConfig());
  const load = 'python3, botocore load_config';
  const script = 'import sys; from botocore.configloader import load_config; load_config(sys.argv[1])';
  const commands: readonly ColdCommand[] = [
    { name: 'duckbill lint', command: `${duckbill} lint ${quoted(file)}`, exits: [0] },
    { name: load, command: `python3 -c ${quoted(script)} ${quoted(file)}`, exits: [0] },
  ];
  printTimes('an AWS config of 5,000 profiles', timeColdProcesses(commands, rounds, home), load);
}

function benchSmallFile(home: string): void {
  const file = path.join(home, 'Example.cyberduckprofile');
  writeFileSync(file, profile);
  const nothing = `node -e 0 (${process.version})`;
  const commands: readonly ColdCommand[] = [
    { name: nothing, command: `${node} -e 0`, exits: [0] },
    { name: 'duckbill --version', command: `${duckbill} --version`, exits: [0] },
    { name: 'duckbill lint FILE', command: `${duckbill} lint ${quoted(file)}`, exits: [1] },
  ];
  printTimes('one small profile', timeColdProcesses(commands, rounds * 2, home), nothing);
}

const home = mkdtempSync(path.join(tmpdir(), 'duckbill-bench-'));
try {
  benchSmallFile(home);
  benchCorpus(home);
  benchConfig(home);
} finally {
  rmSync(home, { recursive: true, force: true });
}
