import { type Document, jsonReport, type Report, textReport } from '@duckbill/core';
import { type FileToMask, handedBundle, type HandedFile, maskFiles, zipOf } from '@duckbill/doctor/masked-files';
import type { Bundle, Platform } from './desk-message.ts';
import { bytesOf } from './mended-files.ts';

export interface BundleParts {
  readonly report: Report;
  readonly documents: readonly Document[];
  /** Files that are none of ours are told by name only. */
  readonly skipped: readonly string[];
  /** What was planned and explained, as texts without secrets. */
  readonly texts: readonly (readonly [name: string, text: string])[];
  /** What the plan is about: a file, or `aws:NAME`. */
  readonly target: string | undefined;
  readonly program: string | undefined;
  readonly version: string;
  readonly platform: Platform;
  readonly takenAt: string;
}

/**
 * What a support desk passes on: the report, and the files with every secret replaced by a mark of its shape, so that
 * they lint the same. The doctor takes it for a bundle of its own.
 */
export function maskedBundle(parts: BundleParts): Bundle {
  const { report, documents, skipped, target, program, texts, version, platform, takenAt } = parts;
  const secrets = report.files.flatMap((file) => file.secrets);
  const files = documents.flatMap((document): readonly FileToMask[] => {
    const sources = document.kind === 'aws' ? document.sources : [document.source];
    return sources.map((source) => ({ path: source.name, bytes: bytesOf(source), role: document.kind }));
  });
  const { files: masked, mask } = maskFiles(files, secrets);
  const words = (text: string): string => mask.text(text, 'words').value;
  const awsFiles = awsFilesOf(documents);
  const handed = [...masked].map(([name, { value, count }]): HandedFile => {
    const awsFile = awsFiles.get(name);
    return { name: words(name), bytes: value, masked: count, ...(awsFile === undefined ? {} : { awsFile }) };
  });
  const { manifest, entries } = handedBundle({
    files: handed,
    target: target === undefined ? undefined : words(target),
    profiles: documents.flatMap((document) => (document.kind === 'profile' ? [words(document.source.name)] : [])),
    program,
    platform,
    duckbill: version,
    takenAt,
  });
  const own = [
    ['manifest.json', json({ ...manifest, skipped: skipped.map(words) })],
    ['findings.txt', words(textReport(report))],
    ['findings.json', words(json(jsonReport(report)))],
    ...texts.map(([name, text]) => [name, words(text)] as const),
  ] as const;
  const all = [
    ...own.map(([name, text]) => ({ name, bytes: new TextEncoder().encode(text), masked: 0 })),
    ...entries.map(({ name, file: { bytes, masked: count } }) => ({ name, bytes, masked: count })),
  ];
  return {
    name: 'duckbill-desk.zip',
    type: 'application/zip',
    bytes: new Uint8Array(zipOf(all.map(({ name, bytes }) => [name, bytes] as const))),
    entries: all.map(({ name, bytes, masked: count }) => ({ name, size: bytes.length, masked: count })),
  };
}

/** The first two that the AWS programs can read together, by name. */
function awsFilesOf(documents: readonly Document[]): ReadonlyMap<string, 'config' | 'credentials'> {
  return new Map(documents.find((document) => document.kind === 'aws')?.fileKinds);
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
