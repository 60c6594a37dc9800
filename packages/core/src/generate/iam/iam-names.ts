/** Whether IAM takes it for the name of a user or role. */
export function isIdentityName(text: string): boolean {
  return /^[\w+=,.@-]{1,64}$/u.test(text);
}

/** Whether IAM takes it for a path; characters that policies read as wildcards or variables are left out. */
export function isIdentityPath(text: string): boolean {
  return text === '/' || (text.length <= 512 && /^\/[\w+=,.@/-]*\/$/u.test(text) && !text.includes('//'));
}

/** Whether S3 takes it for the name of a bucket. */
export function isBucketName(text: string): boolean {
  return (
    /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/u.test(text) && !text.includes('..') && !/^\d+\.\d+\.\d+\.\d+$/u.test(text)
  );
}

/** Whether IAM takes it for an issuer of OpenID Connect: letter for letter what `iss` of its tokens says. */
export function isIssuer(text: string): boolean {
  return text.length <= 255 && /^https:\/\/[a-z0-9][a-z0-9.-]*(?:\/[\w.~%+@-]+)*\/?$/iu.test(text);
}

export function isClientId(text: string): boolean {
  return /^[\w+=,.@:/-]{1,255}$/u.test(text);
}

/** Whatever an issuer calls a person: no blanks at its ends, nothing that cannot be seen, no policy variable. */
export function isSubject(text: string): boolean {
  return text !== '' && text.length <= 255 && text.trim() === text && !/\p{Cc}|\$\{/u.test(text);
}
