/** `aws:NAME`, or `aws:` alone. */
export function isAwsTarget(text: string): boolean {
  return text === 'aws' || text.startsWith('aws:');
}

/** A scheme of two letters or more (`C:` is a drive), or what has a user in front. A file of such a name: `./…`. */
export function isUrlTarget(text: string): boolean {
  if (isAwsTarget(text)) return false;
  return /^ *[A-Za-z\d+-]{2,}:/u.test(text) || /^(?:\/\/)?[^/\\]*:[^/\\]*@/u.test(text);
}
