import type { AwsConfigModel } from '../../aws/aws-config-model.ts';
import type { AwsHeaderOddity } from '../../aws/section-header.ts';
import type { Code } from '../../catalogue/catalogue.ts';
import type { Fix } from '../../diagnostic/diagnostic.ts';
import { awsCliPrograms, cyberduckPrograms } from '../../programs/program-sets.ts';
import { programIds, type ProgramId } from '../../programs/program.ts';
import type { Span } from '../../source/span.ts';
import { replaceText } from '../replace-text.ts';
import { awsRule, type AwsRule } from '../rule.ts';
import {
  oddBlocks,
  plainHeader,
  plainHeaderFix,
  withoutBlanks,
  writtenHeader,
  type HeadedBlock,
} from './header-text.ts';

type NarrowPrograms = (block: HeadedBlock) => readonly ProgramId[] | undefined;

/** One way in which a header can be odd, and what is told of it. */
interface OddHeader {
  readonly code: Code;
  readonly oddities: readonly AwsHeaderOddity[];
  readonly span?: (block: HeadedBlock) => Span;
  /** Where fewer suffer than the catalogue says: the two files have different rules. */
  readonly programs?: NarrowPrograms;
  readonly fixes?: (config: AwsConfigModel, block: HeadedBlock) => readonly Fix[];
}

const safeFix = (config: AwsConfigModel, block: HeadedBlock) => plainHeaderFix(config, block, true);
const unsafeFix = (config: AwsConfigModel, block: HeadedBlock) => plainHeaderFix(config, block, false);
const nameSpan = ({ header }: HeadedBlock): Span => header.nameSpan;

/** In the credentials file names are taken as they are, but for the charset of one or two SDKs (aws-config A.3). */
function inCredentials(programs: readonly ProgramId[]): NarrowPrograms {
  return ({ fileKind }) => (fileKind === 'credentials' ? programs : undefined);
}

const oddHeaders: readonly OddHeader[] = [
  { code: 'aws-header-letter-case', oddities: ['letter-case'], fixes: safeFix },
  {
    code: 'aws-header-prefix-wrong',
    oddities: ['dotted-prefix', 'plural-prefix'],
    programs: ({ header }) =>
      header.oddities.includes('dotted-prefix')
        ? programIds.filter((id) => id !== 'sdk-js@3')
        : programIds.filter((id) => !awsCliPrograms.includes(id)),
    fixes: unsafeFix,
  },
  {
    code: 'aws-header-word-unknown',
    oddities: ['misspelt-prefix'],
    // The AWS CLI looks at the first letters only (aws-config A.3 section-profiles-plural).
    programs: ({ header, tree, line }) =>
      tree.source.slice(line.nameSpan).startsWith(header.kind)
        ? programIds.filter((id) => !awsCliPrograms.includes(id))
        : undefined,
    fixes: unsafeFix,
  },
  { code: 'aws-header-blanks', oddities: ['extra-blanks'], fixes: safeFix },
  {
    code: 'aws-header-indented',
    oddities: ['indented'],
    fixes: (_, { file, line }) => [
      replaceText(file, { start: line.span.start, end: line.headerSpan.start }, '', 'begin at the first column', true),
    ],
  },
  { code: 'aws-section-default-capitals', oddities: ['default-in-capitals'], fixes: unsafeFix },
  { code: 'aws-section-name-missing', oddities: ['no-name'] },
  {
    code: 'aws-section-name-quoted',
    oddities: ['quoted-name', 'quoted-blank'],
    programs: ({ fileKind, header }) => {
      if (fileKind === 'credentials') return programIds;
      // Without a blank the SDK for JavaScript takes the quotes away as well.
      return header.oddities.includes('quoted-blank') ? undefined : [...cyberduckPrograms, 'sdk-java@2', 'sdk-go@2'];
    },
    fixes: safeFix,
  },
  {
    code: 'aws-section-name-blank',
    oddities: ['unquoted-blank'],
    span: nameSpan,
    programs: inCredentials(['sdk-js@3', 'sdk-java@2']),
  },
  {
    code: 'aws-section-name-escaped',
    oddities: ['quote-or-backslash'],
    span: nameSpan,
    programs: inCredentials(['sdk-java@2']),
  },
  {
    code: 'aws-section-name-characters',
    oddities: ['name-characters'],
    span: nameSpan,
    programs: inCredentials(['sdk-java@2']),
  },
  {
    code: 'aws-section-misplaced',
    oddities: ['not-in-credentials'],
    programs: ({ header }) =>
      header.kind === 'services' ? undefined : [...cyberduckPrograms, ...awsCliPrograms, 'sdk-js@3', 'sdk-java@2'],
  },
];

/** The rules about the way a header is written: one for each row. */
export const headerOddityRules: readonly AwsRule[] = oddHeaders.map(({ code, oddities, span, programs, fixes }) =>
  awsRule(code, (config, report) => {
    for (const block of oddBlocks(config)) {
      if (!oddities.some((oddity) => block.header.oddities.includes(oddity))) continue;
      if (code === 'aws-section-name-quoted' && hasWrongPrefix(block)) continue;
      const narrowed = programs?.(block);
      const { name } = block.header;
      report({
        file: block.file,
        span: span?.(block) ?? block.line.headerSpan,
        facts: {
          written: writtenHeader(block),
          wanted: `[${plainHeader({ ...block, header: { ...block.header, name: withoutBlanks(name) } })}]`,
        },
        ...(narrowed === undefined ? {} : { programs: narrowed }),
        fixes: fixes?.(config, block) ?? [],
      });
    }
  }),
);

/** Writing the prefix right takes the quotes away as well. */
function hasWrongPrefix({ header }: HeadedBlock): boolean {
  return header.oddities.some((oddity) => oddity === 'no-profile-prefix' || oddity === 'profile-prefix');
}
