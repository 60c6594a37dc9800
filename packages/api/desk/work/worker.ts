import { catalogueProfiles } from '@duckbill/profiles';
import type { DeskAnswer, DeskAsk, DeskWork } from './desk-message.ts';
import { DeskSession } from './desk-session.ts';

/** Filled in by the build. */
declare const DUCKBILL_VERSION: string;

const session = new DeskSession({
  profiles: catalogueProfiles(),
  version: DUCKBILL_VERSION,
  now: () => Date.now(),
});

addEventListener('message', ({ data }: MessageEvent<DeskAsk>) => {
  postMessage(answerOf(data));
});

/** Text of a person never throws; whatever does is told without quoting anything. */
function answerOf(asked: DeskAsk): DeskAnswer {
  const { id } = asked;
  try {
    return { id, ok: true, answer: work(asked) };
  } catch (error) {
    return { id, ok: false, reason: error instanceof RangeError ? 'this is too large' : 'this could not be done' };
  }
}

function work(asked: DeskAsk): DeskWork[DeskAsk['verb']]['answer'] {
  switch (asked.verb) {
    case 'hello':
      return session.hello();
    case 'look':
      return session.look(asked.ask);
    case 'findings':
      return session.findings(asked.ask);
    case 'plan':
      return session.plan(asked.ask);
    case 'paste':
      return session.paste(asked.ask);
    case 'explain':
      return session.explain(asked.ask);
    case 'mended':
      return session.mended();
    case 'markdown':
      return session.markdown();
    case 'takeMended':
      return session.takeMended(asked.ask);
    case 'takeBundle':
      return session.takeBundle(asked.ask);
  }
}
