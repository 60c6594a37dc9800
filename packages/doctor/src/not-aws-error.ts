/** An answer that could be read but holds nothing that STS or S3 would send: a captive portal, a web server. */
export class NotAwsError extends Error {
  override readonly name = 'NotAwsError';

  constructor(operation: string) {
    super(`Deserialization error: the answer is not one to ${operation}`);
  }
}
