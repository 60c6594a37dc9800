import { describe, expect, it } from 'vitest';
import { IniDraft } from '../../src/ini/edit-draft.ts';
import {
  addIniSection,
  removeIniSection,
  removeIniSetting,
  renameIniSection,
  renameIniSetting,
  setIniSetting,
  setNestedIniSettings,
} from '../../src/ini/edit-ini.ts';
import type { IniSection } from '../../src/ini/ini-tree.ts';
import { parseIni } from '../../src/ini/parse-ini.ts';
import { SourceText } from '../../src/source/source-text.ts';
import { applyTextEdits } from '../../src/source/text-edit.ts';

/** The text after a change of its last section, or what kept it from being made. */
function edited(text: string, change: (draft: IniDraft, section: IniSection) => string | void): string {
  const draft = new IniDraft(parseIni(new SourceText('config', text)));
  const section = draft.tree.sections.at(-1);
  if (section === undefined) throw new Error('no section');
  const problem = change(draft, section);
  return typeof problem === 'string' ? problem : applyTextEdits(text, draft.edits());
}

const set = (text: string, key: string, value: string) =>
  edited(text, (draft, at) => setIniSetting(draft, at, key, value));

describe('setIniSetting', () => {
  it('replaces a value and nothing else', () => {
    expect(set('[a]\r\n  region  =  x   \r\nb=1', 'region', 'y')).toBe('[a]\r\n  region  =  y   \r\nb=1');
  });

  it('fills an empty value in the style of its line', () => {
    expect(set('[a]\nk =\n', 'k', 'v')).toBe('[a]\nk = v\n');
    expect(set('[a]\nk=\n', 'k', 'v')).toBe('[a]\nk=v\n');
  });

  it('replaces continuation lines with the value, but no nested block', () => {
    expect(set('[a]\nk = x\n  y\n  z\nl = 1\n', 'k', 'v')).toBe('[a]\nk = v\nl = 1\n');
    expect(set('[a]\ns3 =\n  a = 1\nl = 1\n', 's3', 'v')).toBe('setting-is-block');
  });

  it('adds behind the last setting, before blank lines and comments of the next section', () => {
    expect(set('[a]\nk = 1\n\n# next\n', 'l', '2')).toBe('[a]\nk = 1\nl = 2\n\n# next\n');
    expect(set('[a]', 'l', '2')).toBe('[a]\nl = 2');
    expect(set('x\r\n[a]\r\nk = 1', 'l', '2')).toBe('x\r\n[a]\r\nk = 1\r\nl = 2');
  });

  it('changes the last of a repeated key', () => {
    expect(set('[a]\nk = 1\nk = 2\n', 'k', '3')).toBe('[a]\nk = 1\nk = 3\n');
  });
});

describe('setNestedIniSettings', () => {
  it('fills one block', () => {
    const entries = [
      ['a', '2'],
      ['c', '3'],
    ] as const;
    expect(edited('[x]\ns3 =\n\ta=1\nk = v', (draft, at) => setNestedIniSettings(draft, at, 's3', entries))).toBe(
      '[x]\ns3 =\n\ta=2\n\tc=3\nk = v',
    );
    expect(edited('[x]\ns3 = v', (draft, at) => setNestedIniSettings(draft, at, 's3', entries))).toBe(
      'setting-has-value',
    );
  });
});

describe('renameIniSetting', () => {
  it('changes the key of every occurrence', () => {
    expect(edited('[a]\nX = 1\nx=2\n', (draft, at) => renameIniSetting(draft, at, 'x', 'y'))).toBe('[a]\ny = 1\ny=2\n');
  });

  it('refuses what would collide or is not there', () => {
    expect(edited('[a]\nx = 1\ny = 2\n', (draft, at) => renameIniSetting(draft, at, 'x', 'y'))).toBe('setting-exists');
    expect(edited('[a]\n', (draft, at) => renameIniSetting(draft, at, 'x', 'y'))).toBe('setting-missing');
  });
});

describe('removeIniSetting', () => {
  it('takes the lines that belong to it along', () => {
    expect(edited('[a]\ns3 =\n  a = 1\n  b = 2\nk = v', (draft, at) => removeIniSetting(draft, at, 's3'))).toBe(
      '[a]\nk = v',
    );
    expect(edited('[a]\nk = v', (draft, at) => removeIniSetting(draft, at, 'k'))).toBe('[a]\n');
    expect(edited('[a]\n', (draft, at) => removeIniSetting(draft, at, 'k'))).toBe('setting-missing');
  });
});

describe('addIniSection', () => {
  const add = (text: string) => {
    const draft = new IniDraft(parseIni(new SourceText('config', text)));
    addIniSection(draft, 'profile x', [['k', 'v']]);
    return applyTextEdits(text, draft.edits());
  };

  it('keeps a blank line between sections, the line ends and the end of the file', () => {
    expect(add('')).toBe('[profile x]\nk = v\n');
    expect(add('[a]\nk=1')).toBe('[a]\nk=1\n\n[profile x]\nk=v');
    expect(add('[a]\r\nk = 1\r\n')).toBe('[a]\r\nk = 1\r\n\r\n[profile x]\r\nk = v\r\n');
    expect(add('[a]\n\n')).toBe('[a]\n\n[profile x]\nk = v\n');
  });
});

describe('sections', () => {
  it('are renamed between their brackets', () => {
    expect(edited('[ dev ] # note\nk = v\n', (draft, at) => renameIniSection(draft, at, 'profile dev'))).toBe(
      '[profile dev] # note\nk = v\n',
    );
  });

  it('are removed with their blank lines, without the comments behind', () => {
    expect(edited('[a]\n\n[b]\nk = v\n  # in b\n\n# behind\n', (draft, at) => removeIniSection(draft, at))).toBe(
      '[a]\n\n# behind\n',
    );
    expect(edited('[a]\n\n[b]\nk = v\n\n', (draft, at) => removeIniSection(draft, at))).toBe('[a]\n');
  });
});
