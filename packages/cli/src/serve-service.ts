import { appendFileSync } from 'node:fs';
import path from 'node:path';
import {
  type Assets,
  DatabaseRefused,
  type JobRole,
  type Log,
  type OpenedService,
  openService,
  type ServiceOptions,
} from '@duckbill/api';
import { CommandFailure } from './command-failure.ts';
import { reasonOf } from './system-reason.ts';
import type { Terminal } from './terminal.ts';

/** What the operator decides, as the command line has it. */
export interface ServeServiceOptions {
  readonly role: JobRole;
  readonly data?: string;
  readonly bucket?: string;
  readonly region: string;
  readonly endpoint?: string;
  readonly keys?: string;
  readonly oidc?: string;
  readonly limits?: string;
  readonly allowHost?: readonly string[];
  readonly allowOrigin?: readonly string[];
  readonly auditLog?: string;
}

/** Opens the parts of the service. Fails with wrong usage when it must not start like that. */
export async function serveService(
  terminal: Terminal,
  options: ServeServiceOptions & { readonly host: string },
  own: { readonly assets: Assets; readonly log: Log; readonly version: string },
): Promise<Extract<OpenedService, { ok: true }>> {
  const { cwd, environment, home } = terminal;
  const place = (file: string): string => path.resolve(cwd, file);
  const { DATABASE_URL: databaseUrl = '' } = environment;
  const { keys, oidc, limits, auditLog, allowHost, allowOrigin } = options;
  const bucket = bucketOf(options);
  let opened: OpenedService;
  try {
    opened = await openService({
      ...own,
      hostname: options.host,
      role: options.role,
      dataFolder: options.data === undefined ? path.join(home, '.duckbill', 'service') : place(options.data),
      now: () => terminal.now().getTime(),
      ...(databaseUrl === '' ? {} : { databaseUrl }),
      ...(bucket === undefined ? {} : { bucket }),
      ...(keys === undefined ? {} : { keysFile: place(keys) }),
      ...(oidc === undefined ? {} : { oidcFile: place(oidc) }),
      ...(limits === undefined ? {} : { limitsFile: place(limits) }),
      ...(allowHost === undefined ? {} : { allowedHosts: allowHost }),
      ...(allowOrigin === undefined ? {} : { allowedOrigins: allowOrigin }),
      ...(auditLog === undefined ? {} : { audit: auditTo(terminal, auditLog) }),
    });
  } catch (error) {
    throw failureOf(error);
  }
  if (!opened.ok) throw CommandFailure.usage(opened.reason);
  return opened;
}

/** What kept a part of the service from opening, in words. */
export function failureOf(error: unknown): CommandFailure {
  if (error instanceof DatabaseRefused) return CommandFailure.usage(error.message);
  return CommandFailure.is(error) ? error : CommandFailure.couldNotFinish(reasonOf(error));
}

function bucketOf({ bucket, region, endpoint }: ServeServiceOptions): ServiceOptions['bucket'] {
  if (bucket === undefined) {
    if (endpoint !== undefined) throw CommandFailure.usage('--endpoint belongs to --bucket');
    return undefined;
  }
  const [name = '', ...prefix] = bucket.split('/');
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/u.test(name))
    throw CommandFailure.usage(`--bucket ${bucket}: no name of a bucket`);
  const folder = prefix.filter((part) => part !== '').join('/');
  return {
    bucket: name,
    region,
    ...(folder === '' ? {} : { prefix: folder }),
    ...(endpoint === undefined ? {} : { endpoint }),
  };
}

/** Each line is in the file before the answer goes out: what is not noted did not happen. */
function auditTo(terminal: Terminal, file: string): NonNullable<ServiceOptions['audit']> {
  if (file === '-') return { write: (line: string) => terminal.stdout.write(line) !== false };
  const target = path.resolve(terminal.cwd, file);
  try {
    appendFileSync(target, '', { mode: 0o600 });
  } catch (error) {
    throw CommandFailure.usage(`--audit-log ${file}: ${reasonOf(error)}`);
  }
  return {
    write: (line: string) => {
      appendFileSync(target, line, { mode: 0o600 });
      return true;
    },
  };
}
