import type { Diagnostic } from '../../diagnostic/diagnostic.ts';
import type { ProgramId } from '../../programs/program.ts';
import type { TextEdit } from '../../source/text-edit.ts';
import type { AwsFileKind, AwsFiles } from '../aws-reading.ts';

/** The sections that programs look for. */
export type AwsSectionKind = 'profile' | 'sso-session' | 'services';

/** A section as people name it, in one of the two files. */
export interface AwsSectionRef {
  readonly file: AwsFileKind;
  readonly kind: AwsSectionKind;
  readonly name: string;
}

/** Keys and values in the order in which new ones are written; `s3.addressing_style` stands in the block `s3 =`. */
export type AwsSettingList = readonly (readonly [key: string, value: string])[];

/** A whole section, as it is to stand in a file. */
export interface AwsSectionContent {
  readonly kind: AwsSectionKind;
  readonly name: string;
  readonly settings: AwsSettingList;
}

/** One thing to do to the two files. Each sees what the ones before it have done. */
export type AwsChange =
  /** Gives settings their values; what is missing is added, the section too. Merges a whole section in. */
  | { readonly type: 'set-settings'; readonly section: AwsSectionRef; readonly settings: AwsSettingList }
  /** Takes settings away, wherever the section has them; one that is not there is as good as removed. */
  | { readonly type: 'remove-settings'; readonly section: AwsSectionRef; readonly keys: readonly string[] }
  | { readonly type: 'rename-setting'; readonly section: AwsSectionRef; readonly from: string; readonly to: string }
  /** In both files, with every `source_profile`, `sso_session` or `services` that names it. */
  | { readonly type: 'rename-section'; readonly kind: AwsSectionKind; readonly from: string; readonly to: string }
  /** From both files; refused while others refer to it. */
  | { readonly type: 'remove-section'; readonly kind: AwsSectionKind; readonly name: string }
  /**
   * Removes SSO sessions and services that no profile names. With `keep`, first the profiles that are neither listed nor
   * a source of one that is. What stands in a managed block stays.
   */
  | { readonly type: 'prune'; readonly keep?: readonly string[] }
  /** Writes sections between two marks that name their owner, in place of those that the owner wrote before. */
  | {
      readonly type: 'put-managed-block';
      readonly file: AwsFileKind;
      readonly owner: string;
      readonly sections: readonly AwsSectionContent[];
    }
  | { readonly type: 'remove-managed-block'; readonly file: AwsFileKind; readonly owner: string }
  /** Several at once, none of which sees what another has done: one check for all, so that many cost as much as one. */
  | { readonly type: 'together'; readonly changes: readonly AwsChange[] };

export interface AwsEditOptions {
  /** Whose reading must come out right; nobody's is asked for less than every program's. */
  readonly programs?: readonly ProgramId[];
  /** What a person has agreed to. */
  readonly consent?: {
    /** Remove what others still refer to. */
    readonly inUse?: boolean;
    /** Change what stands in a managed block, or overwrite what somebody has changed there. */
    readonly managed?: boolean;
  };
}

/** Something that the changes did; never a value. */
export interface AwsTouch extends AwsSectionRef {
  readonly what: 'added' | 'set' | 'removed' | 'renamed' | 'reference';
  /** Absent when it happened to the section as a whole. */
  readonly key?: string;
  /** The new name of a section or setting. */
  readonly to?: string;
}

export type AwsEditResult =
  | {
      readonly ok: true;
      /** Of the files as they were given; a file that stays as it is has none. */
      readonly edits: Readonly<Record<AwsFileKind, readonly TextEdit[]>>;
      /** Both files with the edits made; absent where there is no file and nothing to write. */
      readonly files: AwsFiles;
      readonly touched: readonly AwsTouch[];
    }
  /** Nothing is to be written. Spans point into the files as they were given. */
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };
