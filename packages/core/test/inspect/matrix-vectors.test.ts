import { describe, expect, it } from 'vitest';
import { findSecrets } from '../../src/document/find-secrets.ts';
import { openAws } from '../../src/document/open-documents.ts';
import { awsMatrix } from '../../src/inspect/aws-matrix.ts';
import { inspectDocument } from '../../src/inspect/inspect-document.ts';
import { programIds } from '../../src/programs/program.ts';
import { inspectionReport } from '../../src/report/inspection-report.ts';
import { maskSecrets } from '../../src/report/mask-secrets.ts';
import { matrixReport } from '../../src/report/matrix-report.ts';
import { SourceText } from '../../src/source/source-text.ts';
import { objectAt, readVectorFile, sharedAwsVectors, textAt } from '../aws/conformance/vector-file.ts';
import { worldWith } from './aws-texts.ts';

const vectors = readVectorFile(sharedAwsVectors, 'resolve.json') ?? [];

const cases = vectors.map((vector) => {
  const source = (kind: 'config' | 'credentials') => {
    const text = textAt(vector, kind);
    return text === undefined ? {} : { [kind]: new SourceText(`.aws/${kind}`, text) };
  };
  return { name: textAt(vector, 'name') ?? '', vector, files: { ...source('config'), ...source('credentials') } };
});

describe.skipIf(cases.length === 0)('every file of the vectors', () => {
  it.each(cases)('$name fits into the page, and shows no secret', ({ files }) => {
    const document = openAws(files);
    const matrix = awsMatrix(document, worldWith());
    const lines = matrixReport(matrix).split('\n');
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(100);
    const secrets = findSecrets(document).filter((secret) => secret.length > 5);
    const reports = programIds.map((program) =>
      inspectionReport([inspectDocument(document, program, { world: worldWith() })]),
    );
    const shown = maskSecrets([...lines, ...reports].join('\n'), secrets);
    expect(secrets.filter((secret) => shown.includes(secret))).toEqual([]);
  });

  // Where the files alone decide: no variable, no cache, no command, no machine.
  const decided = cases.filter(
    ({ vector }) => Object.keys(objectAt(vector, 'env')).length === 0 && textAt(vector, 'profile') !== undefined,
  );

  it('are enough', () => {
    expect(decided.length).toBeGreaterThan(20);
  });

  it.each(decided)('$name gives botocore credentials in the matrix as well', ({ vector, files }) => {
    const matrix = awsMatrix(openAws(files), worldWith());
    const row = matrix.rows.find(({ profile }) => profile === textAt(vector, 'profile'));
    const result = row?.cells[matrix.programs.indexOf('aws-cli@1')]?.resolution.result;
    const expected = textAt(objectAt(vector, 'botocore'), 'outcome');
    // What the vector lacks is taken for granted here: a token, a machine, a command that works.
    expect([expected, result]).toSatisfy(
      () => expected !== 'credentials' || result === 'credentials' || result === 'sign-in',
    );
  });
});
