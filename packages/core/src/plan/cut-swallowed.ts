import type { AwsReading } from '../aws/aws-reading.ts';

export type CutText = (text: string) => string;

/**
 * A value that goes on in the next lines swallowed settings by mistake, and with them perhaps a secret: whatever quotes it
 * shows its first line alone. A command may be as long as it likes. Undefined when there is nothing to cut.
 */
export function cutSwallowed({ profiles, ssoSessions }: AwsReading): CutText | undefined {
  const swallowed = new Map<string, string>();
  for (const { settings } of [...profiles.values(), ...ssoSessions.values()])
    for (const { key, value } of settings.values()) {
      const end = value.indexOf('\n');
      if (end !== -1 && key !== 'credential_process') swallowed.set(value, `${value.slice(0, end)} …`);
    }
  if (swallowed.size === 0) return undefined;
  return (text) => {
    if (!text.includes('\n')) return text;
    let cut = text;
    for (const [value, shown] of swallowed) cut = cut.replaceAll(value, () => shown);
    return cut;
  };
}

/** The same value with every text in it changed. */
export function mapTexts<T>(value: T, change: CutText): T;
export function mapTexts(value: unknown, change: CutText): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item: unknown) => mapTexts(item, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]: [string, unknown]) => [key, mapTexts(item, change)]),
  );
}
