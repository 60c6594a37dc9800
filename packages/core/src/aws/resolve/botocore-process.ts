import type { AwsSetting } from '../aws-reading.ts';
import { shellWords } from '../read/shell-words.ts';
import { missingFile, timestampOf } from './botocore-errors.ts';
import type { BotocoreSession } from './botocore-session.ts';
import type { FoundCredentials } from './botocore-sources.ts';
import { jsonMembers } from './json-members.ts';
import { ProcessNotRun, Refusal } from './refusal.ts';
import { optionalSetting, processKeys } from './value-source.ts';

type Settings = ReadonlyMap<string, AwsSetting>;

const MANDATORY_REFRESH_MS = 10 * 60 * 1000;

/** `credential_process`; it is started while the chain looks for credentials. */
export function processSource(session: BotocoreSession, settings: Settings): FoundCredentials | undefined {
  const command = settings.get('credential_process');
  if (command === undefined) return undefined;
  const account = optionalSetting(settings, 'aws_account_id');
  const first = runProcess(session, command);
  const expires = first.get('Expiration');
  const keys = () => processKeys(first, account);
  if (expires === undefined || expires === null) return { provider: 'custom-process', freeze: keys };
  const expiry = timestampOf(expires);
  return {
    provider: 'custom-process',
    freeze: () => {
      if (expiry - session.world.now >= MANDATORY_REFRESH_MS) return keys();
      const again = runProcess(session, command);
      if (timestampOf(again.get('Expiration')) > session.world.now) return processKeys(again, account);
      throw new Refusal(
        'RuntimeError',
        'Credentials were refreshed, but the refreshed credentials are still expired.',
        command,
      );
    },
  };
}

/** No shell: words, and the first one is the program (aws-config C.5). */
function runProcess(session: BotocoreSession, command: AwsSetting): ReadonlyMap<string, unknown> {
  const argv = shellWords(command.value);
  if (argv === undefined) throw new Refusal('ValueError', 'No closing quotation', command);
  const [program] = argv;
  if (program === undefined) throw new Refusal('IndexError', 'list index out of range', command);
  session.trace.process(argv, command, false);
  const result = session.world.runProcess?.(argv);
  if (result === undefined) throw new ProcessNotRun();
  if (result.missing) throw missingFile(program);
  const fail = (message: string) =>
    new Refusal(
      'CredentialRetrievalError',
      `Error when retrieving credentials from custom-process: ${message}`,
      command,
    );
  if (result.status !== 0) throw fail(result.stderr);
  const members = jsonMembers(result.stdout);
  if (members === undefined) throw new Refusal('JSONDecodeError', jsonErrorOf(result.stdout), command);
  const version = members.get('Version');
  if (version !== 1)
    throw fail(
      `Unsupported version '${members.has('Version') ? String(version) : '<Version key not provided>'}' for credential process provider, supported versions: 1`,
    );
  for (const key of ['AccessKeyId', 'SecretAccessKey'])
    if (!members.has(key)) throw fail(`Missing required key in response: '${key}'`);
  return members;
}

/** Python's words for a text that does not begin with JSON; deeper errors share them. */
function jsonErrorOf(text: string): string {
  if (text.startsWith('\uFEFF')) return 'Unexpected UTF-8 BOM (decode using utf-8-sig): line 1 column 1 (char 0)';
  const at = text.length - text.trimStart().length;
  const before = text.slice(0, at).split('\n');
  return `Expecting value: line ${before.length} column ${(before.at(-1) ?? '').length + 1} (char ${at})`;
}
