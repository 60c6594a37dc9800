import { awsFileKinds, type AwsFiles } from '../aws/aws-reading.ts';
import type { ConvertedFile } from './conversion.ts';

/** The files that are no longer what they were. */
export function changedFiles(before: AwsFiles, after: AwsFiles): readonly ConvertedFile[] {
  return awsFileKinds.flatMap((kind) => {
    const now = after[kind];
    const then = before[kind]?.text ?? '';
    return now === undefined || now.text === then ? [] : [{ name: now.name, text: now.text, before: then }];
  });
}
