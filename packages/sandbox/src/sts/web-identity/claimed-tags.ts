import type { SessionTag } from '../../sessions.ts';
import { checkTags, type SessionTags } from '../session-tags.ts';
import { invalidIdentityToken, type TokenClaims } from './identity-token.ts';

const tagsClaim = 'https://aws.amazon.com/tags';
const flatTag = `${tagsClaim}/principal_tags/`;
const flatTransitive = `${tagsClaim}/transitive_tag_keys`;

/**
 * The session tags in the claims of a token: one claim for all, each value a list of one, or a claim for each tag (IAM
 * User Guide, passing session tags with AssumeRoleWithWebIdentity). Throws InvalidIdentityToken for another form.
 */
export function claimedTags(claims: TokenClaims): SessionTags {
  const nested = claims.get(tagsClaim);
  const requested: SessionTag[] = [];
  const transitive: string[] = [];
  if (nested !== undefined && nested !== null) {
    if (!isObject(nested)) throw wrongForm();
    for (const [key, value] of Object.entries(isObject(nested['principal_tags']) ? nested['principal_tags'] : {})) {
      requested.push({ key, value: onlyText(value) });
    }
    transitive.push(...textList(nested['transitive_tag_keys']));
  }
  for (const [name, value] of claims) {
    if (name.startsWith(flatTag)) {
      if (typeof value !== 'string') throw wrongForm();
      requested.push({ key: name.slice(flatTag.length), value });
    }
    if (name === flatTransitive) transitive.push(...textList(value));
  }
  return checkTags(requested, transitive, []);
}

function onlyText(value: unknown): string {
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  const [text, more] = list;
  if (typeof text !== 'string' || more !== undefined) throw wrongForm();
  return text;
}

function textList(value: unknown): readonly string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
  return list.filter((one) => typeof one === 'string');
}

function wrongForm(): Error {
  return invalidIdentityToken('principal_tags passed in claim is not in correct format.');
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
