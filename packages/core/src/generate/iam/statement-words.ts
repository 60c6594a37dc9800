import { iamStatementWords } from '../../catalogue/generate-iam-words.ts';

/** What a generated statement is for: its Sid tells, without the number that tells it apart. */
export function statementWords(sid: string): string {
  const key = Object.keys(iamStatementWords).find((one) => one === sid.replace(/\d{1,4}$/u, ''));
  return key === undefined ? '' : iamStatementWords[key as keyof typeof iamStatementWords];
}
