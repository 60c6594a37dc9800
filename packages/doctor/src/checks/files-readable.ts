import { answer, type Check, defineCheck } from '../check.ts';
import { countNoun } from '../count-noun.ts';
import { quoteArgument } from '../quote-argument.ts';

export const filesReadable: Check = defineCheck({
  id: 'files-readable',
  title: 'Files can be read',
  category: 'files',
  online: false,
  waitsFor: [],
  run: ({ files, platform }) => {
    const present = files.filter(({ exists }) => exists);
    const shut = present.filter(({ readable }) => !readable);
    if (present.length === 0) return answer('passed', 'no-files');
    if (shut.length === 0) return answer('passed', 'files-read', { count: countNoun(present.length, 'file') });
    const paths = shut.map(({ path }) => path);
    return answer(
      'failed',
      'files-unreadable',
      {
        count: countNoun(shut.length, 'file'),
        ...(platform === 'windows' ? {} : { command: `chmod u+r ${paths.map(quoteArgument).join(' ')}` }),
      },
      { details: paths.map((path) => ({ word: 'file-unreadable', facts: { path } })) },
    );
  },
});
