import { accessKeyIdLength, classifyAccessKeyId } from '../../identifiers/access-key-id.ts';
import { findPlaceholder } from '../../identifiers/placeholder.ts';
import { isAwsHostname } from '../../plan/aws-hostname.ts';
import { cyberduckPrograms } from '../../programs/program-sets.ts';
import { awsRule, type AwsRule, bookmarkRule, type BookmarkRule } from '../rule.ts';
import { isS3 } from '../across/sign-in-of-pair.ts';

export const bookmarkAccessKeyIdCut: BookmarkRule = bookmarkRule('access-key-id-cut', (bookmark, report) => {
  const { username, hostname, file } = bookmark;
  if (!isS3(bookmark) || username === undefined || !isCut(username.value)) return;
  // Other services make their ids as they like.
  if (hostname !== undefined && !isAwsHostname(hostname.value)) return;
  report({
    file,
    span: username.textSpan,
    facts: { setting: 'Username', length: username.value.length },
    programs: cyberduckPrograms,
  });
});

export const awsAccessKeyIdCut: AwsRule = awsRule('access-key-id-cut', (config, report) => {
  for (const { settings } of config.profiles.values()) {
    const id = settings.get('aws_access_key_id');
    if (id === undefined || !isCut(id.value)) continue;
    report({
      file: id.file,
      span: id.valueSpan,
      facts: { setting: 'aws_access_key_id', length: id.value.length },
    });
  }
});

/** Shorter texts are names that somebody chose, longer ones are something else. */
const fewestCharacters = 12;
const mostCharacters = 24;

function isCut(text: string): boolean {
  const { kind } = classifyAccessKeyId(text);
  if (kind !== 'long-term' && kind !== 'temporary') return false;
  if (text.length === accessKeyIdLength || text.length < fewestCharacters || text.length > mostCharacters) return false;
  return /^[A-Z0-9]+$/u.test(text) && !text.includes('EXAMPLE') && findPlaceholder(text) === undefined;
}
