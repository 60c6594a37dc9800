import type { AwsSettingType } from '../../aws/aws-setting.ts';
import { awsPrograms } from '../../programs/program-sets.ts';
import type { ProgramId } from '../../programs/program.ts';
import { nearestName } from '../nearest-name.ts';
import { replaceText } from '../replace-text.ts';
import { awsRule, type AwsRule, type Finding } from '../rule.ts';
import { knownSettings, readersAmong, type PlacedSetting } from './placed-settings.ts';

/** Choices where the case of the letters counts (aws-config B.2). */
const caseCounts: ReadonlySet<string> = new Set(['sts_regional_endpoints', 'account_id_endpoint_mode']);
/** Judged by rules of their own, or read by nobody in a way that could fail. */
const notJudged: ReadonlySet<string> = new Set([
  'credential_source',
  'duration_seconds',
  'sso_start_url',
  'cli_history',
]);

type Judge = (value: string, placed: PlacedSetting) => Pick<Finding, 'facts' | 'fixes' | 'programs'> | undefined;

/** The rule about all settings of some types: the judge tells what is wrong with a value. */
function valueRule(
  code: 'aws-value-not-listed' | 'aws-value-not-boolean' | 'aws-value-not-number' | 'aws-value-not-url',
  types: readonly AwsSettingType[],
  judge: Judge,
): AwsRule {
  return awsRule(code, (config, report) => {
    for (const placed of knownSettings(config)) {
      const { setting, entry } = placed;
      if (!types.includes(entry.type) || notJudged.has(entry.name) || setting.value === '') continue;
      const found = judge(setting.value, placed);
      if (found === undefined) continue;
      const { file, valueSpan: span, key, value } = setting;
      const programs = readersAmong(entry, found.programs ?? awsPrograms);
      if (programs.length > 0) report({ file, span, ...found, facts: { key, value, ...found.facts }, programs });
    }
  });
}

export const awsValueNotListed: AwsRule = valueRule('aws-value-not-listed', ['choice'], (value, placed) => {
  const { setting, entry } = placed;
  const accepted = entry?.values ?? [];
  const folded = value.toLowerCase();
  const twin = accepted.find((one) => one.toLowerCase() === folded);
  if (accepted.length === 0 || twin === value || (twin !== undefined && !caseCounts.has(setting.key))) return undefined;
  const nearest = twin ?? nearestName(value, accepted);
  return {
    facts: { accepted, ...(nearest === undefined ? {} : { nearest }) },
    fixes: nearest === undefined ? [] : [writeValue(placed, nearest, twin !== undefined)],
  };
});

const yes: ReadonlySet<string> = new Set(['true', 'yes', 'on', '1']);
const no: ReadonlySet<string> = new Set(['false', 'no', 'off', '0']);

export const awsValueNotBoolean: AwsRule = valueRule('aws-value-not-boolean', ['boolean'], (value, placed) => {
  if (value === 'true' || value === 'false') return undefined;
  const folded = value.toLowerCase();
  const nearest = yes.has(folded) ? 'true' : no.has(folded) ? 'false' : undefined;
  const onlyCase = folded === 'true' || folded === 'false';
  return {
    facts: nearest === undefined ? {} : { nearest },
    // Capital letters hurt those alone that want small ones.
    programs: onlyCase ? strictReaders : awsPrograms,
    fixes: nearest === undefined ? [] : [writeValue(placed, nearest, onlyCase || nearest === 'false')],
  };
});

const strictReaders: readonly ProgramId[] = ['sdk-js@3'];
const INTEGER = /^[+-]?\d+$/u;
const SIZE = /^\d+(?:\.\d+)? ?(?:[KMGT]i?)?[Bb]?(?:\/s)?$/iu;

export const awsValueNotNumber: AwsRule = valueRule('aws-value-not-number', ['integer', 'size'], (value, { entry }) => {
  const isSize = entry?.type === 'size';
  if ((isSize ? SIZE : INTEGER).test(value)) return undefined;
  return { facts: { form: isSize ? 'a size such as 8MB' : 'a whole number' } };
});

export const awsValueNotUrl: AwsRule = valueRule('aws-value-not-url', ['url'], (value, placed) => {
  if (/^https?:\/\/./iu.test(value)) return undefined;
  const isHost = /^[\w.-]+(?::\d{1,5})?(?:\/|$)/u.test(value) && value.includes('.');
  const nearest = isHost ? `https://${value}` : undefined;
  return {
    facts: nearest === undefined ? {} : { nearest },
    fixes: nearest === undefined ? [] : [writeValue(placed, nearest, false)],
  };
});

function writeValue({ setting }: PlacedSetting, text: string, safe: boolean): ReturnType<typeof replaceText> {
  return replaceText(setting.file, setting.valueSpan, text, `write ${text}`, safe);
}
