import { cacheFormats } from '@duckbill/core';

/** Something that a process writes over and over, while it is killed. */
export interface KilledWork {
  /** Below an empty home folder. */
  readonly target: string;
  /** Ends with a promise of each write: `write(home, letter)`, where the letter is `a` or `b` in turn. Modules of `cli/src`. */
  readonly script: string;
  /** Which letter the file holds, whole; undefined when it is anything else. */
  readonly letterOf: (text: string) => string | undefined;
  /** What is wrong with the other files after a kill: one line each. */
  readonly lookAround?: (home: string, kill: number) => Promise<readonly string[]>;
  /** What stands in the folder in the end, and nothing besides. */
  readonly left: readonly string[];
}

const bytes = 300_000;

/** One letter through and through. */
function onlyLetter(text: string, length: number): string | undefined {
  const letter = text.charAt(0);
  return 'ab'.includes(letter) && text === letter.repeat(length) ? letter : undefined;
}

/** A file of any kind, with a backup. */
export const textWork: KilledWork = {
  target: '.aws/credentials',
  script: `
    import { writeTextFile } from './write-file.ts';
    const write = async (home, letter) => {
      const outcome = await writeTextFile(home + '/.aws/credentials', letter.repeat(${bytes}), { backup: true });
      if (!outcome.ok) throw new Error(outcome.reason);
    };`,
  letterOf: (text) => onlyLetter(text, bytes),
  left: ['credentials', 'credentials.bak'],
};

const tokenFile = 'ee0bfd2552fbd840c02cc48b6e823320543c450f.json';

/** The token of an SSO session, among members that another program has put there. */
export const cacheWork: KilledWork = {
  target: `.aws/sso/cache/${tokenFile}`,
  script: `
    import { tokenCacheOnDisk } from './token-cache-on-disk.ts';
    const write = async (home, letter) => {
      const cache = tokenCacheOnDisk(home, (problem) => { throw new Error(JSON.stringify(problem)); });
      const entry = { accessToken: letter.repeat(${bytes}), expiresAt: '2026-11-21T10:29:15.000Z', refreshToken: letter };
      const place = { cache: 'sso-token', file: '${tokenFile}' };
      if (!(await cache.write(place, entry))) throw new Error('not written');
      if ((await cache.read(place))?.refreshToken !== letter) throw new Error('not read');
    };`,
  letterOf: (text) => {
    const reading = cacheFormats['sso-token'].read('file', text);
    if (!reading.ok) return undefined;
    const letter = onlyLetter(reading.entry.accessToken, bytes);
    return reading.entry.refreshToken === letter ? letter : undefined;
  },
  left: [tokenFile],
};

const others = Array.from({ length: 50 }, (_, index) => `[other-${index}]\naws_access_key_id = AKIA${index}\n`).join(
  '',
);

/** Keys saved as a profile, among profiles of other people's. */
export const profileWork: KilledWork = {
  target: '.aws/credentials',
  script: `
    import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
    import { saveAsProfile } from './hand-over/save-as-profile.ts';
    const write = async (home, letter) => {
      if (!existsSync(home + '/.aws/credentials')) {
        mkdirSync(home + '/.aws', { recursive: true });
        writeFileSync(home + '/.aws/credentials', ${JSON.stringify(others)}, { mode: 0o600 });
      }
      const keys = { target: 't', accessKeyId: 'ASIA', secretAccessKey: letter.repeat(40), sessionToken: letter.repeat(900), from: 'sts' };
      const saved = await saveAsProfile({ home, cwd: home, environment: {} }, 'work', keys, false);
      if (!saved.ok) throw new Error(saved.why);
    };`,
  letterOf: (text) => {
    const head = `${others}\n[work]\naws_access_key_id = ASIA\naws_secret_access_key = `;
    if (!text.startsWith(head)) return undefined;
    const [secret = '', token = ''] = text.slice(head.length).split('\naws_session_token = ');
    const letter = onlyLetter(secret, 40);
    return onlyLetter(token.trimEnd(), 900) === letter ? letter : undefined;
  },
  left: ['credentials', 'credentials.bak'],
};
