import { cacheFormats, type Code, SourceText, textReport } from '@duckbill/core';
import type { Asked, OtherExample } from './other-example.ts';
import { reportPaint } from './report-paint.ts';

const token = {
  startUrl: 'https://example.awsapps.com/start',
  region: 'eu-west-1',
  accessToken: 'example',
  expiresAt: '2026-01-01T12:00:00Z',
};
const good = JSON.stringify(token, undefined, 2);
const { expiresAt: _, ...withoutEnd } = token;

/** Token files of the AWS CLI that no program can use. */
const damaged: ReadonlyMap<Code, string> = new Map([
  ['cache-file-damaged', good.slice(0, -2)],
  ['cache-member-missing', JSON.stringify(withoutEnd, undefined, 2)],
  ['cache-member-wrong', JSON.stringify({ ...token, expiresAt: 'tomorrow' }, undefined, 2)],
]);

/** A file of `~/.aws/sso/cache` with a fault. */
export function cacheExample(code: Code): OtherExample | undefined {
  const text = damaged.get(code);
  return text === undefined ? undefined : { ...asked(text), better: asked(good) };
}

function asked(text: string): Asked {
  const name = '~/.aws/sso/cache/0123456789abcdef0123456789abcdef01234567.json';
  const reading = cacheFormats['sso-token'].read(name, text);
  const diagnostics = reading.ok ? [] : reading.diagnostics;
  const source = new SourceText(name, text);
  // A token is secret, even a made-up one: nobody is to learn that this is fine.
  const secrets = [token.accessToken];
  return {
    shown: [{ name, language: 'json', text: text.replaceAll(token.accessToken, '…') }],
    output: textReport({ files: [{ source, diagnostics, secrets }], skipped: [] }, reportPaint),
    codes: diagnostics.map(({ code }) => code),
  };
}
