import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AwsFileKind, AwsSection } from '../../../src/aws/aws-reading.ts';
import type { AwsChange } from '../../../src/aws/edit/aws-change.ts';
import { editAwsFiles } from '../../../src/aws/edit/edit-aws-files.ts';
import { readAwsFile } from '../../../src/aws/read-aws-files.ts';
import { programs, type ProgramFamily } from '../../../src/programs/program.ts';
import { SourceText } from '../../../src/source/source-text.ts';
import { applyTextEdits } from '../../../src/source/text-edit.ts';
import { configTexts } from '../conformance/config-texts.ts';

const families: readonly ProgramFamily[] = [...new Set(Object.values(programs).map(({ family }) => family))];

/** Settings by profile and key, as one program names them; profiles without any are left out. */
type Seen = Map<string, Map<string, string>>;

/** What one program sees; undefined when it refuses the file. */
function seenBy(family: ProgramFamily, file: AwsFileKind, text: string): Seen | undefined {
  const reading = readAwsFile({ [file]: new SourceText(file, text) }, file, family);
  if (reading.failure !== undefined) return undefined;
  const seen: Seen = new Map();
  for (const [name, section] of reading.profiles) addTo(seen, name, section);
  return seen;
}

function addTo(seen: Seen, name: string, { settings }: AwsSection): void {
  if (settings.size > 0) seen.set(name, new Map([...settings].map(([key, { value }]) => [key, value])));
}

/** The nightly run asks for more: DUCKBILL_PROPERTY_RUNS. */
const RUNS = Number(process.env['DUCKBILL_PROPERTY_RUNS'] ?? 2000);

const names = fc.constantFrom('default', 'a', 'b', 'prod-1', 'x.y');
const keys = fc.constantFrom('region', 'output', 'role_arn', 'aws_access_key_id', 'retry_mode');
const values = fc.constantFrom('x', 'eu-west-1', 'a b', 'k=v', 'a#b', 'arn:aws:iam::111122223333:role/R', 'é\u{1F600}');
const gaps = fc.constantFrom([], [], [''], ['', '# note'], ['# note']);
const delimiters = fc.constantFrom('=', ' = ', '  =  ', '\t=\t');
const nested = fc.constantFrom(
  [],
  [],
  ['s3 =', '  addressing_style = path'],
  ['s3=', '    max_queue_size=1', '    b = 2'],
);

const section = fc.record({
  name: names,
  settings: fc.uniqueArray(fc.tuple(keys, values), { selector: ([key]) => key, maxLength: 4 }),
  delimiter: delimiters,
  nested,
  gap: gaps,
});

/** Files that every program reads, in the styles that people write them. */
const ordinaryFiles = fc
  .tuple(
    fc.constantFrom<AwsFileKind>('config', 'credentials'),
    fc.uniqueArray(section, { selector: ({ name }) => name, maxLength: 4 }),
    fc.constantFrom('\n', '\n', '\r\n'),
    fc.boolean(),
  )
  .map(([file, sections, lineEnd, ended]) => {
    const lines = sections.flatMap(({ name, settings, delimiter, nested: block, gap }) => [
      file === 'credentials' || name === 'default' ? `[${name}]` : `[profile ${name}]`,
      ...settings.map(([key, value]) => key + delimiter + value),
      ...block,
      ...gap,
    ]);
    return { file, text: lines.join(lineEnd) + (ended && lines.length > 0 ? lineEnd : '') };
  });

const changes = fc.oneof(
  fc.record({ what: fc.constant('set' as const), name: names, key: keys, value: values }),
  fc.record({ what: fc.constant('unset' as const), name: names, key: keys, value: values }),
  fc.record({ what: fc.constant('remove' as const), name: names, key: keys, value: values }),
);
interface Wish {
  readonly what: 'set' | 'unset' | 'remove';
  readonly name: string;
  readonly key: string;
  readonly value: string;
}

function changeOf(file: AwsFileKind, { what, name, key, value }: Wish): AwsChange {
  const ref = { file, kind: 'profile', name } as const;
  if (what === 'set') return { type: 'set-settings', section: ref, settings: [[key, value]] };
  if (what === 'unset') return { type: 'remove-settings', section: ref, keys: [key] };
  return { type: 'remove-section', kind: 'profile', name };
}

/** The same change made to what was read. */
function changed(seen: Seen, { what, name, key, value }: Wish): Seen {
  const after: Seen = new Map([...seen].map(([profile, settings]) => [profile, new Map(settings)]));
  if (what === 'remove') after.delete(name);
  else if (what === 'unset') after.get(name)?.delete(key);
  else after.set(name, (after.get(name) ?? new Map<string, string>()).set(key, value));
  for (const [profile, settings] of after) if (settings.size === 0) after.delete(profile);
  return after;
}

describe('ordinary files', () => {
  it('edited and then read say the same as read and then edited, to every program', () => {
    fc.assert(
      fc.property(ordinaryFiles, fc.array(changes, { minLength: 1, maxLength: 3 }), ({ file, text }, wishes) => {
        const list = wishes.map((wish) => changeOf(file, wish));
        const result = editAwsFiles({ [file]: new SourceText(file, text) }, list);
        if (!result.ok) throw new Error(result.diagnostics.map(({ code }) => code).join());
        const after = applyTextEdits(text, result.edits[file]);
        for (const family of families) {
          const before = seenBy(family, file, text);
          const expected = before === undefined ? undefined : wishes.reduce(changed, before);
          expect(seenBy(family, file, after), family).toEqual(expected);
        }
        const again = editAwsFiles({ [file]: new SourceText(file, after) }, list.slice(-1));
        expect(again).toMatchObject({ ok: true, edits: { [file]: [] }, touched: [] });
      }),
      { numRuns: RUNS },
    );
  });

  it('keep every line that the change is not about', () => {
    fc.assert(
      fc.property(ordinaryFiles, names, keys, values, ({ file, text }, name, key, value) => {
        const change = changeOf(file, { what: 'set', name, key, value });
        const result = editAwsFiles({ [file]: new SourceText(file, text) }, [change]);
        if (!result.ok) throw new Error(result.diagnostics.map(({ code }) => code).join());
        // What is replaced is one value; what is added are whole lines, ended as those of the file are.
        const faults = result.edits[file].filter(({ span, text: added }, index) => {
          const wholeLines = added.endsWith('\n') || !added.includes('\n') || span.end === text.length;
          const mixed = text.includes('\r\n') && /(?<!\r)\n/u.test(added);
          return index > 0 || /[\r\n]/u.test(text.slice(span.start, span.end)) || !wholeLines || mixed;
        });
        expect(faults).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

const anyChange: fc.Arbitrary<AwsChange> = fc.oneof(
  fc.tuple(fc.constantFrom<AwsFileKind>('config', 'credentials'), changes).map(([file, wish]) => changeOf(file, wish)),
  fc.constantFrom<AwsChange>(
    { type: 'rename-section', kind: 'profile', from: 'a', to: 'renamed' },
    { type: 'rename-section', kind: 'sso-session', from: 's', to: 't' },
    { type: 'rename-setting', section: { file: 'config', kind: 'profile', name: 'a' }, from: 'region', to: 'output' },
    { type: 'set-settings', section: { file: 'config', kind: 'profile', name: 'a' }, settings: [['s3.x', '1']] },
    { type: 'remove-settings', section: { file: 'config', kind: 'profile', name: 'a' }, keys: ['s3', 's3.region'] },
    { type: 'prune', keep: ['a'] },
    {
      type: 'put-managed-block',
      file: 'config',
      owner: 'o',
      sections: [
        {
          kind: 'profile',
          name: 'm',
          settings: [
            ['region', 'x'],
            ['s3.y', '1'],
          ],
        },
      ],
    },
    { type: 'remove-managed-block', file: 'config', owner: 'o' },
  ),
);

/** What is wrong with an edited file, as far as this program goes. */
function faultsOf(
  family: ProgramFamily,
  file: AwsFileKind,
  before: string,
  after: string,
  change: AwsChange,
): string[] {
  const was = seenBy(family, file, before);
  if (was === undefined) return [];
  const is = seenBy(family, file, after);
  if (is === undefined) return [`${family} refuses the file`];
  const name = change.type === 'set-settings' || change.type === 'remove-settings' ? change.section.name : undefined;
  if (name === undefined) return [];
  const faults: string[] = [];
  for (const one of new Set([...was.keys(), ...is.keys()])) {
    const same = JSON.stringify([...(was.get(one) ?? [])]) === JSON.stringify([...(is.get(one) ?? [])]);
    // The author of [DEFAULT] meant the default profile, and that of [profile  a] and [profile "a"] meant a.
    if (!same && !one.toLowerCase().includes(name)) faults.push(`${family} sees another ${one}`);
  }
  // Cyberduck takes nested settings for others of the section; JavaScript puts names like __proto__ elsewhere.
  if (change.type !== 'set-settings' || change.section.file !== file) return faults;
  if (family === 'cyberduck' || family === 'sdk-js') return faults;
  for (const [key, value] of change.settings)
    if (!key.includes('.') && is.get(change.section.name)?.get(key) !== value)
      faults.push(`${family} misses the value`);
  return faults;
}

describe('any file', () => {
  it('is edited for every program that reads it, or not at all', () => {
    let edited = 0;
    fc.assert(
      fc.property(configTexts, configTexts, anyChange, (config, credentials, change) => {
        const files = {
          config: new SourceText('config', config),
          credentials: new SourceText('credentials', credentials),
        };
        const result = editAwsFiles(files, [change]);
        if (!result.ok) return result.diagnostics.length > 0;
        const faults: string[] = [];
        for (const file of ['config', 'credentials'] as const) {
          const before = files[file].text;
          const after = applyTextEdits(before, result.edits[file]);
          if (after !== before) edited += 1;
          if (after !== result.files[file]?.text) faults.push('the edits are not the text');
          for (const family of families) faults.push(...faultsOf(family, file, before, after, change));
        }
        const again = editAwsFiles(result.files, [change]);
        const renames = change.type === 'rename-section' || change.type === 'rename-setting';
        if (!again.ok && !renames) faults.push('refused the second time');
        if (again.ok && again.edits.config.length + again.edits.credentials.length > 0) faults.push('edited twice');
        expect(faults).toEqual([]);
        return true;
      }),
      { numRuns: RUNS },
    );
    expect(edited).toBeGreaterThan(RUNS / 10);
  });

  it('is never edited for a value that would break it', () => {
    const bad = fc
      .tuple(fc.string(), fc.constantFrom('\n', '\r', '\u0000', '\u2028', '\u0085', '\u001C', ' #', '\t;'), fc.string())
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(configTexts, names, keys, bad, (text, name, key, value) => {
        const change = changeOf('config', { what: 'set', name, key, value });
        expect(editAwsFiles({ config: new SourceText('config', text) }, [change]).ok).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
});
