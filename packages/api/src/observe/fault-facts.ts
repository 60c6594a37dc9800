/** A fault as a log may have it: its kind and where it happened. Not its message: that may quote what was sent. */
export function faultFacts(fault: unknown): { readonly fault: string; readonly stack: readonly string[] } {
  const isError = fault instanceof Error;
  const lines = isError ? (fault.stack ?? '').split('\n') : [];
  return {
    fault: isError ? fault.name : typeof fault,
    stack: lines.filter((line) => line.startsWith('    at ')).map((line) => line.trim()),
  };
}
