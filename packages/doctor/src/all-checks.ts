import type { Check } from './check.ts';
import { bookmarksDistinct } from './checks/bookmarks-distinct.ts';
import { bucketAddress } from './checks/bucket-address.ts';
import { bucketsListable } from './checks/buckets-listable.ts';
import { cacheForEra } from './checks/cache-for-era.ts';
import { cachedSignIn } from './checks/cached-sign-in.ts';
import { clockRight } from './checks/clock-right.ts';
import { connectionProfileFound } from './checks/connection-profile-found.ts';
import { durationFits } from './checks/duration-fits.ts';
import { endpointNameResolves } from './checks/endpoint-name-resolves.ts';
import { endpointReachable } from './checks/endpoint-reachable.ts';
import { environmentQuiet } from './checks/environment-quiet.ts';
import { filesReadable } from './checks/files-readable.ts';
import { identityCenterAnswers } from './checks/identity-center-answers.ts';
import { issuerAnswers } from './checks/issuer-answers.ts';
import { lintClean } from './checks/lint-clean.ts';
import { namedFilesThere } from './checks/named-files-there.ts';
import { noCaptivePortal } from './checks/no-captive-portal.ts';
import { planSound } from './checks/plan-sound.ts';
import { policiesAllow } from './checks/policies-allow.ts';
import { policyFilesAllow } from './checks/policy-files-allow.ts';
import { programInstalled } from './checks/program-installed.ts';
import { proxySettings } from './checks/proxy-settings.ts';
import { profileCurrent } from './checks/profile-current.ts';
import { roleAssumable } from './checks/role-assumable.ts';
import { secretsPrivate } from './checks/secrets-private.ts';
import { sessionObtained } from './checks/session-obtained.ts';
import { sourceKeysValid } from './checks/source-keys-valid.ts';
import { stsEndpointAnswers } from './checks/sts-endpoint-answers.ts';
import { tlsTrusted } from './checks/tls-trusted.ts';
import { keychainUsed } from './checks/keychain-used.ts';
import { valuesShadowed } from './checks/values-shadowed.ts';
import { versionRegressions } from './checks/version-regressions.ts';
import { versionSufficient } from './checks/version-sufficient.ts';

/** Every check, in the order of the report; each stands behind those it waits for. */
export const allChecks: readonly Check[] = [
  programInstalled,
  versionSufficient,
  versionRegressions,
  environmentQuiet,
  proxySettings,
  filesReadable,
  secretsPrivate,
  namedFilesThere,
  lintClean,
  profileCurrent,
  connectionProfileFound,
  planSound,
  valuesShadowed,
  keychainUsed,
  bookmarksDistinct,
  cachedSignIn,
  cacheForEra,
  endpointNameResolves,
  noCaptivePortal,
  endpointReachable,
  clockRight,
  tlsTrusted,
  stsEndpointAnswers,
  identityCenterAnswers,
  issuerAnswers,
  sourceKeysValid,
  sessionObtained,
  roleAssumable,
  durationFits,
  policyFilesAllow,
  policiesAllow,
  bucketAddress,
  bucketsListable,
];
