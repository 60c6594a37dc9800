import { spawnSync } from 'node:child_process';
import { beforeAll, describe } from 'vitest';

/** Programs that are not ours, by which we prove that what we wrote agrees with what others wrote. */
export const peerNames = [
  'aws-cli-v1',
  'aws-cli-v2',
  'botocore',
  'cfn-lint',
  'chromium',
  'curl',
  'moto',
  'openapi-spec-validator',
  'plistlib',
  'postgresql',
  'python-pty',
  'rclone',
  's3cmd',
  'xmllint',
] as const;

export type PeerName = (typeof peerNames)[number];

export interface Peer {
  readonly name: PeerName;
  readonly available: boolean;
  /** Its version, or why it is not there. */
  readonly detail: string;
}

/** How to ask whether a peer is there; it must print its version. */
const probes: Readonly<Record<PeerName, readonly [command: string, ...parameters: string[]]>> = {
  'aws-cli-v1': ['python3', '-c', 'import awscli; v = awscli.__version__; assert v.startswith("1."), v; print(v)'],
  // Python before 3.10 reads section headers otherwise (aws-config, agreement measured).
  botocore: ['python3', '-c', 'import sys, botocore; assert sys.version_info >= (3, 10); print(botocore.__version__)'],
  'cfn-lint': ['cfn-lint', '--version'],
  chromium: ['chromium', '--version'],
  curl: ['curl', '--aws-sigv4', 'aws:amz', '--version'],
  // Debian's own: the first `aws` on the PATH may be any version.
  'aws-cli-v2': ['sh', '-c', '/usr/bin/aws --version | grep "^aws-cli/2"'],
  moto: ['python3', '-c', 'import moto.server, moto; print(moto.__version__)'],
  'openapi-spec-validator': [
    'python3',
    '-c',
    'import openapi_spec_validator; print(openapi_spec_validator.__version__)',
  ],
  rclone: ['rclone', 'version'],
  s3cmd: ['s3cmd', '--version'],
  // Says its version on standard error.
  xmllint: ['sh', '-c', 'xmllint --version 2>&1'],
  plistlib: ['python3', '-c', 'import plistlib, sys; print(sys.version.split()[0])'],
  // Not on the PATH of Debian: each version has a folder.
  postgresql: [
    'sh',
    '-c',
    'PATH="$PATH:$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | tail -n 1)"; postgres --version',
  ],
  'python-pty': ['python3', '-c', 'import pty, sys; print(sys.version.split()[0])'],
};

const found = new Map<PeerName, Peer>();

/** Whether a peer is on this machine. */
export function peer(name: PeerName): Peer {
  const known = found.get(name) ?? probe(name);
  found.set(name, known);
  return known;
}

function probe(name: PeerName): Peer {
  const [command, ...parameters] = probes[name];
  const result = spawnSync(command, parameters, { encoding: 'utf8', timeout: 30_000 });
  const words = (result.status === 0 ? result.stdout : result.stderr || String(result.error ?? 'no output')).trim();
  return { name, available: result.status === 0, detail: words.split('\n').at(result.status === 0 ? 0 : -1) ?? '' };
}

/** With DUCKBILL_PEERS=required a missing peer is a failure, as on CI; otherwise its tests are left out and counted. */
export const peersRequired: boolean = process.env['DUCKBILL_PEERS'] === 'required';

/** Tests that need peers. Says by name which one is missing, so that a run can be counted. */
export function describeWithPeers(names: readonly PeerName[], title: string, body: () => void): void {
  const missing = names.map(peer).filter((one) => !one.available);
  for (const one of missing) console.log(`peer missing: ${one.name} (${one.detail})`);
  describe.skipIf(missing.length > 0 && !peersRequired)(`${title} [${names.join(', ')}]`, () => {
    beforeAll(() => {
      if (missing.length > 0)
        throw new Error(`required peers are missing: ${missing.map((one) => one.name).join(', ')}`);
    });
    body();
  });
}

/**
 * The environment of a child process: a fresh home, no proxy to the world but a dead one, nothing inherited that could
 * make a test pass for the wrong reason (aws-wire §7).
 */
export function peerEnvironment(home: string, more: Readonly<Record<string, string>> = {}): Record<string, string> {
  const kept = ['PATH', 'PYENV_ROOT', 'PYENV_VERSION', 'PYTHONPATH', 'LANG', 'LC_ALL', 'TMPDIR'];
  const inherited = kept.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    ...Object.fromEntries(inherited),
    HOME: home,
    HTTPS_PROXY: 'http://127.0.0.1:9',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_MAX_ATTEMPTS: '1',
    AWS_PAGER: '',
    ...more,
  };
}
