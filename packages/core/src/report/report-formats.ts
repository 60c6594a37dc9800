/** What a format is for, and how its files are called. */
export interface ReportFormatEntry {
  /** A few words for help and documentation. */
  readonly purpose: string;
  /** Without a dot. */
  readonly extension: string;
}

export type ReportFormat =
  | 'text'
  | 'concise'
  | 'json'
  | 'sarif'
  | 'github'
  | 'gitlab'
  | 'junit'
  | 'checkstyle'
  | 'markdown';

/** Every format of the findings of lint. Data alone: help prints it without loading a printer. */
export const reportFormats: Readonly<Record<ReportFormat, ReportFormatEntry>> = {
  text: { purpose: 'code frames, causes and remedies, for people', extension: 'txt' },
  concise: { purpose: 'one line a finding, for editors, grep and problem matchers', extension: 'txt' },
  json: { purpose: 'everything, for programs; its schema is published', extension: 'json' },
  sarif: { purpose: 'SARIF 2.1.0, for code scanning', extension: 'sarif' },
  github: { purpose: 'workflow commands: annotations in GitHub Actions', extension: 'txt' },
  gitlab: { purpose: 'code quality of GitLab and Code Climate', extension: 'json' },
  junit: { purpose: 'JUnit XML, for test reports', extension: 'xml' },
  checkstyle: { purpose: 'Checkstyle XML, for review bots', extension: 'xml' },
  markdown: { purpose: 'a comment for a pull request', extension: 'md' },
};

/** Whether a word names a format. */
export function isReportFormat(word: string): word is ReportFormat {
  return Object.hasOwn(reportFormats, word);
}
