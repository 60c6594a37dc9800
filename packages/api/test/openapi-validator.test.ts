import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { describeWithPeers } from '../../../peers/peers.ts';
import { documentation } from './service-under-test.ts';

const script = `
import json, sys
from openapi_spec_validator import OpenAPIV31SpecValidator
for error in OpenAPIV31SpecValidator(json.load(sys.stdin)).iter_errors():
    print(error.message)
print("read")
`;

/** What the validator of the OpenAPI tools for Python says of a document. */
function validated(document: unknown): readonly string[] {
  const { stdout, stderr } = spawnSync('python3', ['-c', script], {
    input: JSON.stringify(document),
    encoding: 'utf8',
  });
  return `${stdout}${stderr}`.trim().split('\n');
}

describeWithPeers(['openapi-spec-validator'], 'the documentation for a validator of others', () => {
  it('is OpenAPI 3.1', () => {
    expect(validated(documentation)).toEqual(['read']);
  });

  it('would not be with a parameter that no path has', () => {
    expect(validated({ ...documentation, paths: { '/v1/{odd}': { get: { responses: {} } } } })).not.toEqual(['read']);
  });
});
