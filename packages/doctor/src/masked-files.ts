/** What a browser takes of the doctor: files without their secrets, in a ZIP. Nothing of Node is behind it. */
export { type FileToMask, maskFiles } from './bundle/mask-files.ts';
export { type HandedFile, handedBundle } from './bundle/handed-bundle.ts';
export { EntryNames, zipOf } from './bundle/zip-entries.ts';
