/** Where a file is, as SARIF says it. */
export interface ArtifactLocation {
  readonly uri: string;
  /** Present when the address is relative: to the root of the repository. */
  readonly uriBaseId?: '%SRCROOT%';
}

/** The location of a path with forward slashes: relative to the root of the repository, or absolute outside of it. */
export function artifactLocation(path: string): ArtifactLocation {
  // A half of a surrogate pair cannot be encoded.
  const whole = path.replaceAll(/\p{Cs}/gu, '\u{fffd}');
  const drive = /^[A-Za-z]:\//u.test(whole);
  if (drive || whole.startsWith('/')) return { uri: `file://${drive ? '/' : ''}${encodePath(whole)}` };
  const relative = whole.startsWith('./') ? whole.slice(2) : whole;
  return { uri: encodePath(relative), uriBaseId: '%SRCROOT%' };
}

function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
