import { programs } from '@duckbill/core';
import { answer, type Check, defineCheck, type Saying } from '../check.ts';
import { countNoun } from '../count-noun.ts';
import type { FileFact } from '../doctor-input.ts';
import { quoteArgument } from '../quote-argument.ts';

export const filesReadable: Check = defineCheck({
  id: 'files-readable',
  title: 'Files can be read',
  category: 'files',
  online: false,
  waitsFor: [],
  run: ({ files, platform, program }) => {
    const present = files.filter(({ exists }) => exists);
    const shut = present.filter(({ readable }) => !readable);
    if (present.length === 0) return answer('passed', 'no-files');
    if (shut.length === 0) return answer('passed', 'files-read', { count: countNoun(present.length, 'file') });
    // A folder, or a link to nowhere: most programs take it for a file that is not there.
    const shutForAll = shut.filter(({ ignored }) => ignored !== true);
    if (shutForAll.length === 0) {
      const facts = { what: namesOf(shut), paths: shut.map(({ path }) => quoteArgument(path)).join(' ') };
      return answer('warned', 'files-ignored', facts, {
        details: shut.map(describeFile),
        guidance: ['config-profile-missing'],
      });
    }
    // What has a mode is a file that may be opened to its owner.
    const closed = shut.filter(({ mode }) => mode !== undefined && (mode & 0o400) === 0).map(({ path }) => path);
    const facts = {
      count: namesOf(shut),
      ...(platform === 'windows' || closed.length === 0
        ? {}
        : { command: `chmod u+r ${closed.map(quoteArgument).join(' ')}` }),
    };
    const isCyberduck = programs[program].family === 'cyberduck';
    return answer('failed', 'files-unreadable', facts, {
      details: shut.map(describeFile),
      guidance: [isCyberduck ? 'cyberduck-files-unreadable' : 'config-file-forbidden'],
    });
  },
});

/** One is named, several are counted. */
function namesOf(files: readonly FileFact[]): string {
  const [first] = files;
  return first !== undefined && files.length === 1 ? first.path : countNoun(files.length, 'file');
}

function describeFile({ path, reason }: FileFact): Saying {
  return reason === undefined
    ? { word: 'file-unreadable', facts: { path } }
    : { word: 'file-unreadable-because', facts: { path, reason } };
}
