import { awsToSsoSession } from './aws-to-sso-session.ts';
import { awsToBookmark, bookmarkToAws, profileToAws, urlToAws } from './bookmark-and-aws.ts';
import { bookmarkToDuck, bookmarkToUrl, urlToBookmark, urlToDuck } from './bookmark-and-url.ts';
import type { ConvertRoute } from './conversion.ts';

/** Every way from one kind of file to another; one row a pair. */
export const convertRoutes: readonly ConvertRoute[] = [
  bookmarkToUrl,
  bookmarkToDuck,
  bookmarkToAws,
  profileToAws,
  urlToBookmark,
  urlToDuck,
  urlToAws,
  awsToBookmark,
  awsToSsoSession,
];
