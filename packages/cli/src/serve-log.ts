import { createLog, type LogLevel } from '@duckbill/api';
import { maskSecrets, type Paint } from '@duckbill/core';
import { paintFor, type Terminal } from './terminal.ts';

export interface ServeLogOptions {
  readonly logLevel: LogLevel;
  readonly logFormat?: 'text' | 'json';
}

/** The service's log on standard output: text for a person, JSON lines for programs. */
export function serveLog(terminal: Terminal, { logLevel, logFormat }: ServeLogOptions): ReturnType<typeof createLog> {
  const asText = isForPerson(terminal, logFormat);
  const paint = paintFor(terminal.stdout, terminal.environment);
  return createLog({
    level: logLevel,
    now: () => terminal.now().getTime(),
    write: (lines) => terminal.stdout.write(maskSecrets(asText ? textOf(lines, paint) : lines)),
  });
}

/** Whether the log is text. */
export function isForPerson({ stdout }: Terminal, format: ServeLogOptions['logFormat']): boolean {
  return format === undefined ? stdout.isTTY === true : format === 'text';
}

/** Every line as a person reads it: time, level unless that is usual, message, facts. */
function textOf(lines: string, paint: Paint): string {
  return lines
    .split('\n')
    .map((line) => (line === '' ? '' : readable(JSON.parse(line) as Record<string, unknown>, paint)))
    .join('\n');
}

const told = new Set(['level', 'time', 'pid', 'msg']);

function readable(line: Record<string, unknown>, paint: Paint): string {
  const { level, time, msg } = line;
  const facts = Object.entries(line)
    .filter(([name]) => !told.has(name))
    .map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`);
  const words = [paint.faint(String(time).slice(11, 19)), levelMark(String(level), paint), String(msg), ...facts];
  return words.filter((word) => word !== '').join('  ');
}

function levelMark(level: string, paint: Paint): string {
  if (level === 'error') return paint.error(level);
  if (level === 'warn') return paint.warning(level);
  return level === 'info' ? '' : paint.faint(level);
}
