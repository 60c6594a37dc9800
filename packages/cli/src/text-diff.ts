/** What changed in a file, in the unified form. */
export async function textDiff(name: string, before: string, after: string): Promise<string> {
  const { createTwoFilesPatch } = await import('diff');
  return createTwoFilesPatch(name, name, before, after, undefined, undefined, { context: 2 });
}
