import type { ConnectionProfile } from '@duckbill/core';
import { refusal } from '../answer.ts';
import { localCaller } from '../guard/caller.ts';
import { openGuard } from '../guard/guard.ts';
import { bareType } from '../media.ts';
import { createObserver } from '../observe/observer.ts';
import { type PrintedAnswer, printAnswer } from '../print-answer.ts';
import { parseBody } from '../read-body.ts';
import { noBytes } from '../read-bytes.ts';
import type { Route } from '../route.ts';
import { allRoutes } from '../routes/all-routes.ts';
import type { FullWorld } from '../world.ts';
import type { CallFacts } from './call-facts.ts';
import { inlineWorkbench } from './workbench.ts';

/** Answers requests that need nothing but themselves and the catalogue: those of routes `onAnyThread`. */
export function answerCallOf(given: {
  readonly profiles: readonly ConnectionProfile[];
}): (call: CallFacts) => Promise<PrintedAnswer> {
  const reportFault = (fault: unknown): void => {
    throw fault;
  };
  const world: FullWorld = {
    ...given,
    reportFault,
    guard: openGuard,
    observer: createObserver({}),
    workbench: inlineWorkbench(given),
  };
  const routes = new Map<string, Route>(
    allRoutes({})
      .filter(({ onAnyThread }) => onAnyThread === true)
      .map((route) => [route.operationId, route]),
  );
  const request = new Request('http://localhost/');
  const { signal } = new AbortController();
  return async ({ operationId, contentType, bytes, params, query, accepts }) => {
    const route = routes.get(operationId);
    if (route === undefined) throw new Error(`${operationId} is not for any thread`);
    const read = await parseBody(bytes, contentType, route.request);
    if ('problem' in read) return printAnswer(refusal(read.problem), accepts);
    const answer = await route.answer(
      {
        body: read.value,
        bodyType: bareType(contentType),
        bytes: noBytes(),
        params,
        query,
        headers: new Headers(),
        caller: localCaller,
        accepts,
        signal,
        request,
      },
      world,
    );
    if (answer.kind === 'stream' || answer.kind === 'nothing') throw new Error(`${operationId} answers no text`);
    return printAnswer(answer, accepts);
  };
}
