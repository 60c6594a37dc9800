import { ruleGroups } from '../generate/page-groups.ts';
import { rulePage } from '../generate/rule-page.ts';

/** One page for each code. */
export default {
  paths: (): { params: { code: string }; content: string }[] =>
    ruleGroups().flatMap(({ codes }) => codes.map((code) => ({ params: { code }, content: rulePage(code) }))),
};
