import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { IniSection, IniSettingLine, IniTree } from '../ini/ini-tree.ts';
import { parseIni } from '../ini/parse-ini.ts';
import type { AwsBlock, AwsConfigModel, AwsModelSection, AwsModelSetting } from './aws-config-model.ts';
import { awsFileKinds, type AwsFileKind, type AwsFiles, type AwsSectionPlace } from './aws-reading.ts';
import { lintAwsSyntax } from './lint-aws-syntax.ts';
import { ModelSetting } from './model-setting.ts';
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

function readSetting({ source }: IniTree, line: IniSettingLine, kind: AwsFileKind): AwsModelSetting {
  if (line.children.length === 0) return new ModelSetting(source, line, kind);
  const nested = new Map<string, AwsModelSetting>();
  const texts: string[] = [];
  let { end } = line.valueSpan;
  for (const child of line.children) {
    if (child.type === 'nested') {
      const setting = new ModelSetting(source, child, kind);
      nested.set(setting.key, setting);
    } else if (child.type === 'continuation') {
      texts.push(source.slice(child.valueSpan));
      ({ end } = child.valueSpan);
    }
  }
  if (nested.size > 0) return new ModelSetting(source, line, kind, { nested });
  return new ModelSetting(source, line, kind, texts.length === 0 ? {} : { more: { texts, end } });
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
