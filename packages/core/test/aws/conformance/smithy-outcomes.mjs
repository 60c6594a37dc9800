/*
 * Reads a JSON list of [kind, text], prints the list of what the loader of the AWS SDK for JavaScript makes of each.
 * A process of its own: the loader writes onto JavaScript's own objects (aws-config A.5); they are put back after each.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const { loadSharedConfigFiles, loadSsoSessionData } = createRequire(import.meta.url)(process.argv[2]);
const { ownKeys, getOwnPropertyDescriptor, defineProperty, deleteProperty, getPrototypeOf } = Reflect;
const { parse, stringify } = JSON;

/** Name, function, and its properties as they are now. */
const watched = [];
function watch(name, target) {
  const kept = new Map();
  for (const key of ownKeys(target)) kept.set(key, getOwnPropertyDescriptor(target, key));
  watched[watched.length] = { name, target, kept };
}
watch('Object', Object);
for (const key of ownKeys(Object.prototype)) {
  const { value } = getOwnPropertyDescriptor(Object.prototype, key);
  if (typeof value === 'function' && value !== Object) watch(`Object.prototype.${String(key)}`, value);
}

/** What was changed since the start, as it is put back. */
function restore() {
  const changed = {};
  for (let at = 0; at < watched.length; at += 1) {
    const { name, target, kept } = watched[at];
    for (const key of ownKeys(target)) {
      const { value } = getOwnPropertyDescriptor(target, key);
      const then = kept.get(key);
      if (then !== undefined && then.value === value) continue;
      changed[`${name}.${String(key)}`] = value;
      if (then === undefined) deleteProperty(target, key);
      else defineProperty(target, key, then);
    }
  }
  return changed;
}

async function outcome(kind, text) {
  writeFileSync(files[kind], text);
  writeFileSync(files[kind === 'config' ? 'credentials' : 'config'], '');
  const loaded = await loadSharedConfigFiles({
    filepath: files.credentials,
    configFilepath: files.config,
    ignoreCache: true,
  });
  const changed = restore();
  const shown = {};
  if (kind === 'config') {
    // The session loader keeps what it read; another path for each text.
    const path = `${files.config}-${(reads += 1)}`;
    writeFileSync(path, text);
    shown.configFile = loaded.configFile;
    shown.ssoSessions = await loadSsoSessionData({ configFilepath: path });
    restore();
    rmSync(path);
    const prototype = getPrototypeOf(loaded.configFile);
    if (prototype !== Object.prototype) shown.note_prototype_replaced = Object.entries(prototype);
  } else {
    shown.credentialsFile = loaded.credentialsFile;
  }
  if (ownKeys(changed).length > 0) shown.builtins_overwritten = changed;
  return stringify(shown);
}

let reads = 0;
const folder = mkdtempSync(join(tmpdir(), 'duckbill-smithy-'));
const files = { config: join(folder, 'config'), credentials: join(folder, 'credentials') };
const outcomes = [];
for (const [kind, text] of parse(readFileSync(0, 'utf8'))) outcomes[outcomes.length] = await outcome(kind, text);
rmSync(folder, { recursive: true });
process.stdout.write(`[${outcomes.join(',\n')}]`);
