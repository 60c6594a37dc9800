import { describe, type Diagnostic, findingFrames, namePrograms, type SourceText, visibleText } from '@duckbill/core';
import type { FindingView } from './desk-message.ts';
import { framePaint } from './frame-paint.ts';

/** A finding as the page shows it. Not masked. */
export function findingView(finding: Diagnostic, sources: ReadonlyMap<string, SourceText>): FindingView {
  const { message, hints, because, whatToDo } = describe(finding);
  const [repair] = finding.fixes;
  return {
    code: finding.code,
    severity: finding.severity,
    message,
    frames: findingFrames(finding, sources, framePaint),
    hints,
    because,
    whatToDo,
    ...(repair === undefined ? {} : { repair: { title: visibleText(repair.title), safe: repair.safe } }),
    programs: namePrograms(finding.programs),
  };
}
