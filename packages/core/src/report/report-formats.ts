/** What a format is for, and how its files are called. */
export interface ReportFormatEntry {
  /** A few words for help and documentation. */
  readonly purpose: string;
  /** Without a dot. */
  readonly extension: string;
}

export type ReportFormat = 'text' | 'concise' | 'json' | 'github';

/** Every format of the findings of lint. Data alone: help prints it without loading a printer. */
export const reportFormats: Readonly<Record<ReportFormat, ReportFormatEntry>> = {
  text: { purpose: 'code frames, causes and remedies, for people', extension: 'txt' },
  concise: { purpose: 'one line a finding, for editors, grep and problem matchers', extension: 'txt' },
  json: { purpose: 'everything, for programs; its schema is published', extension: 'json' },
  github: { purpose: 'workflow commands: annotations in GitHub Actions', extension: 'txt' },
};

/** Whether a word names a format. */
export function isReportFormat(word: string): word is ReportFormat {
  return Object.hasOwn(reportFormats, word);
}
