/** Whether the command line asks for JSON, also when the rest of it is wrong. */
export function wantsJson(argv: readonly string[]): boolean {
  return argv.some(
    (word, index) =>
      word === '--json' || word === '--format=json' || (word === '--format' && argv[index + 1] === 'json'),
  );
}
