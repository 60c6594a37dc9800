import { createHash } from 'node:crypto';
import {
  accessKinds,
  compileGenerateSpec,
  fieldsOf,
  type FieldName,
  type GenerateSpec,
  type GenerateTarget,
  type GivenValue,
  type GivenValues,
  type ProgramId,
  programIds,
  programs,
} from '@duckbill/core';
import fc from 'fast-check';

export const sha1Hex = (text: string): string => createHash('sha1').update(text, 'utf8').digest('hex');

const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'.split('');

function text(characters: string, minLength: number, maxLength: number): fc.Arbitrary<string> {
  return fc
    .tuple(
      fc.constantFrom(...letters),
      fc.array(fc.constantFrom(...letters, ...characters.split('')), {
        minLength: minLength - 1,
        maxLength: maxLength - 1,
      }),
    )
    .map(([first, rest]) => first + rest.join(''));
}

const account = fc
  .array(fc.constantFrom(...'0123456789'.split('')), { minLength: 12, maxLength: 12 })
  .map((all) => all.join(''));
const sectionName = text('_.@+-', 1, 20);
const keyId = fc
  .array(fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.split('')), { minLength: 16, maxLength: 16 })
  .map((all) => `AKIA${all.join('')}`);
const words = fc.array(text("&<'äß漢_-", 1, 8), { minLength: 1, maxLength: 4 }).map((all) => all.join(' '));
const path = fc.array(text('._-', 1, 10), { minLength: 1, maxLength: 3 }).map((all) => all.join('/'));
const region = fc.constantFrom('eu-west-1', 'eu-central-1', 'us-east-1', 'ap-southeast-2');

interface Person {
  readonly account: string;
  readonly role: string;
  readonly device: string;
}
const person: fc.Arbitrary<Person> = fc.record({
  account,
  role: text('_+=,.@-', 1, 20),
  device: text('_+=,.@-', 1, 20),
});

/** Values that are all right, and go together: role and device are of one account. */
function valuesOf({ account: id, role, device }: Person): Readonly<Record<FieldName, fc.Arbitrary<string>>> {
  return {
    name: sectionName,
    accessKeyId: keyId,
    secretAccessKey: fc.constantFrom('canaryAcanaryBcanaryCcanaryDcanaryE12345'),
    roleArn: fc.constantFrom(`arn:aws:iam::${id}:role/${role}`, `arn:aws:iam::${id}:role/team/${role}`),
    // A profile that is its own source is a finding.
    sourceProfile: sectionName.map((name) => `source-${name}`),
    mfaSerial: fc.constantFrom(`arn:aws:iam::${id}:mfa/${device}`),
    withoutMfa: fc.constant('true'),
    durationSeconds: fc.integer({ min: 900, max: 43_200 }).map(String),
    externalId: text('_+=,.@:/-', 2, 30),
    roleSessionName: text('_+=,.@-', 2, 20),
    ssoSession: sectionName,
    ssoStartUrl: text('-', 1, 20).map((name) => `https://${name}0.awsapps.com/start`),
    ssoRegion: region,
    ssoScopes: fc.constantFrom('sso:account:access', 'sso:account:access,codewhisperer:completions'),
    ssoAccountId: account,
    ssoRoleName: text('_+=,.@-', 1, 32),
    legacy: fc.constant('true'),
    webIdentityTokenFile: path.map((one) => `/var/run/${one}`),
    oauthClientId: text('.-', 5, 30),
    oauthAuthorizationUrl: text('-', 1, 12).map((name) => `https://${name}0.example.com/authorize`),
    oauthTokenUrl: text('-', 1, 12).map((name) => `https://${name}0.example.com/token`),
    credentialProcess: path.map((one) => `/opt/${one} --json`),
    region,
    output: fc.constantFrom('json', 'text', 'table', 'yaml'),
    vendor: text('+-', 3, 20),
    description: words,
    nickname: words,
    hostname: fc.constantFrom('s3.eu-west-1.amazonaws.com', 's3.amazonaws.com'),
    port: fc.constant('443'),
    path,
    comment: words,
    uuid: fc.uuid(),
  };
}

type AccessKind = GenerateSpec['access'];

/** Every target, access and program that go together. */
export const kinds: readonly { target: GenerateTarget; access: AccessKind; program: ProgramId }[] = (
  ['aws-config', 'bookmark', 'profile'] as const
).flatMap((target) =>
  accessKinds.flatMap((access) =>
    programIds.filter((program) => goTogether(target, access, program)).map((program) => ({ target, access, program })),
  ),
);

function goTogether(target: GenerateTarget, access: AccessKind, program: ProgramId): boolean {
  const result = compileGenerateSpec(target, given({ access, for: program }), { withSecrets: false });
  return result.ok || result.diagnostics.every(({ code }) => code !== 'generate-not-for-program');
}

/** What somebody could give for a kind of file: everything that is needed, and some of the rest. */
export function givenFor({ target, access, program }: (typeof kinds)[number]): fc.Arbitrary<GivenValues> {
  return fc.tuple(person, fc.infiniteStream(fc.boolean())).chain(([who, coins]) => {
    const values = valuesOf(who);
    const chosen = new Set<FieldName>();
    const uses = (): ReturnType<typeof fieldsOf> =>
      fieldsOf({ target, access, programs: [program], has: (name) => chosen.has(name) });
    for (const switchName of ['withoutMfa', 'legacy'] as const)
      if (uses().some(({ name }) => name === switchName) && coins.next().value) chosen.add(switchName);
    for (const { name, needed } of uses()) {
      // Another region in the host than in the region is a finding, and a secret needs its id.
      if (name === 'hostname' && chosen.has('region')) continue;
      if (name === 'withoutMfa' || name === 'legacy') continue;
      if (name === 'secretAccessKey' ? chosen.has('accessKeyId') : needed || coins.next().value) chosen.add(name);
    }
    const entries = [...chosen].map((name) => fc.tuple(fc.constant(name), values[name]));
    return fc.tuple(...entries).map((all) => given({ access, for: program, ...Object.fromEntries(all) }));
  });
}

/** Values as if they came from a file. */
export function given(values: Readonly<Record<string, string>>): GivenValues {
  const span = { start: 0, end: 1 };
  const located = new Map<string, GivenValue>();
  for (const [name, one] of Object.entries(values)) located.set(name, { text: one, span, nameSpan: span });
  return { file: 'spec.json', whole: span, values: located };
}

export function compiled(target: GenerateTarget, values: GivenValues): GenerateSpec {
  const result = compileGenerateSpec(target, values, { withSecrets: true });
  if (result.ok) return result.spec;
  throw new Error(JSON.stringify(result.diagnostics.map(({ code, facts }) => ({ code, facts }))));
}

export function isCyberduck(program: ProgramId): boolean {
  return programs[program].family === 'cyberduck';
}
