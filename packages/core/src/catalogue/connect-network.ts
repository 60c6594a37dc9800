import type { GuidanceEntry } from './guidance-entry.ts';
import { s3Errors } from './guidance-links.ts';

export type NetworkGuidanceCode =
  | 'network-name-unknown'
  | 'network-refused'
  | 'network-timeout'
  | 'network-certificate'
  | 'network-not-aws';

/** Failures on the way to AWS: names, connections, certificates, machines in between. */
export const networkGuidance: Readonly<Record<NetworkGuidanceCode, GuidanceEntry>> = {
  'network-name-unknown': {
    title: 'The name of the server is unknown',
    meaning: 'The name could not be resolved to an address.',
    recognise: [
      { codes: ['ENOTFOUND', 'EAI_AGAIN'] },
      { fragments: ['getaddrinfo'] },
      { fragments: ['UnknownHostException', 'amazonaws'] },
      { fragments: ['no such host', 'amazonaws'] },
      { fragments: ['Failed to resolve', 'amazonaws'] },
      { fragments: ['Could not connect to the endpoint URL', 'Name or service not known'] },
    ],
    causes: ['The host is mistyped.', 'This computer is offline, or needs a VPN or proxy to resolve names.'],
    whatToDo: ['Check the server name: {host}', 'Check the network, the VPN, and HTTPS_PROXY.'],
    links: ['https://github.com/iterate-ch/cyberduck/issues/18146'],
    source: 'cyberduck-s3-connect §4.5, §5.2',
  },
  'network-refused': {
    title: 'Nothing answers at this address',
    meaning: 'The server refused the connection.',
    recognise: [
      { codes: ['ECONNREFUSED'] },
      { fragments: ['Connection refused'] },
      { fragments: ['Could not connect to the endpoint URL'] },
    ],
    causes: ['Port or host is wrong.', 'A proxy or firewall blocks the way.', 'The sandbox is not running.'],
    whatToDo: ['Check host and port: {host}', 'Check HTTPS_PROXY and the firewall.'],
    links: ['https://github.com/iterate-ch/cyberduck/issues/18146'],
    source: 'cyberduck-s3-connect §4.5',
  },
  'network-timeout': {
    title: 'The server did not answer in time',
    meaning: 'A connection was tried, but nothing came back.',
    recognise: [
      { codes: ['ETIMEDOUT', 'TimeoutError', 'UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT'] },
      { fragments: ['Connect timeout on endpoint URL'] },
      { fragments: ['Read timeout on endpoint URL'] },
      { fragments: ['SocketTimeoutException'] },
      { fragments: ['connection timed out'] },
    ],
    causes: [
      'A firewall drops the packets: an isolated network often has no way to sts.amazonaws.com.',
      'A proxy is needed and not set.',
    ],
    whatToDo: [
      'Try the regional endpoint: "STS Endpoint" https://sts.REGION.amazonaws.com in the connection profile.',
      'Set HTTPS_PROXY where a proxy is needed.',
    ],
    links: ['https://github.com/iterate-ch/cyberduck/issues/18146'],
    source: 'cyberduck-s3-connect §2.1, §4.5',
  },
  'network-certificate': {
    title: 'The certificate of the server is not trusted',
    meaning: 'The TLS connection ended because the certificate could not be verified.',
    recognise: [
      {
        codes: [
          'SELF_SIGNED_CERT_IN_CHAIN',
          'DEPTH_ZERO_SELF_SIGNED_CERT',
          'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
          'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
          'CERT_HAS_EXPIRED',
          'ERR_TLS_CERT_ALTNAME_INVALID',
        ],
      },
      { fragments: ['CERTIFICATE_VERIFY_FAILED'] },
      { fragments: ['PKIX path building failed'] },
      { fragments: ['certificate signed by unknown authority'] },
      { fragments: ["does not match certificate's altnames"] },
      { fragments: ['Could not find a suitable TLS CA certificate bundle'] },
      { fragments: ['self-signed certificate'] },
    ],
    causes: [
      'A company proxy opens TLS and signs with its own certificate.',
      'The clock is wrong, so that the certificate seems to have expired.',
    ],
    whatToDo: [
      'Ask for the certificate of {issuer} as a file, if that is the proxy of your company.',
      'Give the company certificate: ca_bundle in ~/.aws/config or AWS_CA_BUNDLE for the AWS CLI, the system store for Cyberduck.',
    ],
    links: ['https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-envvars.html'],
    source: 'aws-config B.2',
  },
  'network-not-aws': {
    title: 'Something that is not AWS answered',
    meaning: 'The answer is a web page or other text, not an answer of STS or S3.',
    recognise: [
      { fragments: ['<html'] },
      { fragments: ['<!doctype html'] },
      { fragments: ['Deserialization error'] },
      // Node's words for what is no HTTP, or no longer.
      { surelyFrom: 'network', fragments: ['Parse Error:'] },
    ],
    causes: ['A captive portal or proxy asks for a login.', 'The host is a web server, not S3.'],
    whatToDo: [
      'Open any page in a browser and sign in to the network, then try again.',
      'Check the server name: {host}',
    ],
    links: [s3Errors],
    source: 'aws-wire §2',
  },
};
