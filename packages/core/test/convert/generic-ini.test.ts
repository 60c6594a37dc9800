import fc from 'fast-check';
import { parse, stringify } from 'ini';
import { describe, expect, it } from 'vitest';
import { rcloneDialect } from '../../src/convert/clients/rclone-dialect.ts';
import { s3cmdDialect } from '../../src/convert/clients/s3cmd.ts';
import { winscpDialect } from '../../src/convert/clients/winscp-dialect.ts';
import { noSection, printGenericSection, readGenericIni } from '../../src/convert/generic-ini.ts';
import { putIniSection } from '../../src/convert/put-ini-section.ts';
import { applyTextEdits } from '../../src/source/text-edit.ts';
import { SourceText } from '../../src/source/source-text.ts';

const source = (text: string) => new SourceText('file.ini', text);

/** The values of a section, as plain pairs. */
function valuesOf(text: string, section: string, dialect = rcloneDialect): Readonly<Record<string, string>> {
  const found = readGenericIni(source(text), dialect).sections.get(section);
  return Object.fromEntries([...(found?.settings ?? [])].map(([key, { value }]) => [key, value]));
}

describe('what ini alone would damage', () => {
  const text = [
    '# note',
    '[a.b]',
    'secret = x;y#z',
    'quoted = "q"',
    'path = c:\\\\temp',
    'flag = true',
    'list[] = 1',
    'list[] = 2',
    'url: http://h/?a=b',
    '__proto__ = kept',
    'KEY = upper',
    'key = lower',
    '',
    '[__proto__]',
    'type = s3',
    '[a.b]',
    'flag = again',
    '',
  ].join('\n');

  it('is damaged by it', () => {
    const tree = parse(text);
    expect(tree['a.b']).toBeUndefined();
    expect(tree['a']).toMatchObject({ b: { secret: 'x', quoted: 'q', list: ['1', '2'], path: 'c:\\temp' } });
    expect(stringify({ s: { secret: 'x#y' } })).toContain(String.raw`x\#y`);
  });

  it('is read by the wrapper as rclone reads it', () => {
    expect(valuesOf(text, 'a.b')).toEqual(
      Object.fromEntries([
        ['secret', 'x;y#z'],
        ['quoted', '"q"'],
        ['path', 'c:\\\\temp'],
        ['flag', 'again'],
        ['list[]', '2'],
        ['url', 'http://h/?a=b'],
        ['__proto__', 'kept'],
        ['KEY', 'upper'],
        ['key', 'lower'],
      ]),
    );
    expect(valuesOf(text, '__proto__')).toEqual({ type: 's3' });
  });

  it('knows the place of each value', () => {
    const setting = readGenericIni(source(text), rcloneDialect).sections.get('a.b')?.settings.get('secret');
    expect(setting && text.slice(setting.valueSpan.start, setting.valueSpan.end)).toBe('x;y#z');
  });
});

describe('dialects', () => {
  it('take headers for nothing in .s3cfg', () => {
    expect(valuesOf('[default]\na = 1\n[second]\na = 2\n[odd\n', noSection, s3cmdDialect)).toEqual({ a: '2' });
  });

  it('take letters in either case in WinSCP.ini, and undo its percent signs', () => {
    const text = '[sessions\\My%20%E4%DF]\nHOSTNAME=a%20b\nRemoteDirectory=%EF%BB%BF/%C3%A4\n';
    const ini = readGenericIni(source(text), winscpDialect);
    const [session] = ini.sections.values();
    expect(session?.name).toBe('My äß');
    expect(valuesOf(text, 'my äß', winscpDialect)).toEqual({ hostname: 'a b', remotedirectory: '/ä' });
  });

  it('refuse what their program would read otherwise', () => {
    const print = (value: string, dialect = rcloneDialect) => printGenericSection('a', [['k', value]], dialect).ok;
    for (const value of ['a\nb', '`a', 'x%(region)s', 'a\0']) expect(print(value)).toBe(false);
    expect(print('$HOME', s3cmdDialect)).toBe(false);
    expect(print('"$HOME"', s3cmdDialect)).toBe(true);
    expect(printGenericSection('a/b', [], rcloneDialect)).toEqual({ ok: false, unwritable: [''] });
  });

  it('read back whatever they agree to write', () => {
    const dialects = fc.constantFrom(rcloneDialect, s3cmdDialect, winscpDialect);
    fc.assert(
      fc.property(
        dialects,
        fc.string({ unit: 'binary' }),
        fc.constantFrom('a', '__proto__', 'b.c'),
        (dialect, value, name) => {
          const printed = printGenericSection(name, [['key', value]], dialect);
          if (!printed.ok) return;
          const at = dialect.oneSection ? noSection : name;
          expect(valuesOf(printed.text, at, dialect)).toEqual({ key: value });
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('putting a section into a file', () => {
  const content = {
    name: 'new',
    settings: [
      ['k', 'v'],
      ['z', '1'],
    ] as const,
    owned: ['old'],
  };

  it('leaves every byte of others alone, and adds at the end', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('[a]', '[new', 'x = 1', ' # c', ';', '', 'k=2', 'bare', '\t[b ]')),
        (lines) => {
          for (const newline of ['\n', '\r\n']) {
            const text = lines.join(newline);
            const put = putIniSection(source(text), content, rcloneDialect);
            if (!put.ok) throw new Error(put.reason);
            const after = applyTextEdits(text, put.edits);
            expect(after.startsWith(text)).toBe(true);
            expect(valuesOf(after, 'new')).toEqual({ k: 'v', z: '1' });
          }
        },
      ),
    );
  });

  it('does not replace one that is there, unless somebody agreed', () => {
    const text = '; mine\r\n[new]\r\nold = x\r\n# why\r\nk =  v2  \r\nown = stays\r\n\r\n[after]\r\nk = 1';
    expect(putIniSection(source(text), content, rcloneDialect)).toMatchObject({ ok: false, reason: 'exists' });
    const put = putIniSection(source(text), content, rcloneDialect, { replace: true });
    if (!put.ok) throw new Error(put.reason);
    expect(applyTextEdits(text, put.edits)).toBe(
      '; mine\r\n[new]\r\n# why\r\nk =  v  \r\nown = stays\r\nz = 1\r\n\r\n[after]\r\nk = 1',
    );
  });

  it('changes nothing when everything is said already', () => {
    const text = '[new]\nz: 1\nk = `v`\n';
    expect(putIniSection(source(text), content, rcloneDialect, { replace: true })).toEqual({ ok: true, edits: [] });
  });

  it('never throws, whatever the file is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        for (const dialect of [rcloneDialect, s3cmdDialect, winscpDialect]) {
          readGenericIni(source(text), dialect);
          const put = putIniSection(source(text), content, dialect, { replace: true });
          expect(put.ok ? applyTextEdits(text, put.edits) : text).toBeTypeOf('string');
        }
      }),
    );
  });
});
