import type { AwsConfigModel, AwsModelSection, AwsModelSetting } from '../../aws/aws-config-model.ts';
import { partitionOfRegion } from '../../identifiers/partitions.ts';
import { replaceText } from '../replace-text.ts';
import { awsRule, type AwsRule } from '../rule.ts';

export const awsSsoStartUrlNotHttps: AwsRule = awsRule('aws-sso-start-url-not-https', (config, report) => {
  for (const section of ssoSections(config)) {
    const setting = section.settings.get('sso_start_url');
    if (setting === undefined || setting.value === '' || setting.value.startsWith('https://')) continue;
    const { file, valueSpan: span, value } = setting;
    const host = value.startsWith('http://') ? value.slice('http://'.length) : value;
    const nearest = /^[\w.-]+\.[a-z]+\//u.test(`${host}/`) ? `https://${host}` : undefined;
    report({
      file,
      span,
      facts: nearest === undefined ? {} : { nearest },
      fixes: nearest === undefined ? [] : [replaceText(file, span, nearest, `write ${nearest}`, false)],
    });
  }
});

export const awsSsoStartUrlSpelling: AwsRule = awsRule('aws-sso-start-url-spelling', (config, report) => {
  const first = new Map<string, AwsModelSetting>();
  for (const section of ssoSections(config)) {
    const setting = section.settings.get('sso_start_url');
    // With a session the name of the session counts (aws-config D.2).
    if (setting === undefined || section.settings.has('sso_session') || config.ssoSessions.has(section.name)) continue;
    const plain = plainUrl(setting.value);
    const before = first.get(plain);
    if (before === undefined) {
      first.set(plain, setting);
      continue;
    }
    if (before.value === setting.value) continue;
    report({
      file: setting.file,
      span: setting.valueSpan,
      facts: { other: before.value },
      related: [{ file: before.file, span: before.valueSpan, label: 'the first spelling' }],
      fixes: [replaceText(setting.file, setting.valueSpan, before.value, `write ${before.value}`, false)],
    });
  }
});

/** Without what makes no difference to a browser: case of the host, slashes and `#` at the end. */
function plainUrl(url: string): string {
  let end = url.length;
  while (end > 0 && (url.charAt(end - 1) === '/' || url.charAt(end - 1) === '#')) end -= 1;
  return url.slice(0, end).toLowerCase();
}

export const awsSsoRegionDiffers: AwsRule = awsRule('aws-sso-region-differs', (config, report) => {
  for (const section of ssoSections(config)) {
    const url = section.settings.get('sso_start_url');
    const region = section.settings.get('sso_region');
    const urlRegion = url === undefined ? undefined : regionOfStartUrl(url.value);
    if (url === undefined || region === undefined || urlRegion === undefined || urlRegion === region.value) continue;
    report({
      file: region.file,
      span: region.valueSpan,
      facts: { urlRegion, region: region.value },
      related: [{ file: url.file, span: url.valueSpan, label: 'of {urlRegion}' }],
      fixes: [replaceText(region.file, region.valueSpan, urlRegion, `write ${urlRegion}`, false)],
    });
  }
});

/** The region in `ssoins-ID.portal.REGION.app.aws` and `ssoins-ID.REGION.portal.amazonaws.com` (aws-config E.4). */
function regionOfStartUrl(url: string): string | undefined {
  if (!url.startsWith('https://ssoins-')) return undefined;
  const [, second = '', third = '', fourth = ''] = url.slice('https://'.length).split(/[/?#]/u, 1)[0]?.split('.') ?? [];
  const region = second === 'portal' && fourth === 'app' ? third : third === 'portal' ? second : '';
  return partitionOfRegion(region) === undefined ? undefined : region;
}

function* ssoSections(config: AwsConfigModel): Generator<AwsModelSection> {
  yield* config.ssoSessions.values();
  yield* config.profiles.values();
}
