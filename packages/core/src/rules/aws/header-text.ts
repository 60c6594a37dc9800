import type { AwsBlock, AwsConfigModel } from '../../aws/aws-config-model.ts';
import { oncePer } from '../../aws/resolve/once-per.ts';
import type { AwsHeader } from '../../aws/section-header.ts';
import type { Fix } from '../../diagnostic/diagnostic.ts';
import type { IniHeaderLine, IniTree } from '../../ini/ini-tree.ts';
import type { Span } from '../../source/span.ts';
import { replaceText } from '../replace-text.ts';

/** A block that begins with a header; only the lines before the first one have none. */
export interface HeadedBlock extends AwsBlock {
  readonly header: AwsHeader;
  readonly line: IniHeaderLine;
  readonly tree: IniTree;
}

/** Every block with a header, config first. */
export const headedBlocks: (config: AwsConfigModel) => readonly HeadedBlock[] = oncePer((config: AwsConfigModel) =>
  config.blocks.flatMap((block) => {
    const tree = config[block.fileKind];
    const { header, section } = block;
    if (tree === undefined || header === undefined || section.header === undefined) return [];
    return [{ ...block, header, line: section.header, tree }];
  }),
);

/** Those whose header is written in some way that a program reads otherwise: few, as a rule. */
export const oddBlocks: (config: AwsConfigModel) => readonly HeadedBlock[] = oncePer((config: AwsConfigModel) =>
  headedBlocks(config).filter(({ header }) => header.oddities.length > 0),
);

/** The header as it stands in the file, brackets included. */
export function writtenHeader({ tree, line }: HeadedBlock): string {
  return tree.source.slice(line.headerSpan);
}

/** What stands between the brackets when everybody is to read it: `profile NAME`, in credentials the name alone. */
export function plainHeader({ fileKind, header }: AwsBlock & { readonly header: AwsHeader }): string {
  const { kind, name } = header;
  if (kind === 'other' || (kind === 'profile' && (name === 'default' || fileKind === 'credentials'))) return name;
  return `${kind} ${name}`;
}

/** A name that every program takes, made of one that holds blanks. */
export function withoutBlanks(name: string): string {
  return name
    .split(/\s/u)
    .filter((word) => word !== '')
    .join('-');
}

/**
 * The fix that writes a header the plain way. None where the result would be another mistake: a name that nobody
 * reads as it is, or a section that the file has already (aws-config G AWS005).
 */
export function plainHeaderFix(config: AwsConfigModel, block: HeadedBlock, safe: boolean): readonly Fix[] {
  const { header, line } = block;
  if (!line.closed || !PLAIN_NAME.test(header.name) || header.oddities.includes('not-in-credentials')) return [];
  if (
    sectionsOf(config, header)
      .get(header.name)
      ?.blocks.some((other) => isRival(other, block)) === true
  )
    return [];
  const plain = plainHeader(block);
  return [replaceText(block.file, line.innerSpan, plain, `write [${plain}]`, safe)];
}

const PLAIN_NAME = /^(?!__proto__$)[A-Za-z0-9_@+.%:/-]+$/u;

function sectionsOf(config: AwsConfigModel, { kind }: AwsHeader): AwsConfigModel['profiles'] {
  if (kind === 'sso-session') return config.ssoSessions;
  return kind === 'services' ? config.services : config.profiles;
}

function isRival(other: AwsBlock, block: HeadedBlock): boolean {
  return other.file === block.file && other.section !== block.section;
}

/** The line end that the file uses first. */
export function lineEndOf(tree: IniTree): string {
  const first = tree.lines[0];
  if (first === undefined || first.fullSpan.end === first.span.end) return '\n';
  return tree.source.slice({ start: first.span.end, end: first.fullSpan.end });
}

/** A note as a comment that everybody reads as one: behind a # in the first column. */
export function plainComment(tree: IniTree, span: Span): string {
  const text = tree.source.slice(span);
  return text.startsWith(';') ? `#${text.slice(1)}` : text;
}
