import { type Document, jsonReport, type Report, textReport } from '@duckbill/core';
import { EntryNames, type FileToMask, maskFiles, zipOf } from '@duckbill/doctor/masked-files';
import type { Bundle } from './desk-message.ts';
import { bytesOf } from './mended-files.ts';

export interface BundleParts {
  readonly report: Report;
  readonly documents: readonly Document[];
  /** Files that are none of ours are told by name only. */
  readonly skipped: readonly string[];
  /** What was planned and explained, as texts without secrets. */
  readonly texts: readonly (readonly [name: string, text: string])[];
  readonly version: string;
  readonly takenAt: string;
}

/**
 * What a support desk passes on: the report, and the files with every secret replaced by a mark of its shape, so that
 * they lint the same.
 */
export function maskedBundle({ report, documents, skipped, texts, version, takenAt }: BundleParts): Bundle {
  const secrets = report.files.flatMap((file) => file.secrets);
  const files = documents.flatMap((document): readonly FileToMask[] => {
    const sources = document.kind === 'aws' ? document.sources : [document.source];
    return sources.map((source) => ({ path: source.name, bytes: bytesOf(source), role: document.kind }));
  });
  const { files: masked, mask } = maskFiles(files, secrets);
  const words = (text: string): string => mask.text(text, 'words').value;
  const names = new EntryNames('files/');
  const content = [...masked].map(([path, { value, count }]) => ({
    name: names.nameOf(path),
    path,
    bytes: value,
    masked: count,
  }));
  const manifest = {
    format: 'duckbill-desk',
    version: 1,
    duckbill: version,
    takenAt,
    files: content.map(({ name, path, bytes, masked: count }) => ({
      name,
      path: words(path),
      size: bytes.length,
      masked: count,
    })),
    skipped: skipped.map(words),
  };
  const own = [
    ['manifest.json', json(manifest)],
    ['report.txt', words(textReport(report))],
    ['report.json', words(json(jsonReport(report)))],
    ...texts.map(([name, text]) => [name, words(text)] as const),
  ] as const;
  const all = [...own.map(([name, text]) => ({ name, bytes: new TextEncoder().encode(text), masked: 0 })), ...content];
  return {
    name: 'duckbill-desk.zip',
    type: 'application/zip',
    bytes: new Uint8Array(zipOf(all.map(({ name, bytes }) => [name, bytes] as const))),
    entries: all.map(({ name, bytes, masked: count }) => ({ name, size: bytes.length, masked: count })),
  };
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
