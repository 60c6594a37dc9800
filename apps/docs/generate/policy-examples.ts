import { readFileSync } from 'node:fs';
import { type Code, lintPolicies, type PolicyLintOptions, SourceText, textReport } from '@duckbill/core';
import type { Asked, OtherExample } from './other-example.ts';
import { reportPaint } from './report-paint.ts';

/** Policies as the tests of core keep them: two good ones, and for each rule what to change to break it. */
const folder = new URL('../../../packages/core/test/fixtures/policies/', import.meta.url);

interface PolicyCase extends PolicyLintOptions {
  readonly code: string;
  readonly base: string;
  readonly find: string;
  readonly put: string;
}

/** A policy with the fault, and mended; undefined when the code is not about policies. */
export function policyExample(code: Code): OtherExample | undefined {
  if (!code.startsWith('iam-')) return undefined;
  const cases = JSON.parse(readText('cases.json')) as readonly PolicyCase[];
  const one = cases.find((found) => found.code === code);
  if (one === undefined) return undefined;
  const good = readText(one.base);
  return { ...asked(good.replaceAll(one.find, one.put), one), better: asked(good, one) };
}

function readText(name: string): string {
  return readFileSync(new URL(name, folder), 'utf8');
}

function asked(text: string, { base, kind, target }: PolicyCase): Asked {
  const report = lintPolicies([new SourceText(base, text)], {
    ...(kind === undefined ? {} : { kind }),
    ...(target === undefined ? {} : { target }),
  });
  const forTarget = target === undefined ? '' : ` --for ${target.name}`;
  const ofKind = kind === undefined ? '' : ` --kind ${kind}`;
  return {
    shown: [{ name: base, language: 'json', text }],
    command: `duckbill policy lint ${base}${forTarget}${ofKind}`,
    output: textReport(report, reportPaint),
    codes: report.files.flatMap(({ diagnostics }) => diagnostics.map((found) => found.code)),
  };
}
