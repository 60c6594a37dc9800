import { createHash } from 'node:crypto';
import { SourceText } from '../../src/source/source-text.ts';
import type { AwsFiles } from '../../src/aws/aws-reading.ts';
import type { Conversion, ConvertOptions } from '../../src/convert/conversion.ts';
import { bundledProfiles } from '../../src/profile/bundled-profiles.ts';
import { urlProtocols } from '../../src/url/url-protocol.ts';

/** What a conversion is given in tests: nothing of this computer, the same every time. */
export const convertOptions: ConvertOptions = {
  profiles: bundledProfiles(),
  protocols: urlProtocols([]),
  sha1Hex: (text) => createHash('sha1').update(text).digest('hex'),
  newUuid: '00000000-0000-4000-8000-000000000000',
};

export function awsFiles(config: string, credentials?: string): AwsFiles {
  return {
    config: new SourceText('config', config),
    ...(credentials === undefined ? {} : { credentials: new SourceText('credentials', credentials) }),
  };
}

/** The codes of what was told, in order. */
export function codesOf({ losses }: Conversion): readonly string[] {
  return losses.map(({ code }) => code);
}

/** The text of a file that was made. */
export function textOf({ files }: Conversion, name: string): string {
  const file = files.find((one) => one.name === name);
  if (file === undefined) throw new Error(`no ${name} among ${files.map((one) => one.name).join(', ')}`);
  return file.text;
}
