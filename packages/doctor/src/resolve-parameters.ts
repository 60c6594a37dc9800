import type { CallStep, FailureContext } from '@duckbill/core';

/**
 * The values that a call goes out with. What was prompted and not answered is left out, and a code goes only with
 * its serial (cyberduck-s3-connect §2.2). `code` stands for what was typed last.
 */
export function resolveParameters(
  step: CallStep,
  answers: ReadonlyMap<string, string>,
  now: Date,
): ReadonlyMap<string, string> {
  const resolved = new Map<string, string>();
  for (const { name, value } of step.parameters) {
    const text = parameterText(name, value, answers, now);
    if (text !== undefined && text !== '') resolved.set(name, text);
  }
  if (!resolved.has('SerialNumber')) resolved.delete('TokenCode');
  return resolved;
}

function parameterText(
  name: string,
  value: CallStep['parameters'][number]['value'],
  answers: ReadonlyMap<string, string>,
  now: Date,
): string | undefined {
  switch (value.kind) {
    case 'known':
      return value.value;
    case 'prompted':
      return answers.get(value.prompt)?.trim();
    case 'generated':
      // The only made-up value is the session name; the time makes it easy to find in CloudTrail.
      return name === 'RoleSessionName' ? `duckbill-${Math.floor(now.getTime() / 1000)}` : undefined;
    case 'file':
    case 'answer':
    case 'secret':
      return undefined;
  }
}

/** What the guidance may know about a call because it is ours. */
export function callContext(parameters: ReadonlyMap<string, string>): FailureContext {
  const roleArn = parameters.get('RoleArn');
  const mfaSerial = parameters.get('SerialNumber');
  return {
    mfaSent: parameters.has('TokenCode'),
    ...(roleArn === undefined ? {} : { roleArn }),
    ...(mfaSerial === undefined ? {} : { mfaSerial }),
  };
}
