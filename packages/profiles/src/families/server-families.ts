import type { ProviderFamily } from './provider-family.ts';

/** The endpoint is settled when the profile is made. */
const settledServer = {
  'Hostname Configurable': false,
  'Port Configurable': false,
  'Username Configurable': true,
} as const;

/** Whoever runs the server decides what it offers, so no class of AWS is offered for it (cyberduck-formats §3.2). */
const ownClasses = { 's3.storage.class.options': 'STANDARD' } as const;

const pathStyle = { 's3.bucket.virtualhost.disable': true, ...ownClasses } as const;

/** S3 servers of one's own: the endpoint makes the profile (cyberduck-formats §3.6, §3.2). */
export const serverFamilies: readonly ProviderFamily[] = [
  {
    id: 's3-https',
    title: 'S3 server (HTTPS)',
    purpose: 'Any S3 server over TLS that takes the bucket in the host name',
    regions: [],
    vendor: 's3-https',
    values: {
      Scheme: 'https',
      'Default Port': '443',
      ...settledServer,
      'Anonymous Configurable': true,
      Properties: ownClasses,
    },
    help: 'https://docs.cyberduck.io/protocols/s3/',
    source: 'cyberduck-formats §3.6',
    notes: [
      'The certificate has to cover names with the bucket in front, such as *.s3.example.com; choose s3-path-style where it does not.',
    ],
  },
  {
    id: 's3-http',
    title: 'S3 server (HTTP)',
    purpose: 'An S3 server without TLS, in a network that you trust',
    regions: [],
    vendor: 's3-http',
    // The parent's port is 443, so a profile over plain HTTP has to name its own (cyberduck-formats §3.1).
    values: { Scheme: 'http', 'Default Port': '80', ...settledServer, Properties: ownClasses },
    help: 'https://docs.cyberduck.io/protocols/s3/',
    source: 'cyberduck-formats §3.6',
    notes: [
      'Names of buckets and files, and their content, can be read on the way. Keys are not sent, only signatures.',
    ],
  },
  {
    id: 's3-path-style',
    title: 'S3 server (path style)',
    purpose:
      'A server that wants the bucket in the path: MinIO, Ceph, SeaweedFS and most servers that you run yourself',
    regions: [],
    vendor: 's3-path-style',
    values: { Scheme: 'https', 'Default Port': '443', ...settledServer, Properties: pathStyle },
    help: 'https://docs.cyberduck.io/protocols/s3/',
    source: 'cyberduck-formats §3.6, §3.3 (s3.bucket.virtualhost.disable)',
    notes: ['MinIO listens on port 9000: give --endpoint minio.example.com:9000.'],
  },
  {
    id: 's3-http-path-style',
    title: 'S3 server (HTTP, path style)',
    purpose: 'The same without TLS, such as a test server on this machine',
    regions: [],
    vendor: 's3-http-path-style',
    values: { Scheme: 'http', 'Default Port': '80', ...settledServer, Properties: pathStyle },
    help: 'https://docs.cyberduck.io/protocols/s3/',
    source: 'cyberduck-formats §3.6, §3.3 (s3.bucket.virtualhost.disable)',
    notes: ['For a server on this machine: --endpoint localhost:9000.'],
  },
];
