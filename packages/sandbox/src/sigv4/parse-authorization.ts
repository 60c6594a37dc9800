/** `AK/DATE/REGION/SERVICE/aws4_request`, taken apart. */
export interface CredentialScope {
  readonly accessKeyId: string;
  readonly date: string;
  readonly region: string;
  readonly service: string;
}

export interface Authorization {
  readonly scope: CredentialScope;
  /** In lower case, in the order of the header. */
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

export type AuthorizationProblem =
  | { readonly kind: 'other-scheme'; readonly scheme: string }
  | { readonly kind: 'no-equal-sign'; readonly part: string }
  | { readonly kind: 'missing'; readonly names: readonly string[] }
  | { readonly kind: 'bad-credential'; readonly credential: string };

const scheme = 'AWS4-HMAC-SHA256';

/**
 * The parts of an `Authorization` header, or what is wrong with it. White space separates as commas do, so a space inside
 * the access key id leaves a part without an equal sign, which is what AWS complains of (aws-wire §2.5).
 */
export function parseAuthorization(header: string): Authorization | AuthorizationProblem {
  const [found = '', ...pieces] = header.trim().split(/[\s,]+/);
  if (found !== scheme) return { kind: 'other-scheme', scheme: found };
  const parts = new Map<string, string>();
  for (const piece of pieces) {
    if (piece === '') continue;
    const equals = piece.indexOf('=');
    if (equals < 0) return { kind: 'no-equal-sign', part: piece };
    const name = piece.slice(0, equals);
    if (!parts.has(name)) parts.set(name, piece.slice(equals + 1));
  }
  const names = ['Credential', 'Signature', 'SignedHeaders'] as const;
  const missing = names.filter((name) => (parts.get(name) ?? '') === '');
  if (missing.length > 0) return { kind: 'missing', names: missing };
  const credential = parts.get('Credential') ?? '';
  const scope = parseCredential(credential);
  if (scope === undefined) return { kind: 'bad-credential', credential };
  const signedHeaders = (parts.get('SignedHeaders') ?? '').toLowerCase().split(';');
  return { scope, signedHeaders, signature: parts.get('Signature') ?? '' };
}

/** Whether parsing failed. */
export function isAuthorizationProblem(value: Authorization | AuthorizationProblem): value is AuthorizationProblem {
  return 'kind' in value;
}

function parseCredential(text: string): CredentialScope | undefined {
  const parts = text.split('/');
  // A key id may hold slashes; the four parts of the scope stand last.
  const [date, region, service, terminator] = parts.slice(-4);
  const accessKeyId = parts.slice(0, -4).join('/');
  if (date === undefined || region === undefined || service === undefined || terminator !== 'aws4_request')
    return undefined;
  return accessKeyId === '' ? undefined : { accessKeyId, date, region, service };
}
