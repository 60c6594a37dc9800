/** A number as IAM compares it: by value, so `01`, `+1` and `1e0` are 1. undefined: not a finite decimal number. */
export function numberOf(text: string): number | undefined {
  if (!/^[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?$/.test(text)) return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}

/** A moment in epoch milliseconds, from ISO 8601, a bare day, or epoch seconds (aws-wire §2.3). undefined: not a date. */
export function momentOf(text: string): number | undefined {
  if (/^[+-]?[0-9]{1,15}$/.test(text)) return Number(text) * 1000;
  if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}/.test(text)) return undefined;
  if (!/^[0-9-]{10}(?:T[0-9:.]{4,20}(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?$/.test(text)) return undefined;
  const zoned = text.length === 10 || /[Z+]|-[0-9]{2}:?[0-9]{2}$/.test(text.slice(10)) ? text : `${text}Z`;
  const moment = Date.parse(zoned);
  return Number.isNaN(moment) ? undefined : moment;
}

/** The six parts of an ARN; the last keeps its colons. undefined: not an ARN. */
export function arnParts(text: string): readonly string[] | undefined {
  const parts: string[] = [];
  let at = 0;
  for (let part = 0; part < 5; part += 1) {
    const colon = text.indexOf(':', at);
    if (colon < 0) return undefined;
    parts.push(text.slice(at, colon));
    at = colon + 1;
  }
  parts.push(text.slice(at));
  return parts[0] === 'arn' ? parts : undefined;
}
