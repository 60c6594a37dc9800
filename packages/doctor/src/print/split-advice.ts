/** What a command or policy to paste begins with. */
const pasteable: readonly string[] = ['aws ', 'duckbill ', 'chmod ', '{"'];

/** A remedy, and the command at its end that can be pasted. */
export function splitAdvice(advice: string): { readonly words: string; readonly command?: string } {
  const at = advice.lastIndexOf(': ');
  const command = advice.slice(at + 2);
  if (at === -1 || !pasteable.some((start) => command.startsWith(start))) return { words: advice };
  return { words: advice.slice(0, at + 1), command };
}
