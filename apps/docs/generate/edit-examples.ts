import {
  type AwsChange,
  type AwsSectionContent,
  type AwsSectionRef,
  type Code,
  editAwsFiles,
  refusalReport,
  SourceText,
} from '@duckbill/core';
import type { Asked, OtherExample, ShownText } from './other-example.ts';

/** What is in `~/.aws`, what is asked for, and the command that asks for it, where one does. */
interface EditRequest {
  readonly config?: string;
  readonly credentials?: string;
  readonly change: AwsChange;
  readonly command?: string;
}

const reports = '[profile reports]\nregion = eu-west-1\n';
const nested = `${reports}s3 =\n  addressing_style = path\n`;
const inUse =
  '[profile base]\nregion = eu-west-1\n\n[profile reports]\nsource_profile = base\nrole_arn = arn:aws:iam::111122223333:role/Reports\n';
const noBreak = '\u00A0';

function set(key: string, value: string, files: Pick<EditRequest, 'config' | 'credentials'> = {}): EditRequest {
  return {
    config: reports,
    ...files,
    change: { type: 'set-settings', section: section('reports'), settings: [[key, value]] },
    command: `duckbill aws-config set reports ${quoted(key)} ${quoted(value)}`,
  };
}

function setIn(name: string): EditRequest {
  return {
    change: { type: 'set-settings', section: section(name), settings: [['region', 'eu-west-1']] },
    command: `duckbill aws-config set ${quoted(name)} region eu-west-1`,
  };
}

function rename(from: string, to: string, config: string = reports): EditRequest {
  return {
    config,
    change: { type: 'rename-section', kind: 'profile', from, to },
    command: `duckbill aws-config rename ${from} ${to}`,
  };
}

function renameKey(from: string, to: string): EditRequest {
  return {
    config: '[profile reports]\nregion = eu-west-1\noutput = json\n',
    change: { type: 'rename-setting', section: section('reports'), from, to },
  };
}

function remove(name: string, config: string): EditRequest {
  return {
    config,
    change: { type: 'remove-section', kind: 'profile', name },
    command: `duckbill aws-config remove ${name}`,
  };
}

function put(owner: string, config: string): EditRequest {
  const sections: readonly AwsSectionContent[] = [
    { kind: 'profile', name: 'team', settings: [['region', 'eu-west-1']] },
  ];
  return { config, change: { type: 'put-managed-block', file: 'config', owner, sections } };
}

function section(name: string): AwsSectionRef {
  return { file: 'config', kind: 'profile', name };
}

/** Control characters as a shell takes them in `$'…'`. */
const controls: readonly (readonly [sign: string, typed: string])[] = [
  ['\t', String.raw`\t`],
  ['\n', String.raw`\n`],
  ['\u0007', String.raw`\a`],
];

/** A word as it is typed in a shell. */
function quoted(word: string): string {
  if (/^[\w.@:/-]+$/u.test(word)) return word;
  const typed = controls.reduce((text, [sign, escape]) => text.replaceAll(sign, escape), word);
  return `${typed === word ? '' : '$'}'${typed}'`;
}

/** The config file with a managed block, as `put-managed-block` writes it. */
function withBlock(): string {
  const made = editAwsFiles({ config: new SourceText('~/.aws/config', '') }, [put('fleet', '').change]);
  if (!made.ok) throw new Error('a managed block cannot be written');
  return made.files.config?.text ?? '';
}

const block = withBlock();
const changedBlock = block.replace('eu-west-1', 'us-east-1');

/** Requests that are refused, and how to ask instead. */
const requests: ReadonlyMap<Code, readonly [refused: EditRequest, better?: EditRequest]> = new Map([
  ['aws-edit-file-not-utf8', [set('output', 'json', { config: `# caf\uFFFD\n${reports}` }), set('output', 'json')]],
  ['aws-edit-section-missing', [rename('report', 'team'), rename('reports', 'team')]],
  [
    'aws-edit-section-exists',
    [rename('reports', 'team', `${reports}\n[profile team]\nregion = eu-west-1\n`), rename('reports', 'team')],
  ],
  [
    'aws-edit-section-not-in-credentials',
    [
      {
        change: {
          type: 'set-settings',
          section: { file: 'credentials', kind: 'sso-session', name: 'corp' },
          settings: [['sso_region', 'eu-west-1']],
        },
        command: 'duckbill aws-config set --kind sso-session --file credentials corp sso_region eu-west-1',
      },
      {
        change: {
          type: 'set-settings',
          section: { file: 'config', kind: 'sso-session', name: 'corp' },
          settings: [['sso_region', 'eu-west-1']],
        },
        command: 'duckbill aws-config set --kind sso-session corp sso_region eu-west-1',
      },
    ],
  ],
  ['aws-edit-setting-missing', [renameKey('regoin', 'region'), renameKey('output', 'cli_format')]],
  ['aws-edit-setting-exists', [renameKey('output', 'region'), renameKey('output', 'cli_format')]],
  [
    'aws-edit-setting-is-block',
    [set('s3', 'path', { config: nested }), set('s3.addressing_style', 'virtual', { config: nested })],
  ],
  [
    'aws-edit-setting-has-value',
    [set('s3.addressing_style', 'path', { config: `${reports}s3 = path\n` }), set('s3.addressing_style', 'path')],
  ],
  ['aws-edit-name-empty', [setIn(''), setIn('reports')]],
  ['aws-edit-name-control-character', [setIn('re\nports'), setIn('reports')]],
  ['aws-edit-name-blank-at-the-ends', [setIn('reports '), setIn('reports')]],
  ['aws-edit-name-character', [setIn('reports [eu]'), setIn('reports-eu')]],
  ['aws-edit-key-character', [set('re gion', 'eu-west-1'), set('region', 'eu-west-1')]],
  ['aws-edit-value-line-break', [set('region', 'eu-west-1\neu-west-2'), set('region', 'eu-west-1')]],
  ['aws-edit-value-control-character', [set('region', 'eu-west-1\u0007'), set('region', 'eu-west-1')]],
  ['aws-edit-value-blank-at-the-ends', [set('region', `eu-west-1${noBreak}`), set('region', 'eu-west-1')]],
  [
    'aws-edit-value-comment-mark',
    [set('role_session_name', 'alice # reports'), set('role_session_name', 'alice-reports')],
  ],
  [
    'aws-edit-value-empty',
    [
      set('region', ''),
      {
        config: reports,
        change: { type: 'remove-settings', section: section('reports'), keys: ['region'] },
        command: 'duckbill aws-config unset reports region',
      },
    ],
  ],
  ['aws-edit-value-quoted', [set('region', '"eu-west-1"'), set('region', 'eu-west-1')]],
  [
    'aws-edit-text-not-unicode',
    [{ config: reports, change: set('region', 'eu-\uD800').change }, set('region', 'eu-west-1')],
  ],
  ['aws-edit-owner-name', [put('Fleet Team', reports), put('fleet-team', reports)]],
  [
    'aws-edit-section-in-use',
    [remove('base', inUse), remove('base', inUse.replace('source_profile = base', 'credential_source = Environment'))],
  ],
  [
    'aws-edit-in-managed-block',
    [
      {
        config: block,
        change: { type: 'set-settings', section: section('team'), settings: [['region', 'us-east-1']] },
        command: 'duckbill aws-config set team region us-east-1',
      },
      { ...set('region', 'us-east-1'), config: `${reports}\n${block}` },
    ],
  ],
  ['aws-edit-managed-block-damaged', [put('fleet', block.replace(/# <<<.*\n/u, '')), put('fleet', block)]],
  ['aws-edit-managed-block-edited', [put('fleet', changedBlock), put('fleet', block)]],
  [
    'aws-edit-program-would-refuse',
    [rename('reports', 'team', `[profile  reports]\nregion = eu-west-1\n\n${reports}`), rename('reports', 'team')],
  ],
  [
    'aws-edit-program-would-read-otherwise',
    [set('region', 'us-east-1', { config: '[reports]\nregion = eu-west-1\n' }), set('region', 'us-east-1')],
  ],
]);

/** A change of `~/.aws` that is refused. */
export function editExample(code: Code): OtherExample | undefined {
  const [refused, better] = requests.get(code) ?? [];
  if (refused === undefined) return undefined;
  return { ...asked(refused), ...(better === undefined ? {} : { better: asked(better) }) };
}

function asked(request: EditRequest): Asked {
  const { config = '', credentials = '', change, command } = request;
  const files = {
    config: new SourceText('~/.aws/config', config),
    credentials: new SourceText('~/.aws/credentials', credentials),
  };
  const result = editAwsFiles({ ...files, notUtf8: config.includes('\uFFFD') ? ['config'] : [] }, [change]);
  const shown: ShownText[] = [files.config, files.credentials]
    .filter(({ text }) => text !== '')
    .map(({ name, text }) => ({ name, language: 'ini', text }));
  if (command === undefined)
    shown.push({
      name: 'The change, as the library takes it',
      language: 'json',
      text: JSON.stringify(change, undefined, 2),
    });
  const base = { shown, ...(command === undefined ? {} : { command }) };
  if (!result.ok)
    return {
      ...base,
      output: refusalReport(result.diagnostics, [files.config, files.credentials]),
      codes: result.diagnostics.map(({ code }) => code),
    };
  const { config: made } = result.files;
  return { ...base, output: `${made?.name ?? ''} is then:\n\n${made?.text ?? ''}`, codes: [] };
}
