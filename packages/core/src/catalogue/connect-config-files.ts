import type { GuidanceEntry } from './guidance-entry.ts';
import { awsFilesGuide, cyberduckIssue } from './guidance-links.ts';

export type ConfigFileGuidanceCode =
  | 'config-profile-missing'
  | 'config-file-unparsable'
  | 'config-file-forbidden'
  | 'config-no-credentials'
  | 'config-keys-partial'
  | 'config-region-missing'
  | 'config-region-invalid'
  | 'config-boolean-invalid'
  | 'config-setting-invalid'
  | 'config-endpoint-invalid'
  | 'config-login-over'
  | 'config-login-library-missing';

const regions = 'https://docs.aws.amazon.com/general/latest/gr/rande.html';
const settings = 'https://docs.aws.amazon.com/sdkref/latest/guide/settings-reference.html';

/** What the AWS CLI and the SDKs say about ~/.aws/config and ~/.aws/credentials before they ask AWS for anything. */
export const configFileGuidance: Readonly<Record<ConfigFileGuidanceCode, GuidanceEntry>> = {
  'config-profile-missing': {
    title: 'The AWS files have no profile of this name',
    meaning: 'Neither ~/.aws/config nor ~/.aws/credentials has a section for the profile that was named.',
    recognise: [
      { fragments: ['The config profile (', 'could not be found'] },
      { codes: ['ProfileNotFound'] },
      { fragments: ['Could not resolve credentials using profile: ['] },
      { fragments: ['failed to get shared config profile'] },
      { fragments: ['No AWS profile named'] },
    ],
    causes: [
      'The name is mistyped; upper and lower case differ: {profile}',
      'The section in ~/.aws/config is called [name] instead of [profile name].',
      'AWS_PROFILE still names a profile of another project.',
      'AWS_CONFIG_FILE or AWS_SHARED_CREDENTIALS_FILE points to other files.',
      'The SDK for JavaScript says this also of a profile that exists and holds nothing to sign in with.',
    ],
    whatToDo: [
      'See which profiles there are: aws configure list-profiles',
      'Let the files be checked: duckbill lint ~/.aws',
    ],
    inCyberduck:
      'Only a line in the log; then the name itself is sent as an access key, which AWS does not know. AWS_PROFILE and AWS_CONFIG_FILE are never read.',
    links: [awsFilesGuide, cyberduckIssue(15_267)],
    source: 'aws-config C.1, C.3, F; cyberduck-s3-connect §1.2',
  },
  'config-file-unparsable': {
    title: 'An AWS file cannot be parsed',
    meaning: 'One bad line makes the whole file unusable for the AWS CLI, for Python, for Java and for Cyberduck.',
    recognise: [
      { fragments: ['Unable to parse config file'] },
      { codes: ['ConfigParseError'] },
      { fragments: ['Invalid property format', "no '=' character"] },
      { fragments: ['is defined without a preceding profile name'] },
    ],
    causes: [
      'A line has no = sign, or stands before the first section.',
      'A header lacks its ], or has text behind it.',
      'The file was saved as UTF-16, or with a byte order mark.',
    ],
    whatToDo: ['Let the file be checked, line by line: duckbill lint ~/.aws'],
    inCyberduck:
      'Only the line "Failure reading" in the log: every profile of both files is gone. The SDK for JavaScript goes on as if the file were empty.',
    links: [awsFilesGuide],
    source: 'aws-config A.2, A.3, F; cyberduck-s3-connect §1.1',
  },
  'config-file-forbidden': {
    title: 'An AWS file must not be read by this user',
    meaning: 'The system refused to open a file below ~/.aws.',
    recognise: [
      { fragments: ['Permission denied', '.aws/'] },
      { fragments: ['Permission denied', '.aws\\'] },
      { fragments: ['EACCES', '.aws/'] },
      { fragments: ['Operation not permitted', '.aws/'] },
    ],
    causes: [
      'The file belongs to another user, often root after sudo aws configure.',
      'An application from a store may not look into the home folder.',
    ],
    whatToDo: ['Look at owner and mode: ls -la ~/.aws', 'Give it back to yourself: sudo chown -R "$USER" ~/.aws'],
    inCyberduck: 'The files count as empty. A build from a store asks for access to the folder first.',
    links: [awsFilesGuide],
    source: 'aws-config A.1; cyberduck-s3-connect §1.1',
  },
  'config-no-credentials': {
    title: 'No keys were found anywhere',
    meaning: 'The program looked through environment, AWS files and metadata services and found nothing to sign with.',
    recognise: [
      { fragments: ['Unable to locate credentials'] },
      { codes: ['NoCredentialsError'] },
      { fragments: ['Could not load credentials from any providers'] },
      { fragments: ['Unable to load AWS credentials from any provider in the chain'] },
      { fragments: ['Unable to load credentials from any of the providers in the chain'] },
      { fragments: ['no valid providers in chain'] },
      { fragments: ['failed to refresh cached credentials'] },
    ],
    causes: [
      'No profile is named and there is no [default].',
      'AWS_PROFILE or the exported keys are set in another window only.',
      'The profile holds settings, but no keys, no role and no Identity Center.',
      'The program runs as another user, whose home folder has no .aws.',
    ],
    whatToDo: [
      'See what the AWS CLI finds and from where: aws configure list',
      'Name the profile: export AWS_PROFILE=NAME, or --profile NAME.',
      'Sign in where the profile uses Identity Center: aws sso login --profile NAME',
    ],
    inCyberduck:
      'It asks for keys, or sends the request without any: "a non-empty Access Key (AKID) must be provided".',
    links: [awsFilesGuide, cyberduckIssue(14_983)],
    source: 'aws-config C.1, F; cyberduck-s3-connect §1.8',
  },
  'config-keys-partial': {
    title: 'Only one half of a key pair is there',
    meaning: 'An access key ID without its secret access key, or the other way round.',
    recognise: [
      { fragments: ['Partial credentials found in'] },
      { fragments: ['partial credentials found for profile'] },
      { codes: ['PartialCredentialsError'] },
    ],
    causes: [
      'The key ID stands in one file and the secret in the other: the AWS CLI does not join them, the SDK for JavaScript does.',
      'Only AWS_ACCESS_KEY_ID is exported.',
      'The name of a key is mistyped, such as aws_secret_key.',
    ],
    whatToDo: [
      'Put aws_access_key_id and aws_secret_access_key into the same section of ~/.aws/credentials.',
      'Or remove what is exported: unset AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN',
    ],
    inCyberduck: 'It joins the two files, credentials before config. Exported variables are not read.',
    links: [awsFilesGuide],
    source: 'aws-config C.1, C.2; cyberduck-s3-connect §1.1',
  },
  'config-region-missing': {
    title: 'No region is set',
    meaning: 'The program cannot tell which endpoint to ask.',
    recognise: [
      { fragments: ['You must specify a region'] },
      { codes: ['NoRegionError'] },
      { fragments: ['Region is missing'] },
      { fragments: ['Missing Region'] },
      { fragments: ['Unable to find a region via the region provider chain'] },
    ],
    causes: [
      'The profile has no region, and neither AWS_REGION nor AWS_DEFAULT_REGION is set.',
      'The SDK for JavaScript reads AWS_REGION only, the AWS CLI v1 AWS_DEFAULT_REGION only.',
      'The region stands in [default], which other profiles do not inherit.',
    ],
    whatToDo: [
      'Set it for the profile: aws configure set region eu-west-1 --profile NAME',
      'Or for now: export AWS_REGION=eu-west-1',
    ],
    inCyberduck: 'It never takes the region from the AWS files; only "Region" of the profile or bookmark counts.',
    links: [regions],
    source: 'aws-config A.1, B.2; cyberduck-s3-connect §1.3',
  },
  'config-region-invalid': {
    title: 'The region is no region',
    meaning: 'The text cannot be part of a host name, so that no request can be sent.',
    recognise: [
      { fragments: ['Provided region_name', "doesn't match a supported format"] },
      { fragments: ['Region not accepted: region='] },
      { fragments: ['invalid input region'] },
      { codes: ['InvalidRegionError'] },
    ],
    causes: [
      'A comment or quotation marks stand behind the value.',
      'An availability zone or a readable name is given, such as eu_west_1 or Ireland.',
    ],
    whatToDo: [
      'Write the plain code of the region: region = eu-west-1',
      'Let the files be checked: duckbill lint ~/.aws',
    ],
    inCyberduck: 'The region of the AWS files is not used.',
    links: [regions],
    source: 'aws-config C.3',
  },
  'config-boolean-invalid': {
    title: 'A setting has to be true or false',
    meaning: 'The SDK for JavaScript and for Java stop at any other word; the AWS CLI takes it for false.',
    recognise: [
      { fragments: ['Cannot load config-file', 'Expected "true" or "false"'] },
      { fragments: ['Cannot load', 'Expected "true" or "false", got'] },
    ],
    causes: ['The value is yes, on, 1, or True with a capital letter.', 'A comment stands behind the value.'],
    whatToDo: [
      'Write true or false in lower case, with nothing behind it.',
      'Let the files be checked: duckbill lint ~/.aws',
    ],
    inCyberduck: 'The setting is not read.',
    links: [settings],
    source: 'aws-config B',
  },
  'config-setting-invalid': {
    title: 'A setting of the AWS files has a value that does not exist',
    meaning: 'The AWS CLI and Python know a fixed list of words for it and stop at any other.',
    recognise: [
      { codes: ['InvalidS3AddressingStyleError', 'InvalidSTSRegionalEndpointsConfigError', 'InvalidRetryModeError'] },
      { fragments: ['S3 addressing style', 'is invalid'] },
      { fragments: ['STS regional endpoints option', 'is invalid'] },
      { fragments: ['Invalid value provided to "mode"'] },
    ],
    causes: [
      '"addressing_style" in the block s3 = is not auto, virtual or path.',
      'The setting sts_regional_endpoints is neither regional nor legacy; upper case counts as another word.',
    ],
    whatToDo: ['Correct the word, or remove the line.', 'Let the files be checked: duckbill lint ~/.aws'],
    inCyberduck: 'The setting is not read.',
    links: [settings],
    source: 'aws-config B.2, B.3',
  },
  'config-endpoint-invalid': {
    title: 'The address of the service is not valid',
    meaning: 'Out of region and endpoint no address could be made, so that no request was sent.',
    recognise: [
      { fragments: ['Invalid endpoint: http'] },
      { codes: ['EndpointResolutionError'] },
      { fragments: ['Invalid Configuration: FIPS'] },
    ],
    causes: [
      'The region is empty or has a blank or a dot in it.',
      'endpoint_url lacks https:// or names a path of its own.',
      'A FIPS or dual-stack endpoint is asked of a service or region that has none.',
    ],
    whatToDo: ['Look at region and endpoint: aws configure list', 'Look for variables: env | grep AWS_ENDPOINT_URL'],
    inCyberduck: 'It reads none of these settings; "STS Endpoint" and "Default Hostname" of the profile count.',
    links: [settings],
    source: 'aws-config B.2',
  },
  'config-login-over': {
    title: 'The sign-in of aws login is over',
    meaning: 'A profile with login_session lives from a sign-in to the console, which has ended.',
    recognise: [
      { fragments: ['AccessDeniedException', 'TOKEN_EXPIRED'] },
      { fragments: ['AccessDeniedException', 'USER_CREDENTIALS_CHANGED'] },
      { fragments: ['AccessDeniedException', 'AUTHCODE_EXPIRED'] },
      { fragments: ['session has expired', 'aws login'] },
    ],
    causes: ['The session is older than it may get.', 'The password or the MFA device was changed since.'],
    whatToDo: ['Sign in again: aws login --profile NAME'],
    inCyberduck: 'login_session is not supported.',
    links: ['https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-sign-in.html'],
    source: 'aws-config D.5, F; cyberduck-s3-connect §1.7',
  },
  'config-login-library-missing': {
    title: 'Python lacks the library that aws login needs',
    meaning: 'The Python library botocore reads a sign-in of aws login only with its optional library awscrt.',
    recognise: [{ fragments: ['botocore[crt]'] }, { codes: ['MissingDependencyException'] }],
    causes: ['The library boto3 was installed without its extra "crt".'],
    whatToDo: ['Install it: pip install "botocore[crt]"', 'Or use a profile with keys or with Identity Center.'],
    inCyberduck: 'login_session is not supported.',
    links: ['https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-sign-in.html'],
    source: 'aws-config D.5',
  },
};
