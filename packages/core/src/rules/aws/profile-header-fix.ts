import type { AwsBlock, AwsConfigModel } from '../../aws/aws-config-model.ts';
import type { Fix } from '../../diagnostic/diagnostic.ts';
import { replaceText } from '../replace-text.ts';

/**
 * The fix that writes a header as `name`. None where the result would be another mistake: a name with blanks or
 * without characters, or one that the file has already, since the AWS CLI refuses a file that has a section twice
 * (aws-config G AWS005).
 */
export function profileHeaderFix(config: AwsConfigModel, block: AwsBlock, name: string): readonly Fix[] {
  const { file, header, section } = block;
  const span = section.header?.nameSpan;
  if (header === undefined || span === undefined) return [];
  if (header.name === '' || header.oddities.some((oddity) => oddity.endsWith('-blank') || oddity === 'no-name'))
    return [];
  const sameName = config.profiles.get(header.name)?.places.filter((place) => place.file === file) ?? [];
  return sameName.length > 1 ? [] : [replaceText(file, span, name, `write [${name}]`, true)];
}
