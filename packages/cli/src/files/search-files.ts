/** Files below a folder that fit glob patterns, sorted; links are not followed. */
export async function searchFiles(patterns: readonly string[], cwd: string): Promise<readonly string[]> {
  // Most calls name files; only a pattern pays for the searcher.
  const { glob } = await import('tinyglobby');
  const names = await glob([...patterns], {
    cwd,
    dot: true,
    ignore: ['**/node_modules/**', '**/.git/**'],
    followSymbolicLinks: false,
  });
  return names.toSorted();
}
