import { describe, expect, it } from 'vitest';
import type { AwsChange, AwsEditOptions, AwsSectionRef } from '../../../src/aws/edit/aws-change.ts';
import { editAwsFiles } from '../../../src/aws/edit/edit-aws-files.ts';
import { catalogue } from '../../../src/catalogue/catalogue.ts';
import { describe as describeFinding } from '../../../src/diagnostic/describe.ts';
import { SourceText } from '../../../src/source/source-text.ts';
import { applyTextEdits } from '../../../src/source/text-edit.ts';

interface Texts {
  readonly config?: string;
  readonly credentials?: string;
}

function edit({ config, credentials }: Texts, changes: readonly AwsChange[], options?: AwsEditOptions) {
  return editAwsFiles(
    {
      ...(config === undefined ? {} : { config: new SourceText('config', config) }),
      ...(credentials === undefined ? {} : { credentials: new SourceText('credentials', credentials) }),
    },
    changes,
    options,
  );
}

/** Both files after the changes, or the codes of the refusal. The edits say the same as the texts. */
function edited(texts: Texts, changes: readonly AwsChange[], options?: AwsEditOptions): Texts | string[] {
  const result = edit(texts, changes, options);
  if (!result.ok) {
    // A title in place of the message would mean that a fact is missing.
    const wordless = result.diagnostics.filter((one) => describeFinding(one).message === catalogue[one.code].title);
    if (wordless.length > 0) throw new Error(`a fact is missing: ${wordless[0]?.code ?? ''}`);
    return result.diagnostics.map(({ code }) => code.slice('aws-edit-'.length));
  }
  const { config, credentials } = result.files;
  expect(applyTextEdits(texts.config ?? '', result.edits.config)).toBe(config?.text ?? '');
  expect(applyTextEdits(texts.credentials ?? '', result.edits.credentials)).toBe(credentials?.text ?? '');
  return {
    ...(config === undefined ? {} : { config: config.text }),
    ...(credentials === undefined ? {} : { credentials: credentials.text }),
  };
}

/** The config file after one change. */
function configAfter(config: string, change: AwsChange, options?: AwsEditOptions): string | string[] {
  const result = edited({ config }, [change], options);
  return Array.isArray(result) ? result : (result.config ?? '');
}

const profile = (name: string): AwsSectionRef => ({ file: 'config', kind: 'profile', name });

const set = (name: string, ...settings: [string, string][]): AwsChange => ({
  type: 'set-settings',
  section: profile(name),
  settings,
});

const unset = (name: string, ...keys: string[]): AwsChange => ({
  type: 'remove-settings',
  section: profile(name),
  keys,
});

const rename = (from: string, to: string): AwsChange => ({ type: 'rename-section', kind: 'profile', from, to });

describe('setting a value', () => {
  it('changes the value and nothing else', () => {
    expect(configAfter('[profile a]\r\n  \r\n# c\r\nregion   =  x\r\nb=1', set('a', ['region', 'y']))).toBe(
      '[profile a]\r\n  \r\n# c\r\nregion   =  y\r\nb=1',
    );
  });

  it('adds a setting as its neighbours are written, before blank lines and comments of the next section', () => {
    expect(configAfter('[profile a]\nk=1\n\n# of b\n[profile b]\nk=2\n', set('a', ['l', '2']))).toBe(
      '[profile a]\nk=1\nl=2\n\n# of b\n[profile b]\nk=2\n',
    );
    expect(configAfter('[default]\nregion      = x\nrole_arn    = y', set('default', ['output', 'json']))).toBe(
      '[default]\nregion      = x\nrole_arn    = y\noutput      = json',
    );
  });

  it('adds a section with a blank line before it, in a file that may be missing', () => {
    expect(edited({}, [set('a', ['k', 'v'])])).toEqual({ config: '[profile a]\nk = v\n' });
    expect(configAfter('[default]\r\nk=v\r\n', set('a b', ['region', 'x']))).toBe(
      "[default]\r\nk=v\r\n\r\n[profile 'a b']\r\nregion=x\r\n",
    );
    expect(configAfter('[default]\nk = v', set('a', ['k', 'v']))).toBe('[default]\nk = v\n\n[profile a]\nk = v');
  });

  it('keeps a byte order mark for the programs that can read behind it', () => {
    expect(configAfter('\uFEFF[default]\n[profile a]\nk = v\n', set('a', ['k', 'w']))).toBe(
      '\uFEFF[default]\n[profile a]\nk = w\n',
    );
  });

  it('writes nested settings into their block, and makes the block', () => {
    const text = '[profile a]\ns3 =\n  max_concurrent_requests = 20\nregion = x\n';
    expect(configAfter(text, set('a', ['s3.addressing_style', 'path']))).toBe(
      '[profile a]\ns3 =\n  max_concurrent_requests = 20\n  addressing_style = path\nregion = x\n',
    );
    expect(configAfter(text, set('a', ['s3.max_concurrent_requests', '5']))).toBe(text.replace('20', '5'));
    expect(configAfter('[profile a]\nregion = x\n', set('a', ['s3.addressing_style', 'path']))).toBe(
      '[profile a]\nregion = x\ns3 =\n    addressing_style = path\n',
    );
  });

  it('tells blocks apart that hold the same key', () => {
    const text = '[services v]\ns3 =\n  endpoint_url = a\ndynamodb =\n  endpoint_url = b\n';
    const section: AwsSectionRef = { file: 'config', kind: 'services', name: 'v' };
    const change: AwsChange = { type: 'set-settings', section, settings: [['s3.endpoint_url', 'c']] };
    expect(configAfter(text, change)).toBe(text.replace('= a', '= c'));
    const both: AwsChange = {
      type: 'set-settings',
      section,
      settings: [
        ['sts.endpoint_url', 'd'],
        ['sqs.endpoint_url', 'e'],
      ],
    };
    const added = 'sts =\n  endpoint_url = d\nsqs =\n  endpoint_url = e\n';
    expect(configAfter(text, both)).toBe(text + added);
    expect(configAfter('', both)).toBe(`[services v]\n${added.replaceAll('  ', '    ')}`);
  });

  it('moves a comment behind the value to a line above, since half of the programs take it for the value', () => {
    expect(configAfter('[default]\nregion = x ; home\n', set('default', ['region', 'y']))).toBe(
      '[default]\n# home\nregion = y\n',
    );
  });

  it('drops what looks like a comment behind a secret', () => {
    const section: AwsSectionRef = { file: 'credentials', kind: 'profile', name: 'a' };
    const settings = [['aws_secret_access_key', 'new']] as const;
    expect(
      edited({ credentials: '[a]\naws_secret_access_key = canary #rest\n' }, [
        { type: 'set-settings', section, settings },
      ]),
    ).toEqual({ credentials: '[a]\naws_secret_access_key = new\n' });
  });

  it('sets the effective one of what is written twice', () => {
    expect(configAfter('[profile a]\nk = 1\nk = 2\n', set('a', ['k', '3']))).toBe('[profile a]\nk = 1\nk = 3\n');
    expect(configAfter('[profile a]\nk = 1\n[profile a]\nk = 2\n', set('a', ['k', '3']))).toBe(
      '[profile a]\nk = 1\n[profile a]\nk = 3\n',
    );
    expect(configAfter('[profile default]\nk = 1\n[default]\nk = 2\n', set('default', ['k', '3']))).toBe(
      '[profile default]\nk = 3\n[default]\nk = 3\n',
    );
  });

  it('spells the key as it was given, for programs that know one spelling only', () => {
    expect(configAfter('[default]\nREGION: x\n', set('default', ['region', 'y']), { programs: ['aws-cli@2'] })).toBe(
      '[default]\nregion= y\n',
    );
  });

  it('is done once', () => {
    const text = '[profile a]\ns3 =\n  x = 1\nk = v\n';
    const changes = [set('a', ['k', 'v'], ['s3.x', '1'])];
    const result = edit({ config: text }, changes);
    expect(result).toMatchObject({ ok: true, edits: { config: [], credentials: [] }, touched: [] });
  });

  it.each<[string, string]>([
    ['a\nb', 'value-line-break'],
    ['a\rb', 'value-line-break'],
    ['a\u2028b', 'value-line-break'],
    ['a\u0000', 'value-control-character'],
    [' a', 'value-blank-at-the-ends'],
    ['a\t', 'value-blank-at-the-ends'],
    ['a # b', 'value-comment-mark'],
    [';b', 'value-comment-mark'],
    ['', 'value-empty'],
    ['"a"', 'value-quoted'],
    ['\uD800', 'text-not-unicode'],
  ])('refuses the value %j', (value, problem) => {
    expect(configAfter('[profile a]\n', set('a', ['k', value]))).toContain(problem);
    expect(configAfter('', set('a', ['k', value]))).toContain(problem);
  });

  it.each(['', 'a b', 'a=b', '[a', 'a\nb', '#a', 's3.', '.x', 's3.a.b', 'ü'])('refuses the key %j', (key) => {
    expect(configAfter('[profile a]\n', set('a', [key, 'v']))).toEqual(['key-character']);
  });

  it.each<[string, string]>([
    ['', 'name-empty'],
    ['a]\n[b', 'name-control-character'],
    ['a]', 'name-character'],
    ['a"b', 'name-character'],
    [' a', 'name-blank-at-the-ends'],
  ])('refuses the section name %j', (name, problem) => {
    expect(configAfter('', set(name, ['k', 'v']))).toEqual([problem]);
  });

  it('refuses what would not be read as meant', () => {
    // Cyberduck alone knows a profile of this header.
    const bare = edit({ config: '[a]\nk = 1\n' }, [set('a', ['k', '2'])]);
    expect(bare).toMatchObject({ ok: false, diagnostics: [{ code: 'aws-edit-program-would-read-otherwise' }] });
    const readers = 'AWS CLI, AWS SDKs for JavaScript, Java and Go';
    expect(bare).toMatchObject({ diagnostics: [{ facts: { file: 'config', section: 'profile a', readers } }] });
    // The AWS CLI would find the section twice.
    expect(configAfter('[profile  a]\nk = 1\n[profile a]\nk = 1\n', rename('a', 'b'))).toEqual([
      'program-would-refuse',
    ]);
    expect(configAfter('[profile a]\ns3 =\n  x = 1\n', set('a', ['s3', 'v']))).toEqual(['setting-is-block']);
    expect(configAfter('[profile a]\ns3 = x\n', set('a', ['s3.y', 'v']))).toEqual(['setting-has-value']);
    expect(configAfter('', set('a', ['k', '1'], ['K', '2']))).toEqual(['setting-exists']);
  });

  it('refuses to write back bytes that it could not read', () => {
    const config = new SourceText('config', '[default]\n# \uFFFD\n');
    expect(editAwsFiles({ config, notUtf8: ['config'] }, [set('default', ['k', 'v'])])).toMatchObject({
      ok: false,
      diagnostics: [{ code: 'aws-edit-file-not-utf8', facts: { file: 'config' } }],
    });
    expect(editAwsFiles({ config, notUtf8: ['config'] }, [unset('default', 'k')])).toMatchObject({ ok: true });
  });
});

describe('removing settings', () => {
  it('takes the lines that belong to them along', () => {
    expect(configAfter('[default]\ns3 =\n  a = 1\n\n  b = 2\nk = v', unset('default', 's3'))).toBe('[default]\nk = v');
    expect(configAfter('[default]\n# of k\nk = v\nl = w\n', unset('default', 'K'))).toBe('[default]\n# of k\nl = w\n');
  });

  it('removes a nested one, and the block with the last', () => {
    const text = '[default]\ns3 =\n  a = 1\n  b = 2\nk = v\n';
    expect(configAfter(text, unset('default', 's3.a'))).toBe('[default]\ns3 =\n  b = 2\nk = v\n');
    expect(configAfter(text, unset('default', 's3.a', 's3.b'))).toBe('[default]\nk = v\n');
  });

  it('edits nothing for what is not there', () => {
    expect(edit({ config: '[default]\n' }, [unset('default', 'k'), unset('x', 'k')])).toMatchObject({
      ok: true,
      edits: { config: [] },
      touched: [],
    });
  });
});

describe('renaming a setting', () => {
  const renameKey = (from: string, to: string): AwsChange => ({
    type: 'rename-setting',
    section: profile('default'),
    from,
    to,
  });

  it('keeps value, comment and place', () => {
    expect(configAfter('[default]\nx = 1 # c\ny = 2\n', renameKey('x', 'z'))).toBe('[default]\nz = 1 # c\ny = 2\n');
    expect(configAfter('[default]\ns3 =\n  a = 1\n', renameKey('s3.a', 'b'))).toBe('[default]\ns3 =\n  b = 1\n');
  });

  it('refuses what is missing, taken or impossible', () => {
    expect(configAfter('[default]\nx = 1\ny = 2\n', renameKey('x', 'y'))).toEqual(['setting-exists']);
    expect(configAfter('[default]\nx = 1\n', renameKey('y', 'z'))).toEqual(['setting-missing']);
    expect(configAfter('[default]\nx = 1\n', renameKey('x', 'y z'))).toEqual(['key-character']);
  });
});

describe('renaming a section', () => {
  it('follows it in both files, and tells what it touched', () => {
    const texts = {
      config: '[profile old] # mine\nregion = x\n\n[profile b]\nsource_profile = old\nrole_arn = old\n',
      credentials: '[old]\naws_access_key_id = AKIA\n[c]\nsource_profile=old\n',
    };
    expect(edited(texts, [rename('old', 'new one')])).toEqual({
      config: "[profile 'new one'] # mine\nregion = x\n\n[profile b]\nsource_profile = new one\nrole_arn = old\n",
      credentials: '[new one]\naws_access_key_id = AKIA\n[c]\nsource_profile=new one\n',
    });
    expect(edit(texts, [rename('old', 'new')])).toMatchObject({
      touched: [
        { file: 'config', kind: 'profile', name: 'old', what: 'renamed', to: 'new' },
        { file: 'credentials', name: 'old', what: 'renamed', to: 'new' },
        { file: 'config', name: 'b', what: 'reference', key: 'source_profile', to: 'new' },
        { file: 'credentials', name: 'c', what: 'reference', key: 'source_profile', to: 'new' },
      ],
    });
  });

  it('makes and unmakes the default profile', () => {
    expect(configAfter('[default]\nk = v\n', rename('default', 'a'))).toBe('[profile a]\nk = v\n');
    expect(configAfter('[profile a]\nk = v\nsource_profile = a\n', rename('a', 'default'))).toBe(
      '[default]\nk = v\nsource_profile = default\n',
    );
  });

  it('follows an SSO session', () => {
    expect(
      configAfter('[sso-session s]\nsso_region = x\n[profile a]\nsso_session = s\n', {
        type: 'rename-section',
        kind: 'sso-session',
        from: 's',
        to: 't',
      }),
    ).toBe('[sso-session t]\nsso_region = x\n[profile a]\nsso_session = t\n');
  });

  it('refuses a missing one, and a name that is taken in either file', () => {
    expect(configAfter('[profile a]\n', rename('x', 'y'))).toEqual(['section-missing']);
    expect(edited({ config: '[profile a]\n', credentials: '[b]\nk = v\n' }, [rename('a', 'b')])).toEqual([
      'section-exists',
    ]);
    expect(configAfter('[profile a]\n', rename('a', 'b]'))).toEqual(['name-character']);
  });
});

describe('removing a section', () => {
  const remove = (name: string): AwsChange => ({ type: 'remove-section', kind: 'profile', name });
  const texts = {
    config: '# top\n[profile a]\nk = v\n\n# of b\n[profile b]\nsource_profile = c\n\n[profile c]\nk = v\n',
    credentials: '[c]\naws_access_key_id = AKIA\n',
  };

  it('takes it from both files with its blank lines, and leaves comments', () => {
    expect(edited(texts, [remove('a')])).toMatchObject({
      config: '# top\n# of b\n[profile b]\nsource_profile = c\n\n[profile c]\nk = v\n',
    });
    expect(edited(texts, [remove('b'), remove('c')])).toEqual({
      config: '# top\n[profile a]\nk = v\n\n# of b\n',
      credentials: '',
    });
  });

  it('refuses while others refer to it, and says where', () => {
    const result = edit(texts, [remove('c')]);
    const span = { start: texts.config.indexOf('c\n\n[profile c]'), end: texts.config.indexOf('\n\n[profile c]') };
    expect(result).toMatchObject({
      ok: false,
      diagnostics: [
        { code: 'aws-edit-section-in-use', facts: { name: 'c', count: 1 }, related: [{ file: 'config', span }] },
      ],
    });
    expect(edited(texts, [remove('c')], { consent: { inUse: true } })).toMatchObject({ credentials: '' });
  });

  it('points into the files as they were given', () => {
    const result = edit(texts, [set('a', ['long_setting', 'long value']), remove('c')]);
    const at = texts.config.indexOf('[profile c]');
    expect(result).toMatchObject({ ok: false, diagnostics: [{ span: { start: at } }] });
  });
});

describe('pruning', () => {
  const config = [
    '[default]\nsource_profile = base\n',
    '[profile base]\nsso_session = used\n',
    '[profile extra]\nsso_session = other\n',
    '[sso-session used]\nsso_region = x\n',
    '[sso-session other]\nsso_region = x\n',
    '[sso-session unused]\nsso_region = x\n',
    '[services unused]\ns3 =\n  endpoint_url = x\n',
  ];

  it('removes sessions and services that nothing names', () => {
    expect(configAfter(config.join('\n'), { type: 'prune' })).toBe(config.slice(0, 5).join('\n'));
  });

  it('keeps profiles that are listed or a source of one that is', () => {
    const kept = [config[0], config[1], config[3]].join('\n');
    expect(configAfter(config.join('\n'), { type: 'prune', keep: ['default'] })).toBe(kept);
    expect(configAfter(kept, { type: 'prune', keep: ['default'] })).toBe(kept);
  });
});

describe('managed blocks', () => {
  const put = (...names: string[]): AwsChange => ({
    type: 'put-managed-block',
    file: 'config',
    owner: 'fleet',
    sections: names.map((name) => ({ kind: 'profile', name, settings: [['region', 'x']] })),
  });
  const take: AwsChange = { type: 'remove-managed-block', file: 'config', owner: 'fleet' };
  const text = (change: AwsChange, before: string): string => {
    const after = configAfter(before, change);
    if (typeof after !== 'string') throw new Error(after.join());
    return after;
  };

  it('are put at the end, replaced where they stand, and removed without a trace', () => {
    const mine = '[profile mine]\nregion=y\n';
    const first = text(put('a', 'b'), mine);
    expect(first).toMatch(
      /^\[profile mine\]\nregion=y\n\n# >>> duckbill:fleet check=[0-9a-f]{8} [^\n]+ >>>\n\[profile a\]\nregion = x\n\n\[profile b\]\nregion = x\n# <<< duckbill:fleet <<<\n$/u,
    );
    expect(text(put('a', 'b'), first)).toBe(first);
    const moved = `${first}\n[profile behind]\nregion=z\n`;
    expect(text(put('a', 'c'), moved)).toBe(text(put('a', 'c'), first) + moved.slice(first.length));
    expect(text(take, first)).toBe(mine);
    expect(text(take, moved)).toBe(`${mine}\n[profile behind]\nregion=z\n`);
    expect(text(take, mine)).toBe(mine);
    expect(text(put(), first)).toBe(mine);
  });

  it('do not mind other line ends, but mind every other change', () => {
    const first = text(put('a'), '');
    const windows = first.replaceAll('\n', '\r\n');
    expect(text(put('a'), windows)).toBe(windows);
    const changed = first.replace('region = x', 'region = hand-made');
    expect(changed).not.toBe(first);
    expect(configAfter(changed, put('a'))).toEqual(['managed-block-edited']);
    expect(configAfter(changed, take)).toEqual(['managed-block-edited']);
    expect(configAfter(changed, put('a'), { consent: { managed: true } })).toBe(first);
  });

  it('are left alone by other changes', () => {
    const first = text(put('a'), '[profile b]\nsource_profile = a\n');
    expect(configAfter(first, set('a', ['region', 'y']))).toEqual(['in-managed-block']);
    expect(configAfter(first, unset('a', 'region'))).toEqual(['in-managed-block']);
    expect(configAfter(first, { type: 'rename-section', kind: 'profile', from: 'a', to: 'c' })).toEqual([
      'in-managed-block',
    ]);
    expect(configAfter(first, { type: 'prune', keep: [] })).toBe(first.slice(first.indexOf('# >>>')));
    const agreed = configAfter(first, set('a', ['region', 'y']), { consent: { managed: true } });
    expect(configAfter(String(agreed), put('a'))).toEqual(['managed-block-edited']);
  });

  it('refuse sections that stand elsewhere, are given twice, or are still needed', () => {
    expect(configAfter('[profile a]\n', put('a'))).toEqual(['section-exists']);
    expect(configAfter('', put('a', 'a'))).toEqual(['section-exists']);
    const first = text(put('a', 'b'), '[profile mine]\nsource_profile = a\n');
    expect(configAfter(first, put('b'))).toEqual(['section-in-use']);
    expect(configAfter(first, take)).toEqual(['section-in-use']);
  });

  it('are refused when their marks are damaged', () => {
    const first = text(put('a'), '');
    const begin = first.slice(0, first.indexOf('\n') + 1);
    for (const broken of [first.replace(/# <<<.*\n/u, ''), first.slice(begin.length), begin + first])
      expect(configAfter(broken, put('a'))).toEqual(['managed-block-damaged']);
    expect(configAfter(first + first, put('a'))).toContain('managed-block-damaged');
    expect(configAfter(first.replace('check=', 'chek='), put('a'))).toContain('managed-block-damaged');
    expect(configAfter('', { ...take, owner: 'a b' })).toEqual(['owner-name']);
  });

  it('hold other owners apart', () => {
    const other: AwsChange = {
      type: 'put-managed-block',
      file: 'config',
      owner: 'other',
      sections: [{ kind: 'sso-session', name: 's', settings: [['sso_region', 'x']] }],
    };
    const both = text(other, text(put('a'), ''));
    expect(text(take, both)).toBe(text(other, ''));
  });
});
