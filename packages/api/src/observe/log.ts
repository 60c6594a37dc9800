import { type Logger, pino } from 'pino';

export const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;

export type LogLevel = (typeof logLevels)[number];

/** Where the service says what it does: facts and a few fixed words, never what a request holds. */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

export interface LogOptions {
  readonly level: LogLevel;
  /** Takes whole lines, each a JSON object, several at a time. */
  readonly write: (lines: string) => void;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/** A log of JSON lines. They are written once for each turn of the event loop; `flush` writes what waits for it. */
export function createLog({ level, write, now = Date.now }: LogOptions): {
  readonly log: Log;
  readonly flush: () => void;
} {
  let waiting = '';
  const flush = (): void => {
    const lines = waiting;
    waiting = '';
    if (lines !== '') write(lines);
  };
  const log = pino(
    {
      level,
      base: { pid: process.pid },
      timestamp: () => `,"time":"${new Date(now()).toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
    },
    {
      write: (line: string) => {
        if (waiting === '') setImmediate(flush);
        waiting += line;
      },
    },
  );
  return { log, flush };
}

/** Says nothing. */
export const silentLog: Log = createLog({ level: 'silent', write: () => {} }).log;
