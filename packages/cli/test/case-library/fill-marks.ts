import { totpCode, type SandboxWorld } from '@duckbill/sandbox';

/** What the marks of a case stand for. */
export interface MarkValues {
  readonly now: Date;
  readonly home: string;
  /** Of the sandbox; none offline. */
  readonly url?: string;
  readonly world?: SandboxWorld;
}

const seconds: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

/**
 * Fills in `{{home}}`, `{{url}}`, times such as `{{now+1h}}`, and what the authenticator of a user shows:
 * `{{code USER}}`, a step later `{{code USER 1}}`, or `{{wrong code USER}}`. An unknown mark is a mistake of the case.
 */
export function fillMarks(text: string, values: MarkValues): string {
  return text.replaceAll(/\{\{([^{}]{1,100})\}\}/gu, (_, mark: string) => valueOf(mark, values));
}

function valueOf(mark: string, { now, home, url, world }: MarkValues): string {
  if (mark === 'home') return home;
  if (mark === 'url' && url !== undefined) return url;
  const time = /^now(?:([+-]\d+)([smhd]))?$/u.exec(mark);
  if (time !== null) return timeAt(now, Number(time[1] ?? 0) * (seconds[time[2] ?? 's'] ?? 1));
  const [kind, name, step] = mark.replace(/^wrong code/u, 'wrong-code').split(' ');
  if (kind === 'code') return codeOf(world, name, now, Number(step ?? 0));
  if (kind === 'wrong-code') {
    const right = new Set(Array.from({ length: 41 }, (_, index) => codeOf(world, name, now, index - 20)));
    return ['000000', '111111', '222222', '333333'].find((code) => !right.has(code)) ?? '444444';
  }
  throw new Error(`{{${mark}}} is no mark`);
}

function timeAt(now: Date, later: number): string {
  return new Date(now.getTime() + later * 1000).toISOString().replace(/\.\d{3}Z$/u, 'Z');
}

function codeOf(world: SandboxWorld | undefined, name: string | undefined, now: Date, step: number): string {
  const user = world?.users.find(({ arn }) => arn.endsWith(`/${name ?? ''}`));
  const [device] = user?.mfaDevices ?? [];
  if (device === undefined) throw new Error(`the world has no user ${name ?? ''} with an MFA device`);
  return totpCode({ secret: device.secret, now: now.getTime() / 1000, step });
}
