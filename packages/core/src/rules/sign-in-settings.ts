import type { AwsSetting } from '../aws/aws-reading.ts';
import type { Bookmark } from '../bookmark/bookmark.ts';
import type { Located } from '../plist/typed-reads.ts';
import type { ConnectionProfile } from '../profile/connection-profile.ts';
import type { SourceText } from '../source/source-text.ts';
import type { Span } from '../source/span.ts';

/** A text in a file, as the program reads it. */
export interface LocatedText {
  readonly value: string;
  readonly file: string;
  readonly span: Span;
  /** Whether the value stands letter for letter at its span: not so when an entity or CDATA is in between. */
  readonly literal: boolean;
}

/** role_arn and mfa_serial that belong together: of one profile, bookmark or AWS profile. */
export interface SignInSettings {
  readonly roleArn?: LocatedText;
  readonly mfaSerial?: LocatedText;
  /** Of an AWS profile. */
  readonly accessKeyId?: LocatedText;
  /** An AWS profile names the profile whose keys assume the role: which account the device has to be of is known there. */
  readonly ofAwsProfile?: true;
}

/** The settings in a profile's Properties. */
export function signInSettingsOfProfile(profile: ConnectionProfile): SignInSettings {
  return fromProperties(profile.properties, profile.plist.source);
}

/** The settings in a bookmark's Custom. */
export function signInSettingsOfBookmark(bookmark: Bookmark): SignInSettings {
  return fromProperties(bookmark.custom, bookmark.plist.source);
}

/** The settings of an AWS profile; its two files may hold one each. */
export function signInSettingsOfAwsProfile(settings: ReadonlyMap<string, AwsSetting>): SignInSettings {
  const accessKeyId = fromAws(settings.get('aws_access_key_id'));
  return {
    ofAwsProfile: true,
    ...group(fromAws(settings.get('role_arn')), fromAws(settings.get('mfa_serial'))),
    ...(accessKeyId === undefined ? {} : { accessKeyId }),
  };
}

/** `role_arn` is asked before the older name (cyberduck-formats §3.3). */
function fromProperties(properties: ReadonlyMap<string, Located<string>>, source: SourceText): SignInSettings {
  const role = properties.get('role_arn') ?? properties.get('s3.assumerole.rolearn');
  return group(fromPlist(role, source), fromPlist(properties.get('mfa_serial'), source));
}

function group(roleArn: LocatedText | undefined, mfaSerial: LocatedText | undefined): SignInSettings {
  return { ...(roleArn === undefined ? {} : { roleArn }), ...(mfaSerial === undefined ? {} : { mfaSerial }) };
}

function fromPlist(text: Located<string> | undefined, source: SourceText): LocatedText | undefined {
  if (text === undefined) return undefined;
  return {
    value: text.value,
    file: source.name,
    span: text.textSpan,
    literal: source.slice(text.textSpan) === text.value,
  };
}

function fromAws(setting: AwsSetting | undefined): LocatedText | undefined {
  if (setting === undefined) return undefined;
  const literal = setting.valueSpan.end - setting.valueSpan.start === setting.value.length;
  return { value: setting.value, file: setting.file, span: setting.valueSpan, literal };
}
