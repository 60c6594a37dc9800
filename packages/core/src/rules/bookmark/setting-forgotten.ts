import { lookUp } from '../../plist/look-up.ts';
import { readString } from '../../plist/typed-reads.ts';
import { bookmarkRule, type BookmarkRule } from '../rule.ts';

/** Values that are read and have no effect, or not for long (cyberduck-formats §4.2). */
export const bookmarkSettingForgotten: BookmarkRule = bookmarkRule(
  'bookmark-setting-forgotten',
  ({ file, dict }, report) => {
    const transfer = readString(dict, 'Transfer Connection');
    if (transfer?.value === 'udt') {
      const facts = { key: 'Transfer Connection', found: 'udt', reason: 'is no longer turned on in the application' };
      report({ file, span: transfer.textSpan, facts });
    }
    const most = readString(dict, 'Maximum Connections');
    if (most !== undefined && transfer === undefined && most.value !== '1' && !most.value.startsWith('-')) {
      if (!/^[0-9]+$/u.test(most.value)) return;
      const reason = 'has no effect: of this old key only 1 still means something';
      report({ file, span: most.textSpan, facts: { key: 'Maximum Connections', found: most.value, reason } });
    }
    const workdir = readString(dict, 'Workdir');
    if (workdir !== undefined && lookUp(dict, 'Workdir Dictionary') !== undefined) {
      const reason = 'is not looked at: "Workdir Dictionary" counts';
      report({ file, span: workdir.textSpan, facts: { key: 'Workdir', found: workdir.value, reason } });
    }
  },
);
