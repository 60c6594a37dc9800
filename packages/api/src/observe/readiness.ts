/** What the service needs to do its work. */
export interface Readiness {
  /** By name what is wrong with it; nothing where all is well. Names are ours: they are told to everybody. */
  check(): Promise<readonly string[]>;
}

/** One thing that is needed: throws, or takes too long, when it is not there. */
export type Probe = () => Promise<unknown>;

/** Asks all probes at once, and gives each so many milliseconds. Once it drains it is ready no more. */
export function createReadiness(
  probes: Readonly<Record<string, Probe>>,
  patience = 2000,
): Readiness & { readonly drain: () => void } {
  let draining = false;
  return {
    drain: () => {
      draining = true;
    },
    check: async () => {
      if (draining) return ['draining'];
      const entries = Object.entries(probes);
      const answers = await Promise.all(entries.map(([, probe]) => isThere(probe, patience)));
      return entries.flatMap(([name], index) => (answers[index] === true ? [] : [name]));
    },
  };
}

async function isThere(probe: Probe, patience: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), patience);
  });
  try {
    return await Promise.race([probe().then(() => true), late]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}
