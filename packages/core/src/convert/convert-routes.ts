import { awsToSsoSession } from './aws-to-sso-session.ts';
import { awsToBookmark, bookmarkToAws, profileToAws, urlToAws } from './bookmark-and-aws.ts';
import {
  awsToProfile,
  bookmarkToBookmark,
  bookmarkToProfile,
  profileToBookmark,
  urlToProfile,
} from './bookmark-and-profile.ts';
import { bookmarkToDuck, bookmarkToUrl, urlToBookmark, urlToDuck } from './bookmark-and-url.ts';
import { clientRoutes } from './clients/client-routes.ts';
import type { ConvertRoute } from './conversion.ts';
import { duckRoutes } from './duck-routes.ts';
import { profileToProfile } from './profile-era.ts';

/** Every way from one kind of file to another; one row a pair. */
export const convertRoutes: readonly ConvertRoute[] = [
  bookmarkToUrl,
  bookmarkToDuck,
  bookmarkToProfile,
  bookmarkToBookmark,
  bookmarkToAws,
  profileToBookmark,
  profileToProfile,
  profileToAws,
  urlToBookmark,
  urlToDuck,
  urlToProfile,
  urlToAws,
  awsToBookmark,
  awsToProfile,
  awsToSsoSession,
  ...clientRoutes,
  ...duckRoutes,
];
