/** What `duckbill serve keys` needs: the file of API keys, without the service. */
export { isScope, isTenant, type Scope, scopes } from './guard/caller.ts';
export {
  createKey,
  keyState,
  type KeyState,
  type KeyWorld,
  parseKeyFile,
  printKeyFile,
  revokeKey,
  rotateKey,
} from './guard/key-file.ts';
export type { KeyFile, StoredKey } from './schemas/key-file.ts';
