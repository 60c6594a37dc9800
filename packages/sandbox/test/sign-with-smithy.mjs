// Sign requests from standard input with @smithy/signature-v4; print the headers that it would send. A process of its own,
// as for botocore, so that nothing of the test's resolution or mocks stands between signer and proof.
import { createHash, createHmac } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { SignatureV4 } from '@smithy/signature-v4';

/** The hash that the signer wants, from node:crypto. */
class NodeSha256 {
  #hash;

  constructor(secret) {
    this.#hash = secret === undefined ? createHash('sha256') : createHmac('sha256', secret);
  }

  update(data) {
    this.#hash.update(data);
  }

  async digest() {
    return this.#hash.digest();
  }
}

/** A query as the SDK's request holds it: decoded, repeats as lists. */
function queryBag(query) {
  const bag = {};
  for (const [name, value] of new URLSearchParams(query)) bag[name] = name in bag ? [bag[name], value].flat() : value;
  return bag;
}

const signed = [];
for (const wish of JSON.parse(await text(process.stdin))) {
  const signer = new SignatureV4({
    service: wish.service,
    region: wish.region,
    credentials: { accessKeyId: wish.accessKeyId, secretAccessKey: wish.secret },
    sha256: NodeSha256,
    // As the S3 client of the SDK is configured.
    uriEscapePath: wish.service !== 's3',
  });
  const [path, query = ''] = wish.target.split('?');
  const [hostname, port] = wish.host.split(':');
  const { headers } = await signer.sign({
    method: wish.method,
    protocol: 'http:',
    hostname,
    port: Number(port),
    path,
    query: queryBag(query),
    headers: { host: wish.host, ...wish.headers },
    body: wish.body,
  });
  signed.push(headers);
}
process.stdout.write(JSON.stringify(signed));
