import { describe } from '../diagnostic/describe.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { documentTitle } from '../generate/iam/generate-iam.ts';
import type { GeneratedIam } from '../generate/iam/iam-output.ts';
import type { IamSpec } from '../generate/iam/iam-spec.ts';
import { countedLength } from '../generate/iam/policy-document.ts';
import { documentFile, type IamFile } from '../generate/iam/print-iam.ts';
import { statementWords } from '../generate/iam/statement-words.ts';

/** What was made of a spec for IAM, for machines. */
export function jsonIam(
  { documents }: GeneratedIam,
  files: readonly IamFile[],
  findings: readonly Diagnostic[],
  { way, partition, account }: IamSpec,
): object {
  return {
    version: 1,
    way,
    partition,
    account,
    documents: documents.map((document) => ({
      file: documentFile(document),
      document: document.id,
      title: documentTitle(document),
      length: countedLength(document.policy),
      limit: document.limit,
      policy: document.policy,
      statements: document.statements.map(({ sid }) => ({ sid, purpose: statementWords(sid) })),
    })),
    files,
    findings: findings.map(jsonIamFinding),
  };
}

/** A finding about a spec for IAM, which has no place where words of a command line made the spec. */
export function jsonIamFinding(finding: Diagnostic): object {
  const { code, severity, facts } = finding;
  return { code, severity, ...describe(finding), facts };
}
