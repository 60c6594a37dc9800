import type { HeaderField, SandboxResponse } from './http-message.ts';

/** A JSON answer of the REST-JSON services. */
export function jsonAnswer(
  status: number,
  value: Readonly<Record<string, unknown>>,
  requestId: string,
  headers: readonly HeaderField[] = [],
): SandboxResponse {
  return {
    status,
    headers: [['content-type', 'application/json'], ['x-amzn-requestid', requestId], ...headers],
    body: JSON.stringify(value),
  };
}

/** The members of a JSON object; undefined when the text is anything else. */
export function parseJsonObject(bytes: Uint8Array): ReadonlyMap<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? new Map<string, unknown>(Object.entries(value))
      : undefined;
  } catch {
    return undefined;
  }
}
