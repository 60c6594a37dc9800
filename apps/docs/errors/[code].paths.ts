import { errorGroups } from '../generate/page-groups.ts';
import { errorPage } from '../generate/error-page.ts';

/** One page for each code. */
export default {
  paths: (): { params: { code: string }; content: string }[] =>
    errorGroups().flatMap(({ codes }) => codes.map((code) => ({ params: { code }, content: errorPage(code) }))),
};
