declare module 'aws4' {
  export interface Aws4Request {
    service: string;
    region: string;
    method: string;
    host: string;
    path: string;
    headers?: Record<string, string>;
    body?: string;
  }
  export interface Aws4Credentials {
    accessKeyId: string;
    secretAccessKey: string;
    sessionToken?: string;
  }
  export function sign(
    request: Aws4Request,
    credentials: Aws4Credentials,
  ): {
    headers: Record<string, string | number>;
  };
}
