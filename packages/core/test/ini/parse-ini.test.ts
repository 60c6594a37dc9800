import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IniLine } from '../../src/ini/ini-tree.ts';
import { parseIni, printIni } from '../../src/ini/parse-ini.ts';
import { SourceText } from '../../src/source/source-text.ts';

const parse = (text: string) => parseIni(new SourceText('config', text));

/** `type text|text…` per line: short enough to read. */
function show(text: string): string[] {
  const tree = parse(text);
  const cut = tree.source.slice.bind(tree.source);
  const words = (line: IniLine): string[] => {
    switch (line.type) {
      case 'blank':
        return [];
      case 'comment':
        return [cut(line.commentSpan)];
      case 'header':
        return [cut(line.nameSpan), ...(line.trailing ? [`${line.trailing.kind} ${cut(line.trailing.span)}`] : [])];
      case 'setting':
      case 'nested':
        return [
          cut(line.keySpan),
          line.delimiter,
          cut(line.valueSpan),
          ...(line.commentSpan ? [cut(line.commentSpan)] : []),
        ];
      case 'continuation':
        return [cut(line.valueSpan)];
      default:
        return [line.problem, cut(line.textSpan)];
    }
  };
  return tree.lines.map((line) => [line.type, ...words(line)].join('|'));
}

describe('parseIni', () => {
  it('classifies each line of an ordinary file', () => {
    expect(
      show('# top\n[default] # mine\nregion = eu-west-1 ; home\n\ns3 =\n  addressing_style = path\n[profile x]\nk=v\n'),
    ).toEqual([
      'comment|# top',
      'header|default|comment # mine',
      'setting|region|=|eu-west-1|; home',
      'blank',
      'setting|s3|=|',
      'nested|addressing_style|=|path',
      'header|profile x',
      'setting|k|=|v',
    ]);
  });

  it('keeps a mark that touches the value in the value', () => {
    expect(show('a = b#c;d\nb =# c\nc = # d\n')).toEqual(['setting|a|=|b#c;d', 'setting|b|=|# c', 'setting|c|=||# d']);
  });

  it('looks for a comment behind the marks that are none, in each line anew', () => {
    expect(show('a = x#y;z #n\nb = 1 ; two # three\nc = 2\nd = #4 ;\n')).toEqual([
      'setting|a|=|x#y;z|#n',
      'setting|b|=|1|; two # three',
      'setting|c|=|2',
      'setting|d|=||#4 ;',
    ]);
  });

  it('cuts at the first = or :', () => {
    expect(show('a : b = c\na=b:c\nk == v\n')).toEqual(['setting|a|:|b = c', 'setting|a|=|b:c', 'setting|k|=|= v']);
  });

  it('tells continuations from settings that somebody indented', () => {
    expect(show('[p]\na = x\n  --flag=1\n  more text\n  region = eu-west-1\n')).toEqual([
      'header|p',
      'setting|a|=|x',
      'continuation|--flag=1',
      'continuation|more text',
      'setting|region|=|eu-west-1',
    ]);
    expect(show('[p]\n  a = x\n  b = y\n')).toEqual(['header|p', 'setting|a|=|x', 'setting|b|=|y']);
  });

  it('names the lines that fit nowhere', () => {
    expect(show('word\n= v\ns3 =\n  word\n')).toEqual([
      'unrecognised|no-delimiter|word',
      'unrecognised|no-key|= v',
      'setting|s3|=|',
      'unrecognised|nested-without-delimiter|word',
    ]);
  });

  it('reads headers that lack a bracket or carry text', () => {
    expect(show('[profile a\n[b]x\n[]\n[')).toEqual(['header|profile a', 'header|b|text x', 'header|', 'header|']);
    expect(parse('[a').sections[0]?.header?.closed).toBe(false);
    expect(parse('[a]#x').sections[0]?.header?.trailing?.glued).toBe(true);
    expect(parse('[a] #x').sections[0]?.header?.trailing?.glued).toBe(false);
  });

  it('groups lines into sections, those before the first header too', () => {
    const tree = parse('# c\na = 1\n[x]\nb = 2\n\n[y]\n');
    expect(tree.sections.map((section) => [section.header !== undefined, section.settings.length])).toEqual([
      [false, 1],
      [true, 1],
      [true, 0],
    ]);
    expect(tree.sections.map(({ span }) => tree.source.slice(span)).join('')).toBe(tree.source.text);
  });

  it('hangs nested and continued lines on their setting', () => {
    const [section] = parse('[x]\ns3 =\n  a = 1\n# note\n  b = 2\nc = 3\n  more\n').sections;
    expect(section?.settings.map((line) => line.children.map((child) => child.type))).toEqual([
      ['nested', 'nested'],
      ['continuation'],
    ]);
  });

  it('knows CR, CRLF and a byte order mark', () => {
    const tree = parse('\uFEFF[a]\r\nk = v\rl = w');
    expect(tree.bomSpan).toEqual({ start: 0, end: 1 });
    expect(tree.lines.map((line) => line.type)).toEqual(['header', 'setting', 'setting']);
    expect(printIni(tree)).toBe(tree.source.text);
  });

  it('prints every text as it was', () => {
    const piece = fc.constantFrom(
      '[',
      ']',
      'profile ',
      'a',
      ' = ',
      '=',
      ':',
      '#',
      ';',
      ' ',
      '\t',
      '\n',
      '\r',
      '\u00A0',
    );
    const text = fc.oneof(
      fc.array(piece).map((pieces) => pieces.join('')),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(text, (text) => {
        const tree = parse(text);
        expect(printIni(tree)).toBe(text);
        expect(tree.lines.at(-1)?.fullSpan.end ?? text.length).toBe(text.length);
        expect(
          tree.lines.every(
            (line, index) => line.fullSpan.end === (tree.lines[index + 1]?.fullSpan.start ?? text.length),
          ),
        ).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
