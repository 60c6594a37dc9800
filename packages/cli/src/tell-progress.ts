import type { ProgressEvent, WaitReason } from '@duckbill/doctor';
import { paintFor, type Terminal } from './terminal.ts';

/** Tells a person who waits what happens, on standard error. In a pipe only what they have to do. */
export function tellProgress(terminal: Terminal, event: ProgressEvent): void {
  const { stderr } = terminal;
  const paint = paintFor(stderr, terminal.environment);
  switch (event.kind) {
    case 'step-started':
      if (stderr.isTTY !== true || event.step.kind !== 'call') return;
      stderr.write(`${paint.faint(`… ${event.step.service.toUpperCase()} ${event.step.operation}`)}\n`);
      return;
    case 'approve':
      stderr.write(approval(event, paint.strong));
      return;
    case 'notice':
      stderr.write(`${event.words}\n`);
      return;
    case 'waiting':
      tellWait(terminal, event.reason, Date.parse(event.until));
      return;
    case 'step-ended':
    case 'check-started':
    case 'check-ended':
  }
}

function approval(event: Extract<ProgressEvent, { kind: 'approve' }>, strong: (text: string) => string): string {
  const { opened, url, code } = event;
  const lines = [
    strong(opened ? 'Approve the sign-in in the browser that was opened.' : 'Approve the sign-in in a browser.'),
    `  ${opened ? 'not there? ' : 'address    '}${url}`,
  ];
  if (code !== undefined) lines.push(`  code       ${strong(code)}   compare it with the page`);
  return `${lines.join('\n')}\n`;
}

const waits: Readonly<Record<WaitReason, string>> = {
  'next-code': 'The next code of the authenticator comes',
  'code-limit': 'AWS looks at codes of this device again',
  retry: 'No good answer; asked again',
};

/** A countdown for a person, one line for a log; a short pause is told to a person only. */
function tellWait({ stderr, environment, now }: Terminal, reason: WaitReason, until: number): void {
  const left = (): number => Math.max(0, Math.ceil((until - now().getTime()) / 1000));
  const line = (): string => `${waits[reason]} in ${left()} s`;
  if (stderr.isTTY !== true) {
    if (reason !== 'retry') stderr.write(`${line()}\n`);
    return;
  }
  const paint = paintFor(stderr, environment);
  if (reason === 'retry') {
    stderr.write(`${paint.faint(`… ${line()}`)}\n`);
    return;
  }
  const draw = (): void => {
    stderr.write(`\r\u001B[2K${paint.warning(line())}${left() === 0 ? '\n' : ''}`);
    if (left() === 0) clearInterval(timer);
  };
  const timer = setInterval(draw, 1000);
  timer.unref();
  draw();
}
