import { createHash } from 'node:crypto';
import type { AwsReading } from '../../../src/aws/aws-reading.ts';
import { readAwsFile, readAwsFiles } from '../../../src/aws/read-aws-files.ts';
import type { CyberduckKeys, CyberduckOutcome } from '../../../src/aws/resolve/cyberduck-outcome.ts';
import { resolveAsCyberduck } from '../../../src/aws/resolve/resolve-as-cyberduck.ts';
import type { CyberduckEra, ProgramId } from '../../../src/programs/program.ts';
import { agreement, type Agreement } from './agreement.ts';
import { attempt } from './attempt.ts';
import { awsFilesOf, contentOf, isJson, objectAt, textAt, type Json } from './vector-file.ts';

const eras: readonly (readonly [CyberduckEra, ProgramId])[] = [
  ['A', 'cyberduck@9.2'],
  ['B', 'cyberduck@9.4'],
  ['C', 'cyberduck@9.5'],
];
/** The eras of the vectors. */
export const cyberduckEras: readonly CyberduckEra[] = eras.map(([era]) => era);

/** Before every year in which a vector's cache expires, after those that are past there. */
const NOW = Date.UTC(2026, 0, 1);

const sha1Hex = (text: string) => createHash('sha1').update(text).digest('hex');

/** The `cyberduck` column of `resolve.json` or `cyberduck.json`, one agreement per era. */
export function compareCyberduckVectors(cases: readonly Json[]): Agreement[] {
  return eras.map(([era, program]) =>
    agreement(
      `cyberduck ${era}`,
      cases
        .filter((vector) => expectedOfEra(vector['cyberduck'], era) !== undefined)
        .map((vector) => ({
          name: textAt(vector, 'name') ?? '',
          expected: expectedOfEra(vector['cyberduck'], era),
          got: attempt(() => outcomeOf(vector, era, program)),
        })),
    ),
  );
}

/** The merged map of both files in `cyberduck.json`, its order where the vector gives one, and the refused line. */
export function compareCyberduckMaps(cases: readonly Json[]): Agreement {
  const withSections = cases.filter((vector) => 'sections' in objectAt(vector, 'cyberduck'));
  return agreement(
    'cyberduck sections',
    withSections.map((vector) => {
      const { sections, order, error } = objectAt(vector, 'cyberduck');
      return {
        name: textAt(vector, 'name') ?? '',
        expected: { sections, order, error },
        got: attempt(() => mapsOf(vector, order !== undefined)),
      };
    }),
  );
}

function mapsOf(vector: Json, withOrder: boolean): Json {
  const { reading, refused } = readAll(vector, 'cyberduck@9.5');
  const plain = [...reading.profiles].map(
    ([name, { settings }]) => [name, new Map([...settings].map(([key, { value }]) => [key, value]))] as const,
  );
  return {
    sections: new Map(plain),
    order: withOrder ? [...reading.profiles.keys()] : undefined,
    error: refused,
  };
}

/**
 * What a `cyberduck` column says of an era; undefined when it says nothing. `C_merged` is the better guess for 9.5;
 * `=A`, `=B` and `same` point at another era.
 */
export function expectedOfEra(column: unknown, era: CyberduckEra): unknown {
  if (!isJson(column)) return undefined;
  const raw = (key: string): unknown => {
    const value = column[key];
    // Of a pointer that points nowhere, or at a pointer, nothing is asserted.
    if (typeof value !== 'string' || !value.startsWith('=')) return value;
    const other = column[value.slice(1)];
    return typeof other === 'string' ? undefined : other;
  };
  if (era === 'C' && 'C_merged' in column) return raw('C_merged');
  const same = column['same'];
  if (Array.isArray(same) && same.includes(era)) return raw('C');
  return raw(era);
}

function outcomeOf(vector: Json, era: CyberduckEra, program: ProgramId): unknown {
  const username = 'username' in vector ? textAt(vector, 'username') : (textAt(vector, 'profile') ?? '');
  const files = objectAt(vector, 'files');
  const { reading, log } = readAll(vector, program);
  const region = textAt(vector, 'region');
  const processOutput = textAt(vector, 'process_stdout');
  const outcome = resolveAsCyberduck(reading, era, {
    username,
    secretSet: (textAt(vector, 'password') ?? '').trim() !== '',
    ...(region === undefined ? {} : { region }),
    sha1Hex,
    cliCacheFile: (name) => textAt(files, `.aws/cli/cache/${name}`),
    ...(processOutput === undefined ? {} : { processOutput }),
    now: NOW,
  });
  return describeOutcome(outcome, log);
}

interface Reload {
  readonly reading: AwsReading;
  readonly log: readonly string[];
  /** The line that ended the last reading. */
  readonly refused?: Json;
}

/** Both reloads of a case: a failed or empty second one leaves the profiles of the first. */
function readAll(vector: Json, program: ProgramId): Reload {
  const first = read(vector, program);
  if (!isJson(vector['then'])) return first;
  const second = read(vector['then'], program);
  const log = [...first.log, ...second.log];
  if (second.reading.profiles.size > 0 || first.reading.profiles.size === 0) return { ...second, log };
  const marker = second.reading.failure === undefined ? 'Missing configuration file' : 'Failure reading';
  return { ...second, reading: first.reading, log: [...log, marker] };
}

function read(vector: Json, program: ProgramId): Reload {
  const config = contentOf(vector, 'config', 'java');
  const credentials = contentOf(vector, 'credentials', 'java');
  const files = awsFilesOf({ ...(config ? { config } : {}), ...(credentials ? { credentials } : {}) });
  const notes = (['credentials', 'config'] as const).flatMap((kind) => readAwsFile(files, kind, 'cyberduck').notes);
  const reading = readAwsFiles(files, program);
  const { failure } = reading;
  const kind = failure?.file === files.config?.name ? 'config' : 'credentials';
  const line = failure === undefined ? undefined : files[kind]?.slice(failure.span);
  return {
    reading,
    log: notes.map(({ text }) => text),
    ...(failure === undefined ? {} : { refused: { file: kind, cause: failure.problem, line } }),
  };
}

function describeOutcome(outcome: CyberduckOutcome, readLog: readonly string[]): Json {
  const { profile, keys, sts } = outcome;
  const described: Record<string, unknown> = { found: outcome.result === 'found' };
  if (outcome.result === 'skipped') return { ...described, skipped: 'secret already set' };
  if (profile !== undefined && outcome.foundBy !== 'name') {
    described['profile'] = profile.name;
    described['by'] = outcome.foundBy === 'access-key' ? 'access key' : 'blank username';
  }
  if (keys !== undefined) Object.assign(described, { tokens_set: true }, describeKeys(keys));
  if (outcome.throws !== undefined) described['throws'] = outcome.throws;
  const properties = new Map([...outcome.properties].map(([key, { value }]) => [key, value]));
  for (const key of ['role_arn', 'mfa_serial']) {
    if (properties.has(key)) described[key] = properties.get(key);
    properties.delete(key);
  }
  if (properties.size > 0) described['properties'] = properties;
  if (outcome.sourceProfile !== undefined) described['source_profile'] = outcome.sourceProfile.value;
  if (outcome.process !== undefined) described['credential_process'] = outcome.process.value;
  if (outcome.mfaPrompt !== undefined) described['mfa_prompt'] = outcome.mfaPrompt.value;
  if (outcome.cliCacheFile !== undefined) described['cli_cache'] = outcome.cliCacheFile;
  if (sts !== undefined) {
    described['sts'] = {
      op: sts.operation,
      region: sts.region,
      signed_with: sts.signedWith.accessKeyId ?? null,
      ...(sts.signedWith.hasSecret ? { signed_with_secret: true } : {}),
      ...(sts.signedWith.hasToken ? { signed_with_token: true } : {}),
      ...(sts.externalId === undefined ? {} : { external_id: sts.externalId.value }),
      ...(sts.roleArn === undefined ? {} : { role_arn: sts.roleArn.value }),
      ...(sts.mfaSerial === undefined ? {} : { mfa_serial: sts.mfaSerial.value }),
      ...(sts.operation === 'AssumeRole' ? { role_session_name: sts.roleSessionName?.value ?? '<RANDOM>' } : {}),
      ...(sts.durationSeconds === undefined ? {} : { duration_seconds: sts.durationSeconds }),
    };
  }
  const log = [...new Set([...readLog, ...outcome.log])];
  return log.length > 0 ? { ...described, log } : described;
}

function describeKeys(keys: CyberduckKeys): Json {
  return {
    access_key: keys.from === 'sts' ? '<STS>' : (keys.accessKeyId ?? null),
    ...(keys.hasSecret ? { has_secret: true } : {}),
    ...(keys.hasToken ? { has_token: true } : {}),
    ...(keys.expires === undefined ? {} : { expiry_ms: keys.expires }),
  };
}
