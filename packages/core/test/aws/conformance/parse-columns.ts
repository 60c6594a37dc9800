import type { AwsFileKind, AwsFiles, AwsSection, AwsSetting } from '../../../src/aws/aws-reading.ts';
import type { AwsFileReading } from '../../../src/aws/read/aws-file-reading.ts';
import { readFileAsSdkJs } from '../../../src/aws/read/read-as-sdk-js.ts';
import { readAwsFile } from '../../../src/aws/read-aws-files.ts';
import { agreement, type Agreement } from './agreement.ts';
import { attempt } from './attempt.ts';
import { cyberduckEras, expectedOfEra } from './cyberduck-columns.ts';
import { awsFilesOf, contentOf, isJson, objectAt, textAt, type Json } from './vector-file.ts';

/** Every column of `parse.json` but `ini`, which is no reader of these files. A case may lack columns. */
export function compareParseVectors(cases: readonly Json[]): Agreement[] {
  const column = (
    name: string,
    program: string,
    expected: (column: unknown) => unknown,
    got: (files: AwsFiles, kind: AwsFileKind) => unknown,
    style: 'web' | 'java' = 'web',
  ) =>
    agreement(
      name,
      cases
        .filter((vector) => program in vector)
        .map((vector) => {
          const kind: AwsFileKind = vector['file'] === 'credentials' ? 'credentials' : 'config';
          const content = contentOf(vector, 'text', style) ?? { text: '', utf8: true };
          return {
            name: textAt(vector, 'name') ?? '',
            expected: expected(vector[program]),
            got: attempt(() => got(awsFilesOf({ [kind]: content }), kind)),
          };
        }),
    );
  return [
    column('botocore', 'botocore', botocoreExpected, botocoreOutcome),
    column('smithy', 'smithy', smithyExpected, smithyOutcome),
    column('java', 'java', (expected) => expected, java, 'java'),
    column('go', 'go', goExpected, go),
    ...cyberduckEras.map((era) =>
      column(
        `cyberduck ${era}`,
        'cyberduck',
        (expected) => expectedOfEra(expected, era) ?? objectAt({ expected }, 'expected')['C'],
        cyberduck,
        'java',
      ),
    ),
  ];
}

type Sections = ReadonlyMap<string, AwsSection>;

function plain(sections: Sections): Map<string, unknown> {
  return new Map([...sections].map(([name, { settings }]) => [name, plainSettings(settings)]));
}

function plainSettings(settings: ReadonlyMap<string, AwsSetting>): Map<string, unknown> {
  return new Map([...settings].map(([key, { value, nested }]) => [key, nested ? plainSettings(nested) : value]));
}

/** Of an error its class and cause; the texts quote the file. */
function botocoreExpected(expected: unknown): unknown {
  if (!isJson(expected) || !isJson(expected['error'])) return expected;
  const { error } = expected;
  return { error: { class: error['class'], cause: objectAt(error, 'cause')['class'] } };
}

/** What our reading makes of one file, in the form of the vectors. */
export function botocoreOutcome(files: AwsFiles, kind: AwsFileKind): unknown {
  const { failure, profiles, ssoSessions, services, others } = readAwsFile(files, kind, 'botocore');
  if (failure !== undefined) return { error: { class: failure.error, cause: failure.cause } };
  if (kind === 'credentials') return { profiles: plain(profiles) };
  return {
    profiles: plain(profiles),
    sso_sessions: plain(ssoSessions),
    services: plain(services),
    other: plain(others),
  };
}

/** The hidden error's text is the runtime's own. */
/** Without the note that the loader hid an error: nobody outside it can tell. */
export function withoutSwallowed(outcome: unknown): unknown {
  if (!isJson(outcome)) return outcome;
  const { swallowed_error: _, ...seen } = outcome;
  return seen;
}

function smithyExpected(expected: unknown): unknown {
  if (!isJson(expected) || !('swallowed_error' in expected)) return expected;
  return { ...expected, swallowed_error: true };
}

/** What the SDK for JavaScript's loader returns, in the form of the vectors. */
export function smithyOutcome(files: AwsFiles, kind: AwsFileKind): unknown {
  const source = files[kind];
  if (source === undefined) return {};
  const reading = readFileAsSdkJs(source, kind);
  const overwritten = reading.builtinsOverwritten;
  const prototype = reading.prototypeReplaced;
  // An object first, for the order of its keys is JavaScript's: whole numbers come first.
  const replaced =
    prototype && Object.entries(Object.fromEntries([...prototype].map(([key, { value }]) => [key, value])));
  const sections = new Map([
    ...plain(reading.profiles),
    ...[...plain(reading.ssoSessions)].map(([name, one]) => [`sso-session.${name}`, one] as const),
    ...[...plain(reading.services)].map(([name, one]) => [`services.${name}`, one] as const),
  ]);
  return {
    ...(kind === 'config'
      ? { configFile: sections, ssoSessions: plain(reading.ssoSessions) }
      : { credentialsFile: sections }),
    ...(overwritten.size > 0 ? { builtins_overwritten: overwritten } : {}),
    ...(replaced !== undefined ? { note_prototype_replaced: replaced } : {}),
    ...(reading.failure !== undefined && overwritten.size === 0 ? { swallowed_error: true } : {}),
  };
}

function java(files: AwsFiles, kind: AwsFileKind): unknown {
  const { failure, ...reading } = readAwsFile(files, kind, 'sdk-java');
  if (failure !== undefined) return { error: { class: failure.error, message: failure.message } };
  return { ...threeMaps(reading), warnings: reading.notes.map(({ text }) => text) };
}

function goExpected(expected: unknown): unknown {
  if (!isJson(expected) || !isJson(expected['error'])) return expected;
  const { error } = expected;
  return { error: { message: error['message'], panic: error['panic'] } };
}

function go(files: AwsFiles, kind: AwsFileKind): unknown {
  const { failure, ...reading } = readAwsFile(files, kind, 'sdk-go');
  if (failure !== undefined) return { error: { message: failure.message, panic: failure.error === 'panic' } };
  return threeMaps(reading);
}

function threeMaps(reading: Omit<AwsFileReading, 'failure'>): Record<string, unknown> {
  return {
    profiles: plain(reading.profiles),
    sso_sessions: plain(reading.ssoSessions),
    services: plain(reading.services),
  };
}

function cyberduck(files: AwsFiles, kind: AwsFileKind): unknown {
  const { failure, profiles, notes } = readAwsFile(files, kind, 'cyberduck');
  if (failure !== undefined) {
    const line = files[kind]?.slice(failure.span);
    return { error: 'Failure reading', cause: failure.problem, line };
  }
  const log = [
    ...new Set([...notes.map(({ text }) => text), ...(profiles.size === 0 ? ['Missing configuration file'] : [])]),
  ];
  return { sections: plain(profiles), ...(log.length > 0 ? { log } : {}) };
}
