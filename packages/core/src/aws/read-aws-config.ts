import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { IniNestedLine, IniSection, IniSettingLine, IniTree } from '../ini/ini-tree.ts';
import { parseIni } from '../ini/parse-ini.ts';
import type { AwsBlock, AwsConfigModel, AwsModelSection, AwsModelSetting } from './aws-config-model.ts';
import { awsFileKinds, type AwsFileKind, type AwsFiles, type AwsSectionPlace } from './aws-reading.ts';
import { lintAwsSyntax } from './lint-aws-syntax.ts';
import { readSectionHeader, type AwsBlockKind } from './section-header.ts';

/** Reads both files the way their author evidently meant them: the model that lint rules look at. */
export function readAwsConfig(files: AwsFiles): AwsConfigModel {
  const trees = new Map<AwsFileKind, IniTree>();
  const blocks: AwsBlock[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const kind of awsFileKinds) {
    const source = files[kind];
    if (source === undefined) continue;
    const tree = parseIni(source);
    trees.set(kind, tree);
    for (const section of tree.sections) blocks.push(readBlock(tree, section, kind));
    diagnostics.push(...lintAwsSyntax(tree, files.notUtf8?.includes(kind) === true));
  }
  const config = trees.get('config');
  const credentials = trees.get('credentials');
  return {
    ...(config === undefined ? {} : { config }),
    ...(credentials === undefined ? {} : { credentials }),
    blocks,
    profiles: merge(blocks, 'profile'),
    ssoSessions: merge(blocks, 'sso-session'),
    services: merge(blocks, 'services'),
    diagnostics,
  };
}

function readBlock(tree: IniTree, section: IniSection, fileKind: AwsFileKind): AwsBlock {
  const { source } = tree;
  return {
    file: source.name,
    fileKind,
    ...(section.header === undefined ? {} : { header: readSectionHeader(source, section.header, fileKind) }),
    section,
    settings: section.settings.map((line) => readSetting(tree, line, fileKind)),
  };
}

function readSetting(tree: IniTree, line: IniSettingLine, kind: AwsFileKind): AwsModelSetting {
  const nested = new Map<string, AwsModelSetting>();
  const more: string[] = [];
  let end = line.valueSpan.end;
  for (const child of line.children) {
    if (child.type === 'nested') {
      const setting = readAssignment(tree, child, kind);
      nested.set(setting.key, setting);
    } else if (child.type === 'continuation') {
      more.push(tree.source.slice(child.valueSpan));
      end = child.valueSpan.end;
    }
  }
  const setting = readAssignment(tree, line, kind);
  if (nested.size > 0) return { ...setting, nested };
  if (more.length === 0) return setting;
  const first = tree.source.slice(line.valueSpan);
  return {
    ...setting,
    value: [first, ...more].join('\n'),
    quoted: false,
    valueSpan: { start: line.valueSpan.start, end },
  };
}

function readAssignment(tree: IniTree, line: IniSettingLine | IniNestedLine, kind: AwsFileKind): AwsModelSetting {
  const { source } = tree;
  const writtenKey = source.slice(line.keySpan);
  const written = source.slice(line.valueSpan);
  const quoted = isQuoted(written);
  return {
    key: writtenKey.toLowerCase(),
    writtenKey,
    value: quoted ? written.slice(1, -1) : written,
    quoted,
    file: source.name,
    kind,
    keySpan: line.keySpan,
    valueSpan: line.valueSpan,
    line,
  };
}

/** One pair of quotes around the whole value, and none of that kind inside: `"a" "b"` keeps its four. */
function isQuoted(value: string): boolean {
  const quote = value.charAt(0);
  if (value.length < 2 || (quote !== '"' && quote !== "'")) return false;
  return value.indexOf(quote, 1) === value.length - 1;
}

function merge(blocks: readonly AwsBlock[], kind: AwsBlockKind): Map<string, AwsModelSection> {
  const merged = new Map<string, { blocks: AwsBlock[]; settings: Map<string, AwsModelSetting> }>();
  for (const block of blocks) {
    if (block.header?.kind !== kind) continue;
    const { name } = block.header;
    let section = merged.get(name);
    if (section === undefined) {
      section = { blocks: [], settings: new Map() };
      merged.set(name, section);
    }
    section.blocks.push(block);
    for (const setting of block.settings) section.settings.set(setting.key, setting);
  }
  const sections = new Map<string, AwsModelSection>();
  for (const [name, { blocks, settings }] of merged)
    sections.set(name, { name, settings, blocks, places: blocks.flatMap(placeOf) });
  return sections;
}

function placeOf({ file, fileKind, header, section }: AwsBlock): AwsSectionPlace[] {
  if (header === undefined || section.header === undefined) return [];
  return [{ file, kind: fileKind, headerSpan: section.header.headerSpan, nameSpan: header.nameSpan }];
}
