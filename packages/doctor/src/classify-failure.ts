import {
  type Facts,
  type Failure,
  type FailureContext,
  type FailureService,
  type GuidanceMatch,
  recogniseFailure,
} from '@duckbill/core';
import { SignInError } from './sign-in/sign-in-error.ts';

/** What we know about a call because we made it. */
export interface FailedCall {
  readonly service: FailureService;
  readonly operation: string;
  readonly endpoint: string;
  readonly context?: FailureContext;
}

export interface ClassifiedFailure {
  readonly failure: Failure;
  readonly guidance: readonly GuidanceMatch[];
  /** What the guidance's sentences may name: caller, role, serial, host. */
  readonly facts: Facts;
}

/** An exception of the SDK, of Node's network, or an answer that is no answer, as facts with their guidance. */
export function classifyFailure(error: unknown, call: FailedCall): ClassifiedFailure {
  const thrown = readThrown(error);
  const failure: Failure = {
    ...(error instanceof SignInError ? whatWasRefused(error) : whatFailed(thrown, call)),
    operation: call.operation,
    ...(thrown.status === undefined ? {} : { status: thrown.status }),
    ...(call.context === undefined ? {} : { context: call.context }),
  };
  const guidance = recogniseFailure(failure);
  const host = proxyOf(error, call.endpoint) ?? hostOf(call.endpoint);
  return { failure, guidance, facts: { ...contextFacts(call.context), ...guidance[0]?.facts, host } };
}

/** Host and port of a URL as people write it; the text itself when it is no URL. */
export function hostOf(endpoint: string): string {
  return URL.canParse(endpoint) ? new URL(endpoint).host : endpoint;
}

/** The proxy that could not be reached, as Node names it: another port or name than that of the address asked for. */
function proxyOf(error: unknown, endpoint: string): string | undefined {
  if (!(error instanceof Error) || !URL.canParse(endpoint)) return undefined;
  const { protocol, hostname: wanted, port: written } = new URL(endpoint);
  const inner = insideOf(error);
  const [name, address] = [readText(inner, 'hostname'), readText(inner, 'address')];
  // A bucket may stand before the name.
  if (name !== undefined) return name === wanted || name.endsWith(`.${wanted}`) ? undefined : name;
  const port = readNumber(inner, 'port');
  const usual = protocol === 'https:' ? 443 : 80;
  if (address === undefined || port === undefined || port === (written === '' ? usual : Number(written)))
    return undefined;
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}

function contextFacts(context: FailureContext | undefined): Facts {
  return {
    ...(context?.roleArn === undefined ? {} : { role: context.roleArn, resource: context.roleArn }),
    ...(context?.mfaSerial === undefined ? {} : { serial: context.mfaSerial }),
  };
}

interface Thrown {
  readonly name: string;
  readonly message: string;
  /** Node's system code. */
  readonly code?: string;
  readonly status?: number;
  readonly contentType?: string;
  /** The answer could not be read as one of AWS. */
  readonly unreadable: boolean;
}

function whatWasRefused({ service, code, message }: SignInError): Pick<Failure, 'service' | 'code' | 'message'> {
  return { service, message, ...(code === undefined ? {} : { code }) };
}

function whatFailed(thrown: Thrown, call: FailedCall): Pick<Failure, 'service' | 'code' | 'message'> {
  if (thrown.unreadable && thrown.code !== undefined)
    return { service: 'network', code: thrown.code, message: 'the connection ended in the middle of the answer' };
  if (thrown.unreadable || isBareRedirect(thrown)) {
    const status = thrown.status === undefined ? '' : `HTTP ${thrown.status}`;
    const got = [status, thrown.contentType ?? ''].filter((part) => part !== '').join(', ');
    const what = got === '' ? 'the answer' : `the answer (${got})`;
    return { service: 'network', message: `Deserialization error: ${what} is not one to ${call.operation}` };
  }
  // No answer at all: Node says why in `code`.
  if (thrown.status === undefined) {
    const code = thrown.code ?? (thrown.name === 'Error' ? undefined : thrown.name);
    const message = thrown.message === '' ? (code ?? 'no answer') : thrown.message;
    const said = { message, ...(code === undefined ? {} : { code }) };
    // Without a system code the request never left: the SDK refused a parameter or an endpoint.
    return thrown.code === undefined ? said : { service: 'network', ...said };
  }
  const silent = thrown.message === '' || thrown.message === 'UnknownError' || thrown.message === 'Unknown';
  const code = thrown.name === 'Unknown' ? `HTTP ${thrown.status}` : thrown.name;
  return { service: call.service, code, message: silent ? code : thrown.message };
}

/** A redirect without an AWS error in it: a captive portal. S3's own redirects carry a code (aws-wire §4). */
function isBareRedirect({ name, status }: Thrown): boolean {
  return status !== undefined && status >= 300 && status < 400 && name === 'Unknown';
}

function readThrown(error: unknown): Thrown {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error), unreadable: false };
  const status =
    error instanceof SignInError ? error.status : readNumber(readProperty(error, '$metadata'), 'httpStatusCode');
  const code = systemCode(error);
  const headers = readProperty(readProperty(error, '$response'), 'headers');
  const contentType = readText(headers, 'content-type');
  // The SDK takes what stands in the body, whatever it is.
  const said = readText(error, 'message') ?? '';
  return {
    // On the wire; the SDK's own class may be called otherwise (aws-config F).
    name: readText(error, 'Code') ?? readText(error, 'name') ?? 'Error',
    // Identity Center says it there, and the SDK nowhere else (aws-wire §3.1).
    message: readText(error, 'error_description') ?? said,
    unreadable: error.name === 'NotAwsError' || said.includes('Deserialization error'),
    ...(code === undefined ? {} : { code }),
    ...(status === undefined ? {} : { status }),
    ...(contentType === undefined ? {} : { contentType }),
  };
}

/** Node's code, also from inside: several addresses tried are an AggregateError, fetch wraps in `cause`. */
function systemCode(error: Error): string | undefined {
  return readText(insideOf(error), 'code');
}

function insideOf(error: Error): unknown {
  if (readText(error, 'code') !== undefined && !(error instanceof AggregateError)) return error;
  return error instanceof AggregateError ? error.errors[0] : error.cause;
}

function readProperty(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (Reflect.get(value, key) as unknown) : undefined;
}

function readText(value: unknown, key: string): string | undefined {
  const found = readProperty(value, key);
  return typeof found === 'string' ? found : undefined;
}

function readNumber(value: unknown, key: string): number | undefined {
  const found = readProperty(value, key);
  return typeof found === 'number' ? found : undefined;
}
