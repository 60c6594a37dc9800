import { createRequire } from 'node:module';

/** A package that is only compared with; undefined, and said so, where it is not installed. */
export function peerPackage(name: string): unknown {
  try {
    return createRequire(import.meta.url)(name);
  } catch {
    console.log(`peer missing: ${name}`);
    return undefined;
  }
}

/** A function that a package offers under a name; undefined where there is none. */
export function peerFunction(name: string, member: string): ((...given: readonly unknown[]) => unknown) | undefined {
  const found = peerPackage(name);
  const value: unknown = typeof found === 'object' && found !== null ? Reflect.get(found, member) : undefined;
  return typeof value === 'function' ? (...given) => Reflect.apply(value, found, given) : undefined;
}
