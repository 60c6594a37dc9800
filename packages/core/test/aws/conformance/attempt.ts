/** What a reading gives; one that throws is a disagreement, not the end of the run. */
export function attempt(read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    return { threw: String(error) };
  }
}
