import { type HandedCredentials, type HandoverText, refuseHandover } from './handed-credentials.ts';
import { type HandoverVariables, handoverVariables } from './handover-variables.ts';
import { posixQuoted, powerShellQuoted } from './quote-word.ts';

/** How a shell sets and removes a variable. */
export interface Shell {
  /** As `--export` names it. */
  readonly form: string;
  /** undefined: the value cannot be written for certain. */
  readonly set: (name: string, value: string) => string | undefined;
  readonly unset: (name: string) => string;
  readonly newline: string;
}

/** Lines that a shell runs; nothing but the variables of the keys changes. */
export function printForShell(shell: Shell, credentials: HandedCredentials): HandoverText {
  const printed = printVariables(shell, handoverVariables(credentials));
  if ('unwritable' in printed)
    return refuseHandover(credentials, 'handover-value-unquotable', { variable: printed.unwritable, form: shell.form });
  return { ok: true, text: printed.text };
}

/** Lines that take away and set variables, or the name of the first one whose value no line can hold for certain. */
export function printVariables(
  shell: Shell,
  { set, unset }: HandoverVariables,
): { readonly text: string } | { readonly unwritable: string } {
  const lines = unset.map((name) => shell.unset(name));
  for (const [name, value] of set) {
    // No environment can hold it.
    const line = value.includes('\0') ? undefined : shell.set(name, value);
    if (line === undefined) return { unwritable: name };
    lines.push(line);
  }
  return { text: lines.map((line) => `${line}${shell.newline}`).join('') };
}

/** sh, bash, zsh, dash, ksh. */
export const posixShell: Shell = {
  form: 'env',
  set: (name, value) => `export ${name}=${posixQuoted(value)}`,
  unset: (name) => `unset ${name}`,
  newline: '\n',
};

/** fish: between single quotes a backslash before a quote or a backslash counts, and nothing else. */
export const fishShell: Shell = {
  form: 'fish',
  set: (name, value) => `set -gx ${name} '${value.replaceAll('\\', '\\\\').replaceAll("'", String.raw`\'`)}'`,
  unset: (name) => `set -e ${name}`,
  newline: '\n',
};

/** Windows PowerShell 5.1 and later. */
export const powerShell: Shell = {
  form: 'powershell',
  set: (name, value) => `$Env:${name} = ${powerShellQuoted(value)}`,
  unset: (name) => `Remove-Item -ErrorAction Ignore -LiteralPath Env:${name}`,
  newline: '\n',
};

/**
 * cmd: between double quotes only the quote itself, `%`, `!` (delayed expansion) and line ends are not literal, and none
 * of them can be escaped in the same way at the prompt and in a file.
 */
export const commandPrompt: Shell = {
  form: 'cmd',
  set: (name, value) => (/["%!\p{Cc}]/u.test(value) ? undefined : `set "${name}=${value}"`),
  unset: (name) => `set "${name}="`,
  newline: '\r\n',
};
