import { awsToSsoSession } from './aws-to-sso-session.ts';
import { bookmarkToDuck, bookmarkToUrl, urlToBookmark, urlToDuck } from './bookmark-and-url.ts';
import type { ConvertRoute } from './conversion.ts';

/** Every way from one kind of file to another; one row a pair. */
export const convertRoutes: readonly ConvertRoute[] = [
  bookmarkToUrl,
  bookmarkToDuck,
  urlToBookmark,
  urlToDuck,
  awsToSsoSession,
];
