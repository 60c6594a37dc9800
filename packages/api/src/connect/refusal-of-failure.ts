import { type ClassifiedFailure, describeGuidance } from '@duckbill/doctor';
import type { ProblemCode } from '../problem.ts';
import { ConnectRefused } from './connect-refused.ts';

/** What the guard's refusals have as their code, in a failure that the doctor has classified. */
const guardCode = 'EOUTBOUND';

/** A failed call as the problem that a caller gets: what AWS said in words of the catalogue, never what was sent. */
export function refusalOfFailure(operation: string, classified: ClassifiedFailure): ConnectRefused {
  const { failure, guidance, facts } = classified;
  const code = codeOf(operation, classified);
  if (code === 'outbound-refused') {
    const detail = `${operation} was not sent: ${failure.message}.`;
    return new ConnectRefused(code, { detail });
  }
  const [match] = guidance;
  const said = failure.code ?? 'no code';
  if (match === undefined) return new ConnectRefused(code, { detail: `${operation}: ${said}.` }, pauseAfter(code));
  const words = describeGuidance(match, facts, 'the portal');
  const [first = ''] = words.whatToDo;
  const detail = [`${operation} (${said}): ${words.title}.`, first].filter((part) => part !== '').join(' ');
  return new ConnectRefused(code, { detail, guidance: guidance.map(({ code }) => code) }, pauseAfter(code));
}

/** Throws where the guard kept a call from being made: then nothing was found out. */
export function throwIfGuarded(operation: string, classified: ClassifiedFailure): void {
  if (classified.failure.code === guardCode) throw refusalOfFailure(operation, classified);
}

const busyCodes: ReadonlySet<string> = new Set([
  'TooManyRequestsException',
  'SlowDownException',
  'Throttling',
  'ThrottlingException',
]);

function pauseAfter(code: ProblemCode): number | undefined {
  return code === 'aws-busy' ? 10 : undefined;
}

function codeOf(operation: string, { failure: { code, service, status = 0 } }: ClassifiedFailure): ProblemCode {
  if (code === guardCode) return 'outbound-refused';
  if (operation === 'CreateToken' && code === 'AccessDeniedException') return 'sign-in-denied';
  if (operation === 'CreateToken' && code === 'ExpiredTokenException') return 'sign-in-expired';
  if (code === 'UnauthorizedException') return 'sign-in-expired';
  if (service === 'network') return 'aws-unreachable';
  if (status === 429 || busyCodes.has(code ?? '')) return 'aws-busy';
  return status >= 400 && status < 500 ? 'aws-refused' : 'aws-failed';
}
