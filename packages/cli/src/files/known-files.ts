import path from 'node:path';

/** Whether the name of a file says that it is one of ours; this is what is looked for in folders. */
export function isKnownFile(absolute: string): boolean {
  const name = path.basename(absolute).toLowerCase();
  if (name.endsWith('.cyberduckprofile') || name.endsWith('.duck')) return true;
  return (name === 'config' || name === 'credentials') && path.basename(path.dirname(absolute)) === '.aws';
}
