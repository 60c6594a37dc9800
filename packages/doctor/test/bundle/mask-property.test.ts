import fc from 'fast-check';
import { jsonPlan, lint } from '@duckbill/core';
import { type Machine, machineOfFiles, readBundle, readTarget } from '@duckbill/doctor';
import { describe, expect, it } from 'vitest';
import { bundleOf, insideOf, machineWith } from './bundle-of.ts';

const base64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const secrets = fc
  .string({ unit: fc.constantFrom(...base64.split('')), minLength: 12, maxLength: 48 })
  .filter((text) => /[0-9]/u.test(text) && /[a-z]/u.test(text) && /[A-Z]/u.test(text));

/** A value of a secret setting, with the signs that people leave around it. */
const secretValues = fc
  .tuple(secrets, fc.constantFrom('', ' ', ' # note', ' ; note', '"', "'", ' more', '=='))
  .map(([secret, around]) => (around === '"' || around === "'" ? `${around}${secret}${around}` : `${secret}${around}`));

const line = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('aws_secret_access_key', 'aws_session_token', 'AWS_Secret_Access_Key'),
      fc.constantFrom(' = ', '=', ': ', ' ', ' =  '),
      secretValues,
    )
    .map((parts) => parts.join('')),
  fc
    .tuple(fc.constantFrom('# ', '#', '; ', ' # '), fc.constant('aws_secret_access_key = '), secretValues)
    .map((parts) => parts.join('')),
  fc.tuple(fc.constantFrom('  ', '\t'), secretValues).map((parts) => parts.join('')),
  fc.tuple(fc.constant('credential_process = vault --token '), secrets).map((parts) => parts.join('')),
  fc.constantFrom(
    'aws_access_key_id = AKIAQWERTYUIOPASDFGH',
    'aws_access_key_id = ASIAQWERTYUIOPASDFGH',
    'region = eu-west-1',
    'region = eu-wset-1',
    'output = jsn',
    'role_arn = arn:aws:iam::123456789012:role/Reports',
    'source_profile = base',
    'source_profile = nobody',
    'mfa_serial = arn:aws:iam::123456789012:mfa/anna',
    'sso_session = corp',
    'sso_account_id = 123456789012',
    's3 =',
    '  addressing_style = path',
    '# a note',
    'nonsense',
    '',
  ),
);

const header = fc.constantFrom(
  '[default]',
  '[work]',
  '[profile work]',
  '[base]',
  '[profile base]',
  '[sso-session corp]',
  '[broken',
  '[work] # x',
);
const section = fc.tuple(header, fc.array(line, { maxLength: 6 })).map(([head, lines]) => [head, ...lines]);
const awsText = fc
  .tuple(fc.array(line, { maxLength: 1 }), fc.array(section, { maxLength: 4 }), fc.constantFrom('\n', '\r\n'))
  .map(([lost, sections, end]) => [...lost, ...sections.flat(), ''].join(end));

function isSecret(word: string): boolean {
  return [/\d/u, /[a-z]/u, /[A-Z]/u].every((sign) => sign.test(word)) && !/^A[KS]IAQ/u.test(word);
}

/** What the tools say of the files of a machine: findings with their places, and the plan. */
async function saidOf(machine: Machine): Promise<unknown> {
  const { sources, documents, planned, secrets } = await readTarget(machine, 'aws:work');
  const own = documents.flatMap((document) => (document.kind === 'aws' ? document.sources : []));
  const { files } = lint(own, { programs: ['aws-cli@2', 'cyberduck@9.5'] });
  return {
    findings: files.map(({ diagnostics }) => diagnostics.map(({ code, span, severity }) => ({ code, span, severity }))),
    plan: jsonPlan(planned.plan, sources, secrets),
    hasKeys: [planned.keys.secretAccessKey, planned.keys.sessionToken].map((key) => key?.length),
  };
}

describe('what stands for secrets', () => {
  it('keeps the findings of lint and the plan, and every length; and no secret', async () => {
    await fc.assert(
      fc.asyncProperty(awsText, awsText, async (config, credentials) => {
        const machine = machineWith({ '/home/anna/.aws/config': config, '/home/anna/.aws/credentials': credentials });
        const { zip } = await bundleOf(machine, 'aws:work');
        const { record } = readBundle(zip);
        expect(await saidOf(machineOfFiles(record))).toEqual(await saidOf(machine));
        const inside = insideOf(zip);
        const words = [...`${config}\n${credentials}`.matchAll(/[A-Za-z0-9+/]{12,}/gu)].map(([word]) => word);
        expect(words.filter((word) => isSecret(word) && inside.includes(word))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('is the same for the same secret, and another for another, in any file', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(secrets, { minLength: 2, maxLength: 6 }), async (values) => {
        const text = values.map((value, index) => `[p${index}]\naws_secret_access_key = ${value}\n`).join('');
        const { zip } = await bundleOf(
          machineWith({ '/home/anna/.aws/config': `${text}[default]\n`, '/home/anna/.aws/credentials': text }),
          'aws:',
        );
        const { record } = readBundle(zip);
        const marksOf = (name: string): readonly string[] => {
          const state = record.files.get(`/home/anna/.aws/${name}`);
          const masked = state?.state === 'read' ? Buffer.from(state.bytes).toString('latin1') : '';
          return [...masked.matchAll(/^aws_secret_access_key = (.*)$/gmu)].map(([, mark = '']) => mark);
        };
        expect(marksOf('config')).toEqual(marksOf('credentials'));
        expect(new Set(marksOf('config')).size).toBe(values.length);
        expect(marksOf('config').map(({ length }) => length)).toEqual(values.map(({ length }) => length));
      }),
      { numRuns: 25 },
    );
  });
});
