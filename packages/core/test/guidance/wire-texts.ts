import type { GuidanceCode } from '../../src/catalogue/connect.ts';

/** What S3 and the network say in the words of Python, Java, Go and Node (cyberduck-s3-connect §4.3, §5). */
export const wireTexts: readonly (readonly [GuidanceCode, string])[] = [
  [
    's3-bucket-policy-denies',
    'An error occurred (AccessDenied) when calling the ListObjectsV2 operation: User: arn:aws:iam::111122223333:user/anna is not authorized to perform: s3:ListBucket on resource: "arn:aws:s3:::reports" with an explicit deny in a resource-based policy',
  ],
  [
    's3-bucket-new',
    'An error occurred (TemporaryRedirect) when calling the ListObjectsV2 operation: Please re-send this request to the specified temporary endpoint. Continue to use the original request endpoint for future requests.',
  ],
  [
    's3-bucket-name-invalid',
    'An error occurred (InvalidBucketName) when calling the ListObjectsV2 operation: The specified bucket is not valid.',
  ],
  [
    's3-bucket-name-invalid',
    'Parameter validation failed:\nInvalid bucket name "My_Bucket/": Bucket name must match the regex',
  ],
  [
    's3-object-missing',
    'An error occurred (NoSuchKey) when calling the GetObject operation: The specified key does not exist.',
  ],
  [
    's3-object-missing',
    'fatal error: An error occurred (404) when calling the HeadObject operation: Key "a.txt" does not exist',
  ],
  ['s3-bucket-missing', 'An error occurred (404) when calling the HeadBucket operation: Not Found'],
  ['s3-head-refused', 'fatal error: An error occurred (403) when calling the HeadObject operation: Forbidden'],
  ['s3-head-refused', 'An error occurred (400) when calling the HeadBucket operation: Bad Request'],
  ['s3-region-wrong', 'An error occurred (301) when calling the HeadBucket operation: Moved Permanently'],
  [
    's3-region-wrong',
    'The eu-central-1 location constraint is incompatible for the region specific endpoint this request was sent to.',
  ],
  [
    's3-signature-too-old',
    'The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.',
  ],
  [
    's3-key-of-kms-denied',
    'User: arn:aws:iam::210987654321:user/alice is not authorized to perform: kms:Decrypt on resource: arn:aws:kms:eu-west-1:210987654321:key/1',
  ],
  [
    's3-upload-stalled',
    'Your socket connection to the server was not read from or written to within the timeout period. Idle connections will be closed.',
  ],
  [
    'network-name-unknown',
    'java.net.UnknownHostException: sts.amazonaws.com: nodename nor servname provided, or not known',
  ],
  ['network-name-unknown', 'dial tcp: lookup sts.eu-west-9.amazonaws.com: no such host'],
  ['network-timeout', 'Read timeout on endpoint URL: "https://s3.amazonaws.com/"'],
  ['network-timeout', 'java.net.SocketTimeoutException: Read timed out'],
  [
    'network-certificate',
    'javax.net.ssl.SSLHandshakeException: PKIX path building failed: unable to find valid certification path to requested target',
  ],
  ['network-certificate', 'tls: failed to verify certificate: x509: certificate signed by unknown authority'],
  [
    'network-certificate',
    "Hostname/IP does not match certificate's altnames: Host: my.bucket.s3.amazonaws.com. is not in the cert's altnames",
  ],
  ['network-proxy-sign-in', 'Failed to connect to proxy URL: "http://proxy.herons.example:3128"'],
  ['process-output-unreadable', "Missing required key in response: 'SecretAccessKey'"],
  ['sts-role-missing', 'An error occurred (NoSuchEntity) when calling the AssumeRole operation: no such role'],
  [
    'sts-role-trust-refuses',
    'User: arn:aws:iam::210987654321:user/alice is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::210987654321:role/R because no role trust policy allows the sts:AssumeRole action',
  ],
  [
    'sts-role-trust-refuses',
    'User: arn:aws:iam::210987654321:user/alice is not authorized to perform: sts:AssumeRole with an explicit deny in the role trust policy',
  ],
  [
    'sts-own-policy-refuses',
    'User: arn:aws:iam::210987654321:user/alice is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::210987654321:role/R because no identity-based policy allows the sts:AssumeRole action',
  ],
  [
    'sts-organisation-refuses',
    'User: arn:aws:iam::210987654321:user/alice is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::210987654321:role/R with an explicit deny in a service control policy: arn:aws:organizations::210987654321:policy/o-1/p-1',
  ],
  ['sts-external-id-refused', 'AccessDenied, and the role wants StringEquals sts:ExternalId'],
  [
    's3-bucket-of-other-account',
    'User: arn:aws:iam::210987654321:user/alice is not authorized to perform: s3:ListBucket on resource: "arn:aws:s3:::herons" because no resource-based policy allows the s3:ListBucket action',
  ],
  [
    's3-location-denied',
    'User: arn:aws:sts::210987654321:assumed-role/R/alice is not authorized to perform: s3:GetBucketLocation on resource: "arn:aws:s3:::herons" with an explicit deny in a service control policy',
  ],
  ['s3-multi-region-access-point', 'https://herons.mrap.accesspoint.s3-global.amazonaws.com/ answered HTTP 400'],
];
