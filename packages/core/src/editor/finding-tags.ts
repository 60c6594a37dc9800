import type { Code } from '../catalogue/catalogue.ts';

/** How an editor may draw what a finding is about: faint, or struck out. */
export type FindingTag = 'unnecessary' | 'deprecated';

/** What a program passes over, and what works but has a successor. */
const tags: Partial<Readonly<Record<Code, FindingTag>>> = {
  'profile-key-unknown': 'unnecessary',
  'profile-property-ignored': 'unnecessary',
  'profile-property-foreign': 'unnecessary',
  'bookmark-key-unknown': 'unnecessary',
  'bookmark-setting-forgotten': 'unnecessary',
  'plist-key-repeated': 'unnecessary',
  'plist-rest-ignored': 'unnecessary',
  'plist-text-ignored': 'unnecessary',
  'aws-setting-unknown': 'unnecessary',
  'aws-session-token-needless': 'unnecessary',
  'suppression-unused': 'unnecessary',
  'aws-sso-legacy': 'deprecated',
  'profile-service-ended': 'deprecated',
  'profile-old-signature-on-aws': 'deprecated',
};

/** The tag of a code, for most there is none. */
export function findingTag(code: Code): FindingTag | undefined {
  return tags[code];
}
