import type { AwsSetting } from '../aws/aws-reading.ts';
import type { ValueSource } from '../aws/resolve/aws-outcome.ts';
import type { AwsResolution } from '../inspect/aws-resolution.ts';
import type { SourceText } from '../source/source-text.ts';
import { jsonPlace } from './json-report.ts';
import { isSecretName } from './secret-names.ts';

type Sources = ReadonlyMap<string, SourceText>;

/** What a program makes of a profile, for machines; secrets have no value. */
export function jsonResolution(resolution: AwsResolution, sources: Sources): object {
  const { base, calls, prompts, processes, region, endpoint, failure, passedOver, ...plain } = resolution;
  const setting = (one: AwsSetting) => jsonSetting(one, sources);
  return {
    ...plain,
    ...(base === undefined ? {} : { base: { ...base, settings: base.settings.map(setting) } }),
    calls: calls.map((call) => ({
      ...call,
      parameters: call.parameters.map(({ name, source }) => ({ name, ...jsonSource(name, source, sources) })),
    })),
    prompts: prompts.map(setting),
    processes: processes.map(setting),
    ...(region === undefined ? {} : { region: jsonSource('region', region, sources) }),
    ...(endpoint === undefined ? {} : { endpoint: setting(endpoint) }),
    ...(failure === undefined
      ? {}
      : { failure: { ...failure, ...(failure.setting === undefined ? {} : { setting: setting(failure.setting) }) } }),
    passedOver: passedOver.map(setting),
  };
}

/** A setting with its place, and its value unless that is a secret. */
export function jsonSetting({ key, value, file, valueSpan }: AwsSetting, sources: Sources): object {
  return { key, ...(isSecretName(key) ? {} : { value }), ...jsonPlace(file, valueSpan, sources) };
}

function jsonSource(name: string, source: ValueSource, sources: Sources): object {
  if (source.from === 'setting') return { from: 'setting', ...jsonSetting(source.setting, sources) };
  if (source.from === 'text') return { from: 'text', ...(isSecretName(name) ? {} : { text: source.text }) };
  return source;
}
