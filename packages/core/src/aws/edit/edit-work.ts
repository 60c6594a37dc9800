import type { AwsEditProblem } from '../../catalogue/aws-edit.ts';
import type { Diagnostic, Facts, RelatedSpan } from '../../diagnostic/diagnostic.ts';
import { diagnostic } from '../../diagnostic/report-diagnostic.ts';
import { IniDraft } from '../../ini/edit-draft.ts';
import type { IniSection, IniTree } from '../../ini/ini-tree.ts';
import { parseIni } from '../../ini/parse-ini.ts';
import type { ProgramId } from '../../programs/program.ts';
import type { SourceText } from '../../source/source-text.ts';
import type { Span } from '../../source/span.ts';
import type { AwsFileKind } from '../aws-reading.ts';
import { readSectionHeader, type AwsBlockKind } from '../section-header.ts';
import type { AwsEditOptions, AwsSectionRef, AwsTouch } from './aws-change.ts';
import type { AwsEffect } from './aws-effects.ts';
import { findManagedBlocks, type ManagedBlocks } from './managed-blocks.ts';

/** A section of one file and what its author meant by its header. */
export interface FoundSection {
  readonly file: AwsFileKind;
  readonly kind: AwsBlockKind;
  readonly name: string;
  /** The whole line. */
  readonly header: string;
  readonly headerSpan: Span;
  readonly section: IniSection;
  /** Of the managed block that it stands in. */
  readonly owner?: string;
}

/** One of the two files while a change is made to it. */
export interface FileWork {
  readonly source: SourceText;
  readonly tree: IniTree;
  readonly draft: IniDraft;
  readonly sections: readonly FoundSection[];
  /** By `kind name`. */
  readonly byName: ReadonlyMap<string, readonly FoundSection[]>;
  readonly managed: ManagedBlocks;
  /** botocore shows the settings of `[DEFAULT]` in every section that lacks them. */
  readonly hasDefaults: boolean;
}

/** A value that every program which knows the section must see in the end. */
export interface EditGoal {
  readonly section: AwsSectionRef;
  readonly parent: string | undefined;
  readonly key: string;
  readonly value: string;
  /** The key stands in a nested block as well: Cyberduck, which knows no blocks, may see that one. */
  readonly elsewhere: boolean;
}

/** One change underway: drafts of both files, what each program is expected to see of it, and what keeps it from being made. */
export class EditWork {
  readonly config: FileWork;
  readonly credentials: FileWork;
  readonly consent: NonNullable<AwsEditOptions['consent']>;
  readonly touched: AwsTouch[] = [];
  readonly goals: EditGoal[] = [];
  readonly problems: Diagnostic[] = [];
  /** The section was found under several spellings, and only the last of them was changed. */
  spellingsLeft = false;
  readonly #effects = new Map<string, AwsEffect>();

  constructor(config: SourceText, credentials: SourceText, consent: EditWork['consent']) {
    this.config = openFile('config', config);
    this.credentials = openFile('credentials', credentials);
    this.consent = consent;
  }

  get effects(): readonly AwsEffect[] {
    return [...this.#effects.values()];
  }

  /** Every section of that name in its file, in order. */
  find({ file, kind, name }: AwsSectionRef): readonly FoundSection[] {
    return this[file].byName.get(`${kind} ${name}`) ?? [];
  }

  /** Every section of both files, config first. */
  get sections(): readonly FoundSection[] {
    return [...this.config.sections, ...this.credentials.sections];
  }

  /** Notes what a change does; the same twice is once. */
  addEffect(effect: AwsEffect): void {
    const key = JSON.stringify(effect);
    this.#effects.delete(key);
    this.#effects.set(key, effect);
  }

  refuse(
    problem: AwsEditProblem,
    file: AwsFileKind,
    span: Span | undefined,
    facts: Facts = {},
    related: readonly RelatedSpan[] = [],
    programs?: readonly ProgramId[],
  ): void {
    const { source } = this[file];
    this.problems.push(
      diagnostic(`aws-edit-${problem}`, source.name, span ?? { start: 0, end: 0 }, {
        facts: { file, ...facts },
        related,
        ...(programs === undefined ? {} : { programs }),
      }),
    );
  }

  /** Whether a section may be changed; refuses when it belongs to somebody else. */
  mayChange(found: FoundSection): boolean {
    const { owner, file, kind, name } = found;
    if (owner === undefined || this.consent.managed === true) return true;
    this.refuse('in-managed-block', file, found.headerSpan, { kind, name, owner });
    return false;
  }
}

function openFile(file: AwsFileKind, source: SourceText): FileWork {
  const tree = parseIni(source);
  const managed = findManagedBlocks(tree);
  const sections: FoundSection[] = [];
  let block = 0;
  let hasDefaults = false;
  for (const section of tree.sections) {
    if (section.header === undefined) continue;
    const { span, headerSpan } = section.header;
    const { kind, name, oddities } = readSectionHeader(source, section.header, file);
    if (oddities.includes('default-in-capitals')) hasDefaults = true;
    while ((managed.blocks[block]?.end.span.start ?? Infinity) < span.start) block += 1;
    const around = managed.blocks[block];
    const owner = around !== undefined && around.begin.span.end <= span.start ? around.owner : undefined;
    const found = { file, kind, name, header: source.slice(span), headerSpan, section };
    sections.push(owner === undefined ? found : { ...found, owner });
  }
  const byName = new Map<string, FoundSection[]>();
  for (const found of sections) {
    const key = `${found.kind} ${found.name}`;
    const others = byName.get(key);
    if (others === undefined) byName.set(key, [found]);
    else others.push(found);
  }
  return { source, tree, draft: new IniDraft(tree), sections, byName, managed, hasDefaults };
}
