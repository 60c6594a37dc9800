/** A command line, and the command behind `--` that `connect --exec` is to run. */
export interface SplitCommand {
  readonly words: readonly string[];
  readonly command: readonly string[];
}

/** Cut off before options are read: what stands behind `--exec … --` is another program's, options and all. */
export function splitCommand(argv: readonly string[]): SplitCommand {
  const dashes = argv.indexOf('--');
  const exec = argv.indexOf('--exec');
  if (argv[0] !== 'connect' || dashes < 0 || exec < 0 || exec > dashes) return { words: argv, command: [] };
  return { words: argv.slice(0, dashes), command: argv.slice(dashes + 1) };
}
