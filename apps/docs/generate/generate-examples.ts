import { createHash } from 'node:crypto';
import {
  type AwsFiles,
  type Code,
  compileGenerateSpec,
  generateFiles,
  type GenerateTarget,
  readGenerateSpec,
  SourceText,
  textReport,
} from '@duckbill/core';
import type { Asked, OtherExample } from './other-example.ts';
import { reportPaint } from './report-paint.ts';

type Spec = Readonly<Record<string, unknown>>;

const role: Spec = {
  access: 'role',
  roleArn: 'arn:aws:iam::111122223333:role/Reports',
  mfaSerial: 'arn:aws:iam::111122223333:mfa/anna',
  sourceProfile: 'anna',
  region: 'eu-west-1',
  name: 'reports',
};
const keys: Spec = { access: 'keys', accessKeyId: 'AKIAQ3EGRFTUVEXAMPL4', path: 'reports' };
const { access: _, ...withoutAccess } = keys;
const { name: __, ...withoutName } = role;
const there: AwsFiles = { config: new SourceText('config', '[profile reports]\nregion = us-east-1\n') };

/** What is wrong, what is right, for which kind of file, and what is in it already. */
const examples: ReadonlyMap<Code, readonly [bad: Spec | string, good: Spec, target: GenerateTarget, into?: AwsFiles]> =
  new Map([
    ['generate-spec-malformed', ['{ "access": "keys", }\n', keys, 'bookmark']],
    ['generate-access-missing', [withoutAccess, keys, 'bookmark']],
    ['generate-access-unknown', [{ ...keys, access: 'key' }, keys, 'bookmark']],
    ['generate-program-unknown', [{ ...keys, for: 'cyberduck@10' }, { ...keys, for: 'cyberduck@9.5' }, 'bookmark']],
    [
      'generate-not-for-program',
      [
        { access: 'process', name: 'vault', for: 'cyberduck@9.2' },
        { access: 'process', name: 'vault', for: 'cyberduck@9.5' },
        'bookmark',
      ],
    ],
    [
      'generate-one-program',
      [{ ...keys, for: ['cyberduck@9.4', 'cyberduck@9.5'] }, { ...keys, for: 'cyberduck@9.5' }, 'bookmark'],
    ],
    ['generate-field-unknown', [{ ...keys, acessKeyId: 'AKIAQ3EGRFTUVEXAMPL4' }, keys, 'bookmark']],
    ['generate-value-missing', [withoutName, role, 'aws-config']],
    ['generate-value-unused', [{ ...keys, externalId: 'acme-1' }, keys, 'bookmark']],
    ['generate-value-type', [{ ...role, durationSeconds: '3600' }, { ...role, durationSeconds: 3600 }, 'aws-config']],
    ['generate-value-wrong', [{ ...role, roleArn: 'arn:aws:iam::111122223333:user/anna' }, role, 'aws-config']],
    ['generate-key-temporary', [{ ...keys, accessKeyId: 'ASIAQ3EGRFTUVEXAMPL4' }, keys, 'bookmark']],
    [
      'generate-mfa-device-without-codes',
      [{ ...role, mfaSerial: 'arn:aws:iam::111122223333:u2f/user/anna/key' }, role, 'aws-config'],
    ],
    [
      'generate-secret-given',
      [
        {
          access: 'keys',
          accessKeyId: 'AKIAQ3EGRFTUVEXAMPL4',
          secretAccessKey: '…',
          name: 'anna',
          region: 'eu-west-1',
        },
        { access: 'keys', accessKeyId: 'AKIAQ3EGRFTUVEXAMPL4', name: 'anna', region: 'eu-west-1' },
        'aws-config',
      ],
    ],
    ['generate-section-exists', [role, { ...role, name: 'reports-2' }, 'aws-config', there]],
  ]);

/** A specification that is refused. */
export function generateExample(code: Code): OtherExample | undefined {
  const [bad, good, target, into] = examples.get(code) ?? [];
  if (bad === undefined || good === undefined || target === undefined) return undefined;
  return { ...asked(bad, target, into), better: asked(good, target, into) };
}

function asked(spec: Spec | string, target: GenerateTarget, into: AwsFiles = {}): Asked {
  const text = typeof spec === 'string' ? spec : `${JSON.stringify(spec, undefined, 2)}\n`;
  const source = new SourceText('access.json', text);
  const sources = [source, into.config].filter((one) => one !== undefined);
  const shown = sources.map((one) => ({
    name: one.name,
    language: one === source ? 'json' : 'ini',
    text: one.text,
  }));
  const out = into.config === undefined ? '' : ' --out config';
  const answered = answer(source, target, into);
  const command = `duckbill generate ${target} --spec access.json${out}`;
  if (typeof answered === 'string') return { shown, command, output: answered, codes: [] };
  const files = sources.map((one) => ({
    source: one,
    diagnostics: answered.filter(({ file }) => file === one.name),
    secrets: [],
  }));
  const output = textReport({ files, skipped: [] }, reportPaint);
  return { shown, command, output, codes: answered.map(({ code }) => code) };
}

function answer(source: SourceText, target: GenerateTarget, into: AwsFiles) {
  const read = readGenerateSpec(source);
  if (!read.ok) return read.diagnostics;
  const compiled = compileGenerateSpec(target, read.given, { withSecrets: false });
  if (!compiled.ok) return compiled.diagnostics;
  const sha1Hex = (text: string): string => createHash('sha1').update(text, 'utf8').digest('hex');
  const made = generateFiles(compiled.spec, { sha1Hex, into });
  return made.ok ? made.files.map(({ text }) => text).join('') : made.diagnostics;
}
