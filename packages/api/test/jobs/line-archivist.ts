import type { Archivist } from '../../src/jobs/archivist.ts';

/** A line for each member in place of an archive. */
export const lineArchivist: Archivist = {
  writeSegment: async (store, { run, index, members }) => {
    let users = 0;
    let text = '';
    for await (const { id } of members) {
      users += 1;
      text += `${id}\n`;
    }
    await store.put(`${run}/segments/${index}`, [Buffer.from(text)]);
    const problems = { counts: { error: 0, warning: 0, hint: 0 }, listed: [] };
    return { bytes: Buffer.byteLength(text), users, files: users, problems };
  },
  assembleResult: async (store, { run, segments }) => {
    const keys = Array.from({ length: segments }, (_, index) => `${run}/segments/${index}`);
    let bytes = 0;
    for (const key of keys) bytes += (await store.size(key)) ?? NaN;
    return { bytes, keys };
  },
  readResult: async function* (store, layout) {
    if ('keys' in layout && Array.isArray(layout.keys)) for (const key of layout.keys) yield* store.read(String(key));
  },
};
