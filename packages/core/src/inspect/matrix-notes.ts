import type { AwsSectionPlace } from '../aws/aws-reading.ts';
import type { SourceText } from '../source/source-text.ts';
import type { AwsResolution } from './aws-resolution.ts';
import { describeResolution, placeIn, placeOfSetting } from './describe-resolution.ts';
import type { ReadingDifference } from './reading-differences.ts';

type Sources = ReadonlyMap<string, SourceText>;

interface CellFacts {
  /** It ends with something else than most programs. */
  readonly otherOutcome: boolean;
  /** Some program ends otherwise, so each is explained. */
  readonly explained: boolean;
  readonly readings: readonly ReadingDifference[];
  readonly places: readonly AwsSectionPlace[];
  readonly sources: Sources;
}

/** Why a cell is as it is, where that needs a word: a failure, another outcome, another reading. */
export function noteText(resolution: AwsResolution, facts: CellFacts): string | undefined {
  const { otherOutcome, explained, readings, sources } = facts;
  const { result, passedOver, remarks } = resolution;
  const works = result === 'credentials' || result === 'sign-in';
  const sentences: string[] = [];
  if (result === 'not-seen') sentences.push(notSeen(facts));
  else if (result !== 'reading-only' && (explained || !works)) sentences.push(describeResolution(resolution, sources));
  if (works && otherOutcome && passedOver.length > 0) {
    const left = passedOver.map((setting) => `${setting.key} (${placeOfSetting(setting, sources)})`);
    sentences.push(`${left.join(' and ')} ${left.length === 1 ? 'is' : 'are'} not used`);
  }
  if (result !== 'unreadable') sentences.push(...remarks);
  if (result !== 'not-seen') sentences.push(...readings.map((reading) => otherReading(reading, sources)));
  return sentences.length === 0 ? undefined : sentences.join('; ');
}

/** The header is what it does not take for one. */
function notSeen({ places, sources }: CellFacts): string {
  const place = places[0];
  const header = place === undefined ? undefined : sources.get(place.file)?.slice(place.headerSpan);
  if (place === undefined || header === undefined) return 'does not see this profile';
  return `does not take ${header} for this profile (${placeIn(place.file, place.headerSpan.start, sources)})`;
}

function otherReading({ key, secret, setting, usual }: ReadingDifference, sources: Sources): string {
  if (setting === undefined)
    return `does not see ${key}${usual === undefined ? '' : ` (${placeOfSetting(usual, sources)})`}`;
  const place = placeOfSetting(setting, sources);
  if (usual === undefined) return `sees ${key} (${place}), which most do not`;
  return secret
    ? `reads another ${key} than most (${place})`
    : `reads ${key} as "${setting.value.trim()}" (${place}), most as "${usual.value.trim()}"`;
}
