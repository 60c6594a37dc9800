import { fileURLToPath, pathToFileURL } from 'node:url';

/** The name that a document has in findings: its path; the URI itself for one that is no file. */
export function nameOfUri(uri: string): string {
  if (!uri.startsWith('file:')) return uri;
  try {
    return fileURLToPath(uri);
  } catch {
    // A host or an encoded slash, which no file of this computer has.
    return uri;
  }
}

/** The path of a document that is a file. */
export function pathOfUri(uri: string): string | undefined {
  const name = nameOfUri(uri);
  return name === uri ? undefined : name;
}

/** The URI of a file that is not open. */
export function uriOfPath(file: string): string {
  return pathToFileURL(file).href;
}
