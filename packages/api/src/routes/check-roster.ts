import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, type Diagnostic, type Fleet, type FleetMember } from '@duckbill/core';
import { readRoster, type RosterFormat } from '@duckbill/fleet';
import { maxFieldErrors, maxFleetMembers } from '../limits/request-limits.ts';
import { problem, type Problem, type ProblemFinding } from '../problem.ts';
import { expandMembers } from './fleet-groups.ts';

/** A roster of a request. */
export interface SentRoster {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly format: RosterFormat;
}

/** The members of a roster, or why no fleet is made of them. Goes through all of it, so that every error is counted. */
export async function checkRoster(
  fleet: Fleet,
  roster: SentRoster,
  { partial, signal }: { readonly partial: boolean; readonly signal: AbortSignal },
): Promise<{ readonly members: readonly FleetMember[] } | { readonly problem: Problem }> {
  const members: FleetMember[] = [];
  const errors: Diagnostic[] = [];
  const keep = (found: readonly Diagnostic[]): void => {
    errors.push(...found.filter(({ severity }) => severity === 'error'));
  };
  for await (const { member, diagnostics } of readRoster(inPieces(roster.bytes), fleet, roster)) {
    signal.throwIfAborted();
    keep(diagnostics);
    if (member !== undefined) members.push(member);
    if (members.length > maxFleetMembers) {
      const detail = `A fleet that is made while it is sent may have ${maxFleetMembers} members; POST /v1/fleet/jobs takes more.`;
      return { problem: problem('roster-too-large', { detail }) };
    }
  }
  if (!partial) for await (const { diagnostics } of expandMembers(fleet, members, signal)) keep(diagnostics);
  const findings = errors.slice(0, maxFieldErrors).map((one) => rowFinding(one, roster.name));
  if (errors.length > 0 && !partial) {
    const detail = `The roster has ${errors.length} ${errors.length === 1 ? 'error' : 'errors'}; nothing is made.`;
    return { problem: problem('roster-refused', { detail, findings }) };
  }
  if (members.length > 0) return { members };
  return { problem: problem('roster-refused', { detail: 'The roster has no members; nothing is made.', findings }) };
}

/** Bytes that are read before others have their turn. */
const pieceBytes = 32 * 1024;

async function* inPieces(bytes: Uint8Array): AsyncGenerator<Uint8Array, void, undefined> {
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    if (at > 0) await nextTurn();
    yield bytes.subarray(at, at + pieceBytes);
  }
}

function rowFinding(one: Diagnostic, file: string): ProblemFinding {
  const { message, hints } = describe(one);
  const { line, column } = one.facts;
  return {
    code: one.code,
    severity: one.severity,
    message,
    hints,
    file,
    line: typeof line === 'number' ? line : 1,
    ...(typeof column === 'string' ? { column } : {}),
  };
}
