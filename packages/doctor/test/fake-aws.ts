import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface FakeRequest {
  /** The Action of STS, or ListBuckets, GetBucketLocation, ListObjectsV2. */
  readonly operation: string;
  readonly form: URLSearchParams;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
}

export interface FakeAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

export type Script = (request: FakeRequest) => FakeAnswer | undefined;

export interface FakeAws extends AsyncDisposable {
  readonly url: string;
  readonly requests: FakeRequest[];
}

/** A server of canned answers: what the sandbox does not do, such as web pages and broken XML. */
export async function startFakeAws(script: Script = () => undefined): Promise<FakeAws> {
  const requests: FakeRequest[] = [];
  const server = createServer((incoming, response) => {
    let body = '';
    incoming.setEncoding('utf8');
    incoming.on('data', (chunk: string) => (body += chunk));
    incoming.on('end', () => {
      const request = readRequest(incoming.url ?? '/', body, incoming.headers);
      requests.push(request);
      const answer = script(request) ?? goodAnswer(request);
      response.writeHead(answer.status ?? 200, { 'content-type': 'text/xml', ...answer.headers });
      response.end(answer.body);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

function readRequest(target: string, body: string, headers: IncomingHttpHeaders): FakeRequest {
  const url = new URL(target, 'http://fake');
  const form = new URLSearchParams(body);
  const bucketCall = url.searchParams.has('location') ? 'GetBucketLocation' : 'ListObjectsV2';
  const asksBucket = url.pathname !== '/' || url.searchParams.has('location') || url.searchParams.has('list-type');
  const operation = form.get('Action') ?? (asksBucket ? bucketCall : 'ListBuckets');
  return { operation, form, path: target, headers };
}

export const user = 'arn:aws:iam::123456789012:user/anna';
export const session = 'arn:aws:sts::123456789012:assumed-role/reader/duckbill';
export const sessionSecret = 'CANARY/Session+Secret0123456789abcdefgh';
export const sessionToken = 'CANARYTOKENOFTHESESSION0123456789/+==';

function goodAnswer({ operation, headers }: FakeRequest): FakeAnswer {
  const namespace = 'xmlns="https://sts.amazonaws.com/doc/2011-06-15/"';
  const who = headers['x-amz-security-token'] === undefined ? user : session;
  switch (operation) {
    case 'GetCallerIdentity':
      return {
        body: `<GetCallerIdentityResponse ${namespace}><GetCallerIdentityResult><Arn>${who}</Arn><UserId>AIDAEXAMPLE</UserId><Account>123456789012</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`,
      };
    case 'AssumeRole':
    case 'AssumeRoleWithWebIdentity':
    case 'GetSessionToken':
      return {
        body: `<${operation}Response ${namespace}><${operation}Result><Credentials><AccessKeyId>ASIAEXAMPLE000000000</AccessKeyId><SecretAccessKey>${sessionSecret}</SecretAccessKey><SessionToken>${sessionToken}</SessionToken><Expiration>2026-11-21T13:00:00.123456Z</Expiration></Credentials>${
          operation !== 'GetSessionToken'
            ? `<AssumedRoleUser><AssumedRoleId>AROAEXAMPLE:duckbill</AssumedRoleId><Arn>${session}</Arn></AssumedRoleUser>`
            : ''
        }</${operation}Result></${operation}Response>`,
      };
    case 'ListBuckets':
      return {
        body: '<ListAllMyBucketsResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Owner><ID>1</ID></Owner><Buckets><Bucket><Name>reports</Name><CreationDate>2024-01-02T03:04:05.000Z</CreationDate></Bucket><Bucket><Name>invoices</Name><CreationDate>2024-01-02T03:04:05.000Z</CreationDate></Bucket></Buckets></ListAllMyBucketsResult>',
      };
    case 'GetBucketLocation':
      return {
        body: '<LocationConstraint xmlns="http://s3.amazonaws.com/doc/2006-03-01/">eu-west-1</LocationConstraint>',
      };
    default:
      return {
        body: '<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>reports</Name><KeyCount>2</KeyCount><IsTruncated>false</IsTruncated><Contents><Key>2026/a.csv</Key></Contents><CommonPrefixes><Prefix>2026/q1/</Prefix></CommonPrefixes></ListBucketResult>',
      };
  }
}

/** An error answer of STS. */
export function stsError(status: number, code: string, message: string): FakeAnswer {
  return {
    status,
    body: `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>1</RequestId></ErrorResponse>`,
  };
}

/** An error answer of S3. */
export function s3Error(status: number, code: string, message: string): FakeAnswer {
  return { status, body: `<Error><Code>${code}</Code><Message>${message}</Message><RequestId>1</RequestId></Error>` };
}
