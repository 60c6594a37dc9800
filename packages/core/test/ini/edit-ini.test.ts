import { describe, expect, it } from 'vitest';
import {
  addIniSection,
  removeIniSetting,
  renameIniSection,
  renameIniSetting,
  setIniSetting,
  type IniEdit,
} from '../../src/ini/edit-ini.ts';
import type { IniSection, IniTree } from '../../src/ini/ini-tree.ts';
import { parseIni } from '../../src/ini/parse-ini.ts';
import { SourceText } from '../../src/source/source-text.ts';
import { applyTextEdits } from '../../src/source/text-edit.ts';

const parse = (text: string): IniTree => parseIni(new SourceText('config', text));

/** The text after an edit of its last section, or the problem. */
function edited(text: string, edit: (tree: IniTree, section: IniSection) => IniEdit): string {
  const tree = parse(text);
  const section = tree.sections.at(-1);
  if (section === undefined) throw new Error('no section');
  const result = edit(tree, section);
  return result.ok ? applyTextEdits(text, result.edits) : result.problem;
}

const set = (text: string, key: string, value: string) =>
  edited(text, (tree, at) => setIniSetting(tree, at, key, value));

describe('setIniSetting', () => {
  it('replaces a value and nothing else', () => {
    expect(set('[a]\r\n  Region  =  x   # home\r\nb=1', 'region', 'y')).toBe('[a]\r\n  Region  =  y   # home\r\nb=1');
  });

  it('fills an empty value in the style of its line', () => {
    expect(set('[a]\nk =\n', 'k', 'v')).toBe('[a]\nk = v\n');
    expect(set('[a]\nk=\n', 'k', 'v')).toBe('[a]\nk=v\n');
    expect(set('[a]\nk = # note\n', 'k', 'v')).toBe('[a]\nk = v # note\n');
  });

  it('replaces continuation lines and nested blocks with the value', () => {
    expect(set('[a]\nk = x\n  y\n  z\nl = 1\n', 'k', 'v')).toBe('[a]\nk = v\nl = 1\n');
    expect(set('[a]\ns3 =\n  a = 1\nl = 1\n', 's3', 'v')).toBe('[a]\ns3 = v\nl = 1\n');
  });

  it('adds behind the last setting, before blank lines and comments of the next section', () => {
    expect(set('[a]\nk = 1\n\n# next\n', 'l', '2')).toBe('[a]\nk = 1\nl = 2\n\n# next\n');
    expect(set('[a]', 'l', '2')).toBe('[a]\nl = 2');
    expect(set('x\r\n[a]\r\nk = 1', 'l', '2')).toBe('x\r\n[a]\r\nk = 1\r\nl = 2');
  });

  it('changes the last of a repeated key', () => {
    expect(set('[a]\nk = 1\nk = 2\n', 'k', '3')).toBe('[a]\nk = 1\nk = 3\n');
  });

  it.each([
    ['a\nb', 'control-character'],
    ['a\u0000', 'control-character'],
    ['a\u2028b', 'control-character'],
    [' a', 'blank-at-the-ends'],
    ['a ', 'blank-at-the-ends'],
    ['a # b', 'comment-mark'],
    ['# b', 'comment-mark'],
  ])('refuses the value %j', (value, problem) => {
    expect(set('[a]\n', 'k', value)).toBe(problem);
  });

  it.each([
    ['', 'empty-key'],
    ['a=b', 'key-character'],
    ['[a', 'key-character'],
    ['a\nb', 'control-character'],
  ])('refuses the key %j', (key, problem) => {
    expect(set('[a]\n', key, 'v')).toBe(problem);
  });
});

describe('renameIniSetting', () => {
  it('changes the key of every occurrence', () => {
    expect(edited('[a]\nX = 1\nx=2\n', (tree, at) => renameIniSetting(tree, at, 'x', 'y'))).toBe('[a]\ny = 1\ny=2\n');
  });

  it('refuses what would collide or is not there', () => {
    expect(edited('[a]\nx = 1\ny = 2\n', (tree, at) => renameIniSetting(tree, at, 'x', 'y'))).toBe('duplicate-setting');
    expect(edited('[a]\n', (tree, at) => renameIniSetting(tree, at, 'x', 'y'))).toBe('no-such-setting');
  });
});

describe('removeIniSetting', () => {
  it('takes the lines that belong to it along', () => {
    expect(edited('[a]\ns3 =\n  a = 1\n  b = 2\nk = v', (tree, at) => removeIniSetting(tree, at, 's3'))).toBe(
      '[a]\nk = v',
    );
    expect(edited('[a]\nk = v', (tree, at) => removeIniSetting(tree, at, 'k'))).toBe('[a]\n');
    expect(edited('[a]\n', (tree, at) => removeIniSetting(tree, at, 'k'))).toBe('no-such-setting');
  });
});

describe('addIniSection', () => {
  const add = (text: string, name = 'profile x') => {
    const result = addIniSection(parse(text), name, [['k', 'v']]);
    return result.ok ? applyTextEdits(text, result.edits) : result.problem;
  };

  it('keeps a blank line between sections and the line ends of the file', () => {
    expect(add('')).toBe('[profile x]\nk = v\n');
    expect(add('[a]\nk = 1')).toBe('[a]\nk = 1\n\n[profile x]\nk = v\n');
    expect(add('[a]\r\nk = 1\r\n')).toBe('[a]\r\nk = 1\r\n\r\n[profile x]\r\nk = v\r\n');
    expect(add('[a]\n\n')).toBe('[a]\n\n[profile x]\nk = v\n');
  });

  it('refuses names that are taken or break the header', () => {
    expect(add('[profile x]\n')).toBe('duplicate-section');
    expect(add('', '')).toBe('empty-section');
    expect(add('', 'a]b')).toBe('section-character');
    expect(add('', 'a\nb')).toBe('control-character');
  });
});

describe('renameIniSection', () => {
  it('changes the text between the brackets', () => {
    expect(edited('[ dev ] # note\nk = v\n', (tree, at) => renameIniSection(tree, at, 'profile dev'))).toBe(
      '[profile dev] # note\nk = v\n',
    );
    expect(edited('[a]\n[b]\n', (tree, at) => renameIniSection(tree, at, 'a'))).toBe('duplicate-section');
  });
});
