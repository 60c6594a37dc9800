import { baseName } from '../../bookmark/bookmark-folders.ts';
import { isSecretName } from '../../report/secret-names.ts';
import { ownAwsRule, type OwnAwsRule } from '../rule.ts';

/** Permission bits of everybody but the owner. */
const othersMask = 0o077;

export const awsFileReadable: OwnAwsRule = ownAwsRule('aws-file-readable', ({ config, modes, files }, report) => {
  for (const file of files) {
    const mode = modes.get(file);
    if (mode === undefined || (mode & othersMask) === 0) continue;
    const secret = config.blocks
      .filter((block) => block.file === file)
      .flatMap(({ settings }) => settings)
      .find(({ key, value }) => isSecretName(key) && value !== '');
    if (secret === undefined) continue;
    report({
      file,
      span: secret.keySpan,
      facts: { name: baseName(file), path: file, mode: (mode & 0o777).toString(8).padStart(4, '0') },
    });
  }
});
