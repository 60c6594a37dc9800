import { readPolicy } from '@duckbill/core';
import type { Exchange } from '../exchange.ts';
import { ServiceFailure } from '../service-failure.ts';
import type { PolicyDocument } from '../world.ts';
import { memberList, type StsParameters } from './sts-parameters.ts';

export interface SessionPolicies {
  readonly documents: readonly PolicyDocument[];
  /** Percent of what a session may hold; AWS packs them in a way of its own, so this is a size, not the size. */
  readonly packedSize: number;
}

const longestPacked = 2048;

/** The session policies of a call: Policy and PolicyArns. undefined: none, so the session is not limited. */
export function readSessionPolicies(exchange: Exchange, parameters: StsParameters): SessionPolicies | undefined {
  const documents: PolicyDocument[] = [];
  const inline = parameters.get('Policy');
  let length = 0;
  if (inline !== undefined) {
    documents.push(parseInline(inline));
    length += inline.length;
  }
  for (const member of memberList(parameters, 'PolicyArns')) {
    const arn = member.get('arn') ?? '';
    const document = exchange.world.managedPolicy(arn);
    if (document === undefined) throw malformed(`Policy ${arn} does not exist or is not attachable.`);
    documents.push(document);
    length += arn.length;
  }
  if (documents.length === 0) return undefined;
  const packedSize = Math.ceil((length / longestPacked) * 100);
  if (packedSize > 100) {
    const text = `Packed policy consumes ${packedSize}% of allotted space, please use smaller policy.`;
    throw new ServiceFailure(400, 'PackedPolicyTooLarge', text);
  }
  return { documents, packedSize };
}

function parseInline(text: string): PolicyDocument {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw malformed('The policy is not in the valid JSON format.');
  }
  if (!isObject(value) || readPolicy(value).problems.length > 0) throw malformed('Syntax errors in policy.');
  return value;
}

function isObject(value: unknown): value is PolicyDocument {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function malformed(text: string): ServiceFailure {
  return new ServiceFailure(400, 'MalformedPolicyDocument', text);
}
