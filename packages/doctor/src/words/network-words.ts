import type { CheckWords } from '../check-words.ts';

export type NetworkWord =
  | 'names-resolve'
  | 'names-resolve-inside'
  | 'name-unknown'
  | 'name-region-unknown'
  | 'name-blocked'
  | 'name-known'
  | 'name-known-6'
  | 'proxy-name-known'
  | 'proxy-name-unknown'
  | 'aws-answers'
  | 'network-wants-sign-in'
  | 'led-elsewhere'
  | 'page-answers'
  | 'titled-page-answers'
  | 'endpoints-answer'
  | 'endpoints-answer-by-proxy'
  | 'endpoint-silent'
  | 'endpoint-silent-by-proxy'
  | 'endpoint-open'
  | 'endpoint-open-by-proxy'
  | 'sts-isolated'
  | 'clock-right'
  | 'clock-compared'
  | 'clock-off-for-codes'
  | 'clock-drifts'
  | 'clock-wrong'
  | 'clock-hours-wrong'
  | 'clock-unknown'
  | 'clock-silent'
  | 'tls-trusted'
  | 'tls-failed'
  | 'tls-untrusted'
  | 'tls-inspected'
  | 'tls-issuer-unknown'
  | 'tls-expired'
  | 'tls-not-yet'
  | 'tls-other-host'
  | 'tls-store-file'
  | 'tls-store-extra'
  | 'tls-store-node'
  | 'tls-system-knows'
  | 'tls-system-knows-not'
  | 'tls-hurts-aws'
  | 'tls-hurts-cyberduck'
  | 'sts-answers'
  | 'sts-disabled'
  | 'sts-failing'
  | 'not-sts'
  | 'sts-global-for-opt-in'
  | 'center-answers'
  | 'center-region-wrong'
  | 'center-url-unknown'
  | 'center-refused'
  | 'start-url-silent'
  | 'start-url-elsewhere'
  | 'start-url-missing'
  | 'issuer-answers'
  | 'issuer-private'
  | 'issuer-silent'
  | 'issuer-no-document'
  | 'issuer-differs'
  | 'issuer-without-keys';

const signInToNetwork = 'Open any page that begins with http:// in a browser, sign in to the network, and try again.';

const giveCertificate =
  'Give the certificate of "{issuer}" to the AWS CLI and to Duckbill: AWS_CA_BUNDLE=FILE, or ca_bundle in ~/.aws/config';

/** About the way to the servers. */
export const networkWords: Readonly<Record<NetworkWord, CheckWords>> = {
  'names-resolve': { text: '{hosts}', whatToDo: [] },
  'names-resolve-inside': { text: '{hosts}; {inside} inside the own network, as a VPC endpoint is', whatToDo: [] },
  'name-unknown': { text: '{host} has no address', whatToDo: [] },
  'name-region-unknown': {
    text: '{host} has no address: AWS has no region {region}',
    whatToDo: ['Write {nearest} in place of {region}: {place}'],
  },
  'name-blocked': {
    text: '{host} leads to this computer or nowhere: {addresses}',
    whatToDo: ['Look for it in the hosts file and in the DNS filter.'],
  },
  'name-known': { text: '{host} is {addresses}', whatToDo: [] },
  'name-known-6': { text: '{host} is {addresses}, by IPv6 alone', whatToDo: [] },
  'proxy-name-known': { text: 'the proxy {host} is {addresses}; it looks up {behind} itself', whatToDo: [] },
  'proxy-name-unknown': { text: 'the proxy {host} has no address', whatToDo: ['Check HTTPS_PROXY.'] },
  'aws-answers': { text: '{hosts}', whatToDo: [] },
  'network-wants-sign-in': {
    text: 'the network wants a sign-in before it lets anybody to {host}',
    whatToDo: [signInToNetwork],
  },
  'led-elsewhere': { text: '{host} leads to {to}, which is not AWS', whatToDo: [signInToNetwork] },
  'page-answers': { text: 'a web page answers in place of {host}', whatToDo: [signInToNetwork] },
  'titled-page-answers': {
    text: 'a web page answers in place of {host}: "{title}"',
    whatToDo: [signInToNetwork],
  },
  'endpoints-answer': { text: '{hosts}', whatToDo: [] },
  'endpoints-answer-by-proxy': { text: '{hosts}; by the proxy {proxies}', whatToDo: [] },
  'endpoint-silent': { text: '{host} cannot be reached', whatToDo: [] },
  'endpoint-silent-by-proxy': { text: '{host} cannot be reached by the proxy {proxy}', whatToDo: [] },
  'endpoint-open': { text: '{host} answers', whatToDo: [] },
  'endpoint-open-by-proxy': { text: '{host} answers by the proxy {proxy}', whatToDo: [] },
  'sts-isolated': {
    text: '{host} cannot be reached, {endpoint} can',
    whatToDo: ['Set "STS Endpoint" to https://{endpoint} in the connection profile.'],
  },
  'clock-right': { text: '{seconds} s away from {host}', whatToDo: [] },
  'clock-compared': { text: '{seconds} s {direction}, compared with {host}', whatToDo: [] },
  'clock-off-for-codes': {
    text: 'the clock is {seconds} s {direction}, compared with {host}: codes that this computer shows are not the ones that AWS wants',
    whatToDo: ['Set the clock by the network. Codes of a phone have a clock of their own.'],
  },
  'clock-drifts': {
    text: 'the clock is {seconds} s {direction}, compared with {host}',
    whatToDo: ['Set the clock by the network before it is five minutes off: AWS then refuses every request.'],
  },
  'clock-wrong': {
    text: 'the clock is {seconds} s {direction}, compared with {host}',
    whatToDo: ['Set the clock by the network, and check the time zone.'],
  },
  'clock-hours-wrong': {
    text: 'the clock is {seconds} s {direction}, compared with {host}: {hours} h, as with a wrong time zone',
    whatToDo: ['Set the time zone of this computer, then the clock by the network.'],
  },
  'clock-unknown': { text: '{host} gave no time to compare the clock with', whatToDo: [] },
  'clock-silent': { text: '{host} gave no answer to compare the clock with', whatToDo: [] },
  'tls-trusted': { text: '{hosts}', whatToDo: [] },
  'tls-failed': { text: 'no secure connection to {host} came about', whatToDo: [] },
  'tls-untrusted': { text: 'the certificate of {host} is not trusted: {problem}', whatToDo: [] },
  'tls-inspected': {
    text: '{host} shows a certificate of "{issuer}", which is not known here: something in between opens the connection',
    whatToDo: [giveCertificate],
  },
  'tls-issuer-unknown': {
    text: '{host} shows a certificate of "{issuer}", which is not known here',
    whatToDo: [giveCertificate],
  },
  'tls-expired': {
    text: 'the certificate of {host} was good until {until}',
    whatToDo: ['Set the clock first: it is {clock} off.', 'Tell whoever runs {host}: a new certificate is due.'],
  },
  'tls-not-yet': {
    text: 'the certificate of {host} is good from {from} only',
    whatToDo: ['Set the clock first: it is {clock} off.', 'Check the date of this computer.'],
  },
  'tls-other-host': {
    text: '{host} shows a certificate for {names}',
    whatToDo: ['Check the server name; a bucket with dots in its name needs path style.'],
  },
  'tls-store-file': { text: 'known are the certificates of {file} ({name}), and no others', whatToDo: [] },
  'tls-store-extra': { text: 'known are the certificates of Node and of {file} (NODE_EXTRA_CA_CERTS)', whatToDo: [] },
  'tls-store-node': { text: "known are the certificates that come with Node, not the system's", whatToDo: [] },
  'tls-system-knows': { text: 'the system knows "{issuer}": programs that ask the system connect', whatToDo: [] },
  'tls-system-knows-not': { text: 'the system does not know "{issuer}" either', whatToDo: [] },
  'tls-hurts-aws': {
    text: 'the AWS CLI brings certificates of its own: it fails until ca_bundle or AWS_CA_BUNDLE names a file with that of "{issuer}"',
    whatToDo: [],
  },
  'tls-hurts-cyberduck': {
    text: 'Cyberduck and Mountain Duck ask the system\'s certificates: they connect where the system knows "{issuer}", and the AWS CLI does not',
    whatToDo: [],
  },
  'sts-answers': { text: '{hosts}', whatToDo: [] },
  'sts-disabled': { text: 'STS is switched off for this account at {host}', whatToDo: [] },
  'sts-failing': {
    text: '{host} answers HTTP {status}: it has a problem of its own',
    whatToDo: ['Try again in a minute.'],
  },
  'not-sts': {
    text: '{host} answers HTTP {status}, and not as STS does',
    whatToDo: ['Check "STS Endpoint" or endpoint_url: it has to be an address of STS.'],
  },
  'sts-global-for-opt-in': {
    text: 'STS is asked at {host}, and S3 in {region}, which may refuse its sessions',
    whatToDo: ['Ask STS at https://sts.{region}.amazonaws.com: "STS Endpoint" in the connection profile.'],
  },
  'center-answers': { text: '{hosts}', whatToDo: [] },
  'center-region-wrong': {
    text: 'the start URL belongs to another region than sso_region {region}',
    whatToDo: [
      'Change sso_region to the region of the Identity Center: {place}',
      'It stands in the Identity Center console (Settings, "Region"); the region of the buckets is another matter.',
    ],
  },
  'center-url-unknown': {
    text: 'Identity Center at {host} does not know {url}',
    whatToDo: ['Compare sso_start_url with the "AWS access portal URL": {urlplace}', 'Compare sso_region: {place}'],
  },
  'center-refused': { text: '{operation} at {host} was refused', whatToDo: [] },
  'start-url-silent': {
    text: '{hosts}; the start URL {url} does not answer',
    whatToDo: ['Open it in a browser: {url}'],
  },
  'start-url-elsewhere': { text: '{hosts}; the start URL leads to {to}', whatToDo: [] },
  'start-url-missing': {
    text: '{hosts}; at the start URL {url} there is nothing (HTTP {status})',
    whatToDo: ['Compare it with the "AWS access portal URL" in the Identity Center console.'],
  },
  'issuer-answers': { text: '{issuer}', whatToDo: [] },
  'issuer-private': {
    text: 'AWS cannot reach the issuer {issuer}: it is private, or not https',
    whatToDo: ['The keys of an issuer have to be on the Internet, by https, for AWS to fetch them.'],
  },
  'issuer-silent': { text: '{url} does not answer from here: {reason}', whatToDo: [] },
  'issuer-no-document': { text: '{url} answers HTTP {status}, and not with a description of the issuer', whatToDo: [] },
  'issuer-differs': {
    text: 'the issuer calls itself {named}, and the token {issuer}',
    whatToDo: ['The identity provider in IAM needs the name that stands in the token: {issuer}'],
  },
  'issuer-without-keys': { text: '{url} names no keys (jwks_uri)', whatToDo: [] },
};
