import {
  type ConnectionProfile,
  type Counts,
  countSeverities,
  detectKind,
  type Document,
  type DocumentKind,
  explain,
  type Explanation,
  explanationReport,
  KnownSecrets,
  lint,
  type LintOptions,
  maskSecrets,
  maskStrings,
  openDocuments,
  type PlannedConnection,
  planReport,
  planWords,
  printReport,
  programIds,
  programs,
  type ProgramId,
  readSource,
  type Report,
  type SourceText,
  visibleText,
} from '@duckbill/core';
import { EntryNames, zipOf } from '@duckbill/doctor/masked-files';
import type {
  Bundle,
  DeskWork,
  Download,
  FileView,
  FindingView,
  GivenFile,
  Hello,
  Look,
  LookAsk,
  MendedView,
  Pasted,
} from './desk-message.ts';
import { explanationView } from './explanation-view.ts';
import { findingView } from './finding-view.ts';
import { framePaint } from './frame-paint.ts';
import { maskedBundle } from './masked-bundle.ts';
import { bytesOf, mendedView, type MendedFile, mendFiles } from './mended-files.ts';
import { isZip, openZip } from './open-zip.ts';
import { type DeskTarget, planTarget, planTargets } from './plan-targets.ts';

/** What is on the desk: everything that was looked at, and what came of it. */
interface Desk {
  readonly documents: readonly Document[];
  readonly report: Report;
  readonly secrets: KnownSecrets;
  readonly targets: readonly DeskTarget[];
  readonly mended: readonly MendedFile[];
}

export interface DeskWorld {
  /** Connection profiles that count as installed, beside those on the desk. */
  readonly profiles: readonly ConnectionProfile[];
  readonly version: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Findings that a look brings along. */
const firstFindings = 50;

/**
 * The work of the page, without the page: files come in, and what a person needs to see goes out, without secrets. It
 * runs beside the page, so that a long file does not hold it up; it keeps the files, so that they go over once.
 */
export class DeskSession {
  readonly #world: DeskWorld;
  readonly #sources: Map<string, SourceText> = new Map();
  readonly #kinds: Map<string, DocumentKind> = new Map();
  readonly #doctors: Map<string, string> = new Map();
  #programs: readonly ProgramId[] | undefined;
  #desk: Desk | undefined;
  #explanations: readonly Explanation[] = [];
  #planned:
    | { readonly target: DeskTarget; readonly planned: PlannedConnection; readonly program: ProgramId }
    | undefined;

  constructor(world: DeskWorld) {
    this.#world = world;
  }

  hello(): Hello {
    return {
      version: this.#world.version,
      programs: programIds.map((id) => ({ id, title: programs[id].title, family: programs[id].family })),
    };
  }

  look({ add = [], remove = [], clear = false, readAs, programs: wanted }: LookAsk): Look {
    if (clear) for (const name of this.#sources.keys()) this.#leaveOut(name);
    if (clear) this.#explanations = [];
    if (clear) this.#doctors.clear();
    for (const name of remove) this.#leaveOut(name);
    const notes = add.flatMap((file) => this.#takeIn(file));
    if (readAs?.kind === 'auto') this.#kinds.delete(readAs.name);
    else if (readAs !== undefined) this.#kinds.set(readAs.name, readAs.kind);
    this.#programs = wanted;
    this.#planned = undefined;
    this.#desk = undefined;
    const { report, mended, targets, secrets } = this.#open();
    return {
      files: [...this.#sources.values()].map((source) => this.#fileView(source, report)),
      counts: countSeverities(report),
      findings: this.findings({ from: 0, count: firstFindings }),
      targets: maskStrings(
        targets.map(({ view }) => view),
        secrets,
      ),
      repairs: mended.length,
      notes,
      doctors: [...this.#doctors].map(([name, text]) => ({ name, text: maskSecrets(text, secrets) })),
    };
  }

  findings({ from, count }: DeskWork['findings']['ask']): readonly FindingView[] {
    const { report, secrets } = this.#open();
    const sources = new Map(report.files.map((file) => [file.source.name, file.source]));
    const some = report.files.flatMap((file) => file.diagnostics).slice(from, from + count);
    return maskStrings(
      some.map((finding) => findingView(finding, sources)),
      secrets,
    );
  }

  plan({ target, program }: DeskWork['plan']['ask']): DeskWork['plan']['answer'] {
    const { targets, documents, secrets } = this.#open();
    const found = targets.find(({ view }) => view.id === target);
    if (found === undefined) throw new Error('this target is not on the desk any more');
    const own = documents.flatMap((document) =>
      document.kind === 'profile' && document.profile !== undefined ? [document.profile] : [],
    );
    const planned = planTarget(found, program, [...own, ...this.#world.profiles], this.#world.now());
    this.#planned = { target: found, planned, program };
    return maskStrings(planWords(planned.plan, this.#planSources(), framePaint), this.#planSecrets(planned, secrets));
  }

  paste({ text }: DeskWork['paste']['ask']): Pasted {
    const kind = detectKind('', text);
    if (kind === undefined) return { as: 'text', explanations: this.explain({ text }) };
    const name = this.#freeName(pastedNames[kind]);
    const { source } = readSource(name, new TextEncoder().encode(text));
    this.#sources.set(name, source);
    this.#kinds.set(name, kind);
    this.#desk = undefined;
    return { as: 'file', name };
  }

  explain({ text }: DeskWork['explain']['ask']): DeskWork['explain']['answer'] {
    this.#explanations = explain(text);
    return maskStrings(this.#explanations.map(explanationView), this.#open().secrets);
  }

  mended(): readonly MendedView[] {
    const { mended, secrets } = this.#open();
    return mended.map((file) => mendedView(file, secrets));
  }

  takeMended({ names }: DeskWork['takeMended']['ask']): Download {
    const wanted = new Set(names);
    const files = this.#open().mended.filter(({ after }) => wanted.has(after.name));
    const [first] = files;
    if (first === undefined) throw new Error('there is nothing to mend in these files');
    if (files.length === 1) {
      return { name: baseName(first.after.name), type: 'application/octet-stream', bytes: bytesOf(first.after) };
    }
    const entries = new EntryNames('');
    const zip = zipOf(files.map(({ after }) => [entries.nameOf(after.name), bytesOf(after)] as const));
    return { name: 'mended-files.zip', type: 'application/zip', bytes: new Uint8Array(zip) };
  }

  markdown(): string {
    return printReport('markdown', this.#open().report, { version: this.#world.version });
  }

  takeBundle({ takenAt, platform }: DeskWork['takeBundle']['ask']): Bundle {
    const { documents, report, secrets, targets } = this.#open();
    const texts: (readonly [string, string])[] = [];
    if (this.#planned !== undefined) {
      const { planned } = this.#planned;
      const text = planReport(planned.plan, this.#planSources(), undefined, this.#planSecrets(planned, secrets));
      texts.push(['plan.txt', text]);
    }
    if (this.#explanations.length > 0) texts.push(['guidance.txt', explanationReport(this.#explanations)]);
    return maskedBundle({
      documents,
      report,
      skipped: report.skipped,
      texts,
      target: nameOfTarget(this.#planned?.target ?? targets[0], documents),
      program: this.#planned?.program,
      version: this.#world.version,
      platform,
      takenAt,
    });
  }

  /** A ZIP becomes the files in it. What is to be said about it. */
  #takeIn({ name, bytes }: GivenFile): readonly string[] {
    if (!isZip(bytes)) {
      this.#sources.set(name, readSource(name, bytes).source);
      return [];
    }
    const zip = openZip(bytes);
    if (zip === undefined) return [`${visibleText(name)} is damaged, or far too long unpacked`];
    for (const file of zip.files) this.#sources.set(file.name, readSource(file.name, file.bytes).source);
    if (zip.doctor !== undefined) this.#doctors.set(name, zip.doctor.split('\n').map(visibleText).join('\n'));
    return [`${visibleText(name)} was unpacked`];
  }

  #open(): Desk {
    this.#desk ??= this.#examine();
    return this.#desk;
  }

  #examine(): Desk {
    const sources = [...this.#sources.values()];
    const kindOf = (source: SourceText): DocumentKind | undefined =>
      this.#kinds.get(source.name) ?? detectKind(source.name, source.text);
    const options: LintOptions = { kindOf, ...(this.#programs === undefined ? {} : { programs: this.#programs }) };
    const report = lint(sources, options);
    const { documents } = openDocuments(sources, kindOf);
    return {
      documents,
      report,
      secrets: new KnownSecrets(report.files.flatMap((file) => file.secrets)),
      targets: planTargets(documents),
      mended: mendFiles(sources, options),
    };
  }

  #leaveOut(name: string): void {
    this.#sources.delete(name);
    this.#kinds.delete(name);
  }

  #fileView(source: SourceText, report: Report): FileView {
    const found = report.files.find((file) => file.source === source);
    const counts: Counts =
      found === undefined ? { error: 0, warning: 0, hint: 0 } : countSeverities({ files: [found], skipped: [] });
    const chosen = this.#kinds.get(source.name);
    return {
      name: source.name,
      size: source.origin?.bytes.length ?? source.text.length,
      kind: chosen ?? detectKind(source.name, source.text),
      chosen: chosen !== undefined,
      counts,
      // The two AWS files are read together, and so are their secrets.
      hasSecrets: found !== undefined && maskSecrets(source.text, found.secrets) !== source.text,
    };
  }

  #planSources(): readonly SourceText[] {
    return [...this.#world.profiles.map(({ plist }) => plist.source), ...this.#sources.values()];
  }

  #planSecrets({ keys }: PlannedConnection, secrets: KnownSecrets): readonly string[] {
    const { secretAccessKey, sessionToken, oauthClientSecret } = keys;
    return [...secrets, ...[secretAccessKey, sessionToken, oauthClientSecret].filter((key) => key !== undefined)];
  }

  #freeName(wanted: string): string {
    let free = wanted;
    for (let number = 2; this.#sources.has(free); number += 1) free = wanted.replace('pasted', `pasted-${number}`);
    return free;
  }
}

/** What a pasted file is called. */
const pastedNames: Readonly<Record<DocumentKind, string>> = {
  profile: 'pasted.cyberduckprofile',
  bookmark: 'pasted.duck',
  'aws-config': 'pasted/config',
  'aws-credentials': 'pasted/credentials',
};

/** As the doctor is asked for it. What could not be read is worth a bundle as well. */
function nameOfTarget(target: DeskTarget | undefined, documents: readonly Document[]): string | undefined {
  if (target?.target.kind === 'aws-profile') return `aws:${target.target.name}`;
  return target?.file ?? documents.find((document) => document.kind !== 'aws')?.source.name;
}

function baseName(name: string): string {
  return name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
}
