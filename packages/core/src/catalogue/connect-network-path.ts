import type { GuidanceEntry } from './guidance-entry.ts';
import { cyberduckIssue, roleTutorial } from './guidance-links.ts';

export type NetworkPathGuidanceCode =
  | 'network-region-unknown'
  | 'network-name-blocked'
  | 'network-captive-portal'
  | 'network-proxy-blocks'
  | 'network-sts-isolated'
  | 'sts-token-of-global-endpoint'
  | 'issuer-unreachable';

const regionsGuide = 'https://docs.aws.amazon.com/general/latest/gr/rande.html';
const proxyGuide = 'https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-proxy.html';
const stsRegions = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_enable-regions.html';
const issuerGuide = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc.html';

/** What the doctor finds out about the way to AWS by looking, before any key is sent. */
export const networkPathGuidance: Readonly<Record<NetworkPathGuidanceCode, GuidanceEntry>> = {
  'network-region-unknown': {
    title: 'AWS has no region of this name',
    meaning: 'The region is a part of the name of the server; with a mistyped one there is no such server.',
    recognise: [{ surelyFrom: 'network', codes: ['RegionUnknown'] }],
    causes: [
      'The region is mistyped, or is an availability zone, which has one letter more.',
      'The region is newer than this program, and the name could not be resolved for another reason.',
    ],
    whatToDo: [
      'Write {nearest} in place of {region}: {place}',
      'Write the code of the region, such as eu-west-1; asked was: {host}',
      'List the regions: aws account list-regions, or see the page below.',
    ],
    links: [regionsGuide],
    source: 'aws-config E.3',
  },
  'network-name-blocked': {
    title: 'The name of the server was led astray',
    meaning:
      'A public name of AWS has an address of this computer, or of nothing: something on the way answers for the name on purpose.',
    recognise: [{ surelyFrom: 'network', codes: ['NameBlocked'] }],
    causes: [
      'A DNS filter (Pi-hole, a company resolver, a security program) blocks the name.',
      'The hosts file of this computer has a line for it.',
      'A tunnel to AWS was set up on this computer, and is not running.',
    ],
    whatToDo: [
      'Look for the name in the hosts file, and allow it in the DNS filter: {host}',
      'Try another resolver or network.',
    ],
    links: [cyberduckIssue(18_146)],
    source: 'cyberduck-s3-connect §4.5',
  },
  'network-captive-portal': {
    title: 'The network wants a sign-in before it lets anybody out',
    meaning: 'In place of AWS a login page answered, as in hotels, trains and guest networks.',
    recognise: [
      { surelyFrom: 'network', codes: ['CaptivePortal'] },
      { codes: ['HTTP 511'] },
      { fragments: ['511 Network Authentication Required'] },
    ],
    causes: [
      'The guest network has a page on which its terms are accepted.',
      'A web filter of the company shows its own page for this server.',
    ],
    whatToDo: [
      'Open any page that begins with http:// in a browser, sign in to the network, and try again.',
      'If the page is of a web filter, ask for this server to be let through: {host}',
    ],
    links: ['https://www.rfc-editor.org/rfc/rfc6585#section-6'],
    source: 'cyberduck-s3-connect §4.5; aws-wire §2',
  },
  'network-proxy-blocks': {
    title: 'The proxy does not let this connection through',
    meaning: 'The proxy answered, and would not or could not reach the server behind it.',
    recognise: [
      { codes: ['ProxyForbids', 'ProxyCannotReach'] },
      { fragments: ['Tunnel connection failed: 403'] },
      { fragments: ['Tunnel connection failed: 502'] },
      { fragments: ['Tunnel connection failed: 503'] },
      { fragments: ['Tunnel connection failed: 504'] },
      { fragments: ['Unable to tunnel through proxy', 'HTTP/1.'] },
    ],
    causes: [
      'The proxy has a list of servers that may be reached, and this one is not on it.',
      'The server is inside the own network: the proxy cannot know it.',
      'It is the wrong proxy, or the name of the server is mistyped.',
    ],
    whatToDo: [
      'Ask for the server to be let through by the proxy: {host}',
      'If it is inside the own network, add it to NO_PROXY: {host}',
      'See which proxy is set: HTTPS_PROXY, HTTP_PROXY, NO_PROXY.',
    ],
    links: [proxyGuide],
    source: 'aws-config B.2',
  },
  'network-sts-isolated': {
    title: 'Only the regional endpoint of STS can be reached from here',
    meaning:
      'The global endpoint does not answer, that of the region does, as in a network without a way to the Internet and with a VPC endpoint.',
    recognise: [{ surelyFrom: 'network', codes: ['StsIsolated'] }],
    causes: ['The network lets nothing out but to the VPC endpoints of its region.'],
    whatToDo: [
      'In the connection profile set "STS Endpoint" to: https://{endpoint}',
      'In the connection profile set "STS Endpoint" to https://sts.REGION.amazonaws.com, with the region of the network.',
    ],
    inCyberduck: 'A connection error at login, also with plain keys: Cyberduck asks STS at every login to AWS.',
    links: [cyberduckIssue(18_146), roleTutorial],
    source: 'cyberduck-s3-connect §2.1, §6',
  },
  'sts-token-of-global-endpoint': {
    title: 'Sessions of the global STS endpoint may be refused in this region',
    meaning:
      'Regions that an account has to opt in to take session tokens of the global endpoint only when the account says so.',
    recognise: [{ surelyFrom: 'sts', codes: ['GlobalTokenInOptInRegion'] }],
    causes: ['STS is asked at its global endpoint, and S3 in a region that is off by default.'],
    whatToDo: [
      'Ask STS in the region itself: "STS Endpoint" https://sts.REGION.amazonaws.com in the connection profile, sts_regional_endpoints = regional for the AWS CLI.',
      'Or let the account issue tokens for all regions: aws iam set-security-token-service-preferences --global-endpoint-token-version v2Token',
    ],
    inCyberduck: 'The login works, and S3 answers InvalidToken.',
    links: [stsRegions, 'https://github.com/boto/boto3/issues/3975'],
    source: 'cyberduck-s3-connect §2.1, §5.2',
  },
  'issuer-unreachable': {
    title: 'The issuer of the token does not tell about itself',
    meaning:
      'AWS fetches the keys of an OpenID Connect issuer from /.well-known/openid-configuration; what this computer got there is not that.',
    recognise: [{ surelyFrom: 'identity-provider', codes: ['IssuerUnreachable', 'IssuerDiffers'] }],
    causes: [
      'The issuer is inside a private network: AWS cannot reach it either.',
      'The address of the issuer is mistyped, or names another tenant.',
      'The issuer has a passing failure.',
    ],
    whatToDo: [
      'Open this address in a browser; it has to show JSON with the same "issuer": {url}',
      'Compare the issuer with the identity provider in IAM: aws iam list-open-id-connect-providers',
    ],
    links: [issuerGuide],
    source: 'cyberduck-s3-connect §2.4, §5.2',
  },
};
