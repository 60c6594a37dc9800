import type { AwsReading } from '../aws/aws-reading.ts';
import type { AwsKeys, AwsOutcome } from '../aws/resolve/aws-outcome.ts';
import { reportCautions, reportContinued } from './aws-plan-cautions.ts';
import { reportRefusal, wordsOf } from './aws-plan-problems.ts';
import { noteSettings } from './aws-plan-settings.ts';
import { awsSteps } from './aws-plan-steps.ts';
import { type AwsFamily, firstKeys, signerOf, strategyOf, textOf } from './aws-plan-values.ts';
import { resolveSignedIn } from './aws-plan-world.ts';
import type { SourceKeys } from './connection-plan.ts';
import type { PlanDraft } from './plan-draft.ts';
import { globalSigningRegion } from './sts-endpoint.ts';

/**
 * What a program of AWS does with a profile: the outcome of its resolution (aws-config C, D) turned into steps, in the
 * order in which they happen. Where it stops, the steps before it are told, and nothing after.
 */
export function planAsAwsProgram(draft: PlanDraft, family: AwsFamily): void {
  const { input } = draft;
  if (input.target.kind !== 'aws-profile') {
    const way = `a Cyberduck file as ${draft.title}`;
    draft.problem('plan-way-not-supported', draft.nowhere, { facts: { way } });
    return;
  }
  const outcome = resolveSignedIn(input);
  if (outcome === undefined) return;
  const reading = draft.awsReading;
  draft.hideSwallowed(reading);
  const profile = outcome.profile ?? 'default';
  noteSettings(draft, outcome, reading, profile);
  for (const step of awsSteps(draft, outcome, family)) draft.step(step);
  const { result } = outcome;
  // Botocore asks for the region first, and dies with what it finds there.
  const early = family === 'botocore' ? outcome.regionError : undefined;
  if (result.type !== 'credentials' || early !== undefined) {
    reportRefusal(draft, outcome, early ?? (result.type === 'error' ? result.error : undefined), reading, family);
    return;
  }
  draft.strategy = strategyOf(outcome);
  draft.keys = keysOf(draft, firstKeys(outcome));
  if (reportLogin(draft, outcome) || reportContinued(draft, outcome)) return;
  reportCautions(draft, outcome, reading, family);
  planListing(draft, outcome, result.keys, reading);
}

/** Keys that somebody wrote down; others are obtained on the way. */
function keysOf(draft: PlanDraft, keys: AwsKeys | undefined): SourceKeys {
  if (keys === undefined || signerOf(keys) !== 'source') return {};
  const accessKeyId = textOf(draft, keys.accessKeyId);
  const secretAccessKey = textOf(draft, keys.secretAccessKey);
  const sessionToken = textOf(draft, keys.sessionToken);
  return {
    ...(accessKeyId === undefined ? {} : { accessKeyId }),
    ...(secretAccessKey === undefined ? {} : { secretAccessKey }),
    ...(sessionToken === undefined ? {} : { sessionToken }),
  };
}

/** What `aws login` leaves needs a proof of possession with each renewal, which Duckbill has not (aws-config D.5). */
function reportLogin(draft: PlanDraft, outcome: AwsOutcome): boolean {
  if (firstKeys(outcome)?.accessKeyId.from !== 'login-token') return false;
  draft.strategy = 'unsupported';
  const login = outcome.events.find((event) => event.kind === 'follow' && event.setting.key === 'login_session');
  const place = login?.kind === 'follow' ? { file: login.setting.file, span: login.setting.valueSpan } : draft.nowhere;
  draft.problem('plan-way-not-supported', place, { facts: { way: 'login_session, the session of "aws login",' } });
  return true;
}

function planListing(draft: PlanDraft, outcome: AwsOutcome, keys: AwsKeys, reading: AwsReading): void {
  const { s3, s3Error } = outcome;
  if (s3 === undefined) {
    const noRegion = outcome.region === undefined || outcome.region.from === 'instance';
    const [place] = reading.profiles.get(outcome.profile ?? 'default')?.places ?? [];
    const at = place === undefined ? draft.nowhere : { file: place.file, span: place.headerSpan };
    const words = s3Error === undefined ? '' : wordsOf(draft, s3Error);
    draft.problem(noRegion ? 'plan-region-missing' : 'plan-program-refuses', at, {
      facts: { program: draft.title, words },
    });
    return;
  }
  draft.step({
    kind: 'call',
    service: 's3',
    operation: 'ListBuckets',
    endpoint: s3.url,
    signingRegion: s3.signingRegion ?? globalSigningRegion,
    signedWith: signerOf(keys),
    parameters: [],
    purpose: 'list the buckets, as "aws s3 ls" does',
  });
}
