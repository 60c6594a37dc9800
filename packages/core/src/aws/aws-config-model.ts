import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { IniNestedLine, IniSection, IniSettingLine, IniTree } from '../ini/ini-tree.ts';
import type { AwsFileKind, AwsSection, AwsSetting } from './aws-reading.ts';
import type { AwsHeader } from './section-header.ts';

/** A setting as its author meant it: key in lower case, no trailing comment, no quotes around the value. */
export interface AwsModelSetting extends AwsSetting {
  readonly kind: AwsFileKind;
  /** As it stands in the file. */
  readonly writtenKey: string;
  /** One pair of quotes was taken away; `valueSpan` still holds them. */
  readonly quoted: boolean;
  readonly line: IniSettingLine | IniNestedLine;
  /** The sub-settings of a nested block; of a repeated one the last. */
  readonly nested?: ReadonlyMap<string, AwsModelSetting>;
}

/** One section of one file, exactly as it stands there. */
export interface AwsBlock {
  readonly file: string;
  readonly fileKind: AwsFileKind;
  /** Absent for the lines before the first header. */
  readonly header?: AwsHeader;
  readonly section: IniSection;
  /** In the order of the file, repeated ones included. */
  readonly settings: readonly AwsModelSetting[];
}

/** A profile, SSO session or services block, merged from all blocks of its name. */
export interface AwsModelSection extends AwsSection {
  /** Of a repeated key the last one, credentials before config. */
  readonly settings: ReadonlyMap<string, AwsModelSetting>;
  /** Config first, each in the order of its file. */
  readonly blocks: readonly AwsBlock[];
}

/**
 * What the author of the two files evidently meant, for lint rules: no program reads exactly so. Everything repeated
 * or odd is still there, in `blocks` and in the trees.
 */
export interface AwsConfigModel {
  readonly config?: IniTree;
  readonly credentials?: IniTree;
  /** Every section of both files, config first. */
  readonly blocks: readonly AwsBlock[];
  readonly profiles: ReadonlyMap<string, AwsModelSection>;
  readonly ssoSessions: ReadonlyMap<string, AwsModelSection>;
  readonly services: ReadonlyMap<string, AwsModelSection>;
  /** What is wrong with the files as such: lines and bytes, not settings. */
  readonly diagnostics: readonly Diagnostic[];
}
