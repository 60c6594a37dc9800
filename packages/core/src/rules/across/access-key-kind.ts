import { classifyAccessKeyId } from '../../identifiers/access-key-id.ts';
import { isMaker } from '../../profile/bundled-vendor.ts';
import { bookmarkRule, type BookmarkRule, fileSetRule, type FileSetRule } from '../rule.ts';
import { isS3 } from './sign-in-of-pair.ts';

/** The id of a user or role in place of the id of a key: of any bookmark. */
export const bookmarkUsernameNoKey: BookmarkRule = bookmarkRule('bookmark-username-no-key', (bookmark, report) => {
  const { username, file } = bookmark;
  if (!isS3(bookmark) || username === undefined) return;
  const { kind, idOf } = classifyAccessKeyId(username.value);
  if (kind !== 'other-aws-id' || idOf === undefined) return;
  report({ file, span: username.textSpan, facts: { idOf, found: username.value } });
});

/** A temporary key where only a long-term one can sign in, or where its session token has no place. */
export const bookmarkKeyTemporary: FileSetRule = fileSetRule('bookmark-key-temporary', (set, report) => {
  for (const { bookmark, profile } of set.bookmarks) {
    const { username, provider, file } = bookmark;
    if (!isS3(bookmark) || username === undefined) continue;
    const { kind, usualForm } = classifyAccessKeyId(username.value);
    if (kind !== 'temporary' || !usualForm) continue;
    // ~/.aws may hold the key with its token; Cyberduck finds it there by its id (cyberduck-s3-connect §1.2).
    if (set.awsConfigs.some(({ profiles }) => holdsKey(profiles.values(), username.value))) continue;
    const isKnown = profile !== undefined || provider === undefined || isMaker(provider.value);
    if (!isKnown || profile?.flags.get('Token Configurable')?.value === true) continue;
    const startsSession =
      profile?.flags.get('Multi Factor Configurable')?.value === true &&
      profile.flags.get('Role Configurable')?.value !== true;
    report({
      file,
      span: username.textSpan,
      facts: {
        found: username.value,
        problem: startsSession ? 'no session can be made from it' : 'there is no place for its session token',
      },
    });
  }
});

function holdsKey(
  profiles: Iterable<{ readonly settings: ReadonlyMap<string, { readonly value: string }> }>,
  key: string,
): boolean {
  for (const { settings } of profiles) if (settings.get('aws_access_key_id')?.value === key) return true;
  return false;
}
