import {
  accessKinds,
  accessWords,
  checkOfField,
  defaultPrograms,
  describe,
  diagnostic,
  type FieldName,
  fieldsOf,
  type GenerateTarget,
  isAccessKind,
  isProgramId,
  type ProgramId,
  specField,
} from '@duckbill/core';

/** Asks one question; undefined when the person cancelled. */
export type AskOne = (question: {
  readonly label: string;
  readonly hidden: boolean;
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
}) => Promise<string | undefined>;

/** Optional values that the dialogues of `aws configure sso` and of Cyberduck ask for as well; the others are options. */
const alsoAsked: ReadonlySet<FieldName> = new Set([
  'accessKeyId',
  'roleArn',
  'mfaSerial',
  'ssoStartUrl',
  'ssoRegion',
  'ssoScopes',
  'ssoAccountId',
  'ssoRoleName',
  'oauthClientId',
  'region',
  'output',
  'path',
  'nickname',
]);

/**
 * Asks for what is not known yet, in the order of the dialogues that people know. A wrong answer is refused at once, with
 * why, and asked again. Undefined when the person cancelled: then nothing was done.
 */
export async function askForValues(
  ask: AskOne,
  tell: (words: string) => void,
  target: GenerateTarget,
  known: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, string> | undefined> {
  const values = new Map(known);
  if (!values.has('access')) {
    const choices = accessKinds.map((value) => ({ value, label: accessWords[value] }));
    const answer = await ask({ label: 'Where do the keys come from?', hidden: false, choices });
    if (answer === undefined) return undefined;
    values.set('access', answer);
  }
  const access = values.get('access') ?? '';
  if (!isAccessKind(access)) return values;
  const asked = new Set<FieldName>();
  const named = values.get('for');
  const programs: readonly ProgramId[] =
    named !== undefined && isProgramId(named) ? [named] : defaultPrograms(target, access);
  const nextField = () =>
    fieldsOf({ target, access, programs, has: (name) => values.has(name) }).find(
      ({ name, needed }) => !values.has(name) && !asked.has(name) && (needed || alsoAsked.has(name)),
    );
  for (let field = nextField(); field !== undefined; field = nextField()) {
    const { name, needed } = field;
    asked.add(name);
    const preset = presetOf(name, values);
    const answer = await askField(ask, tell, name, needed, preset);
    if (answer === undefined) return undefined;
    if (answer !== '') values.set(name, answer);
  }
  return values;
}

async function askField(
  ask: AskOne,
  tell: (words: string) => void,
  name: FieldName,
  needed: boolean,
  preset: string | undefined,
): Promise<string | undefined> {
  const { question } = specField(name);
  const label = `${question}${preset === undefined ? (needed ? '' : ' [None]') : ` [${preset}]`}:`;
  for (;;) {
    const typed = await ask({ label, hidden: false });
    if (typed === undefined) return undefined;
    const answer = typed.trim() === '' ? (preset ?? '') : typed.trim();
    if (answer === '' && !needed) return '';
    const problem =
      answer === ''
        ? { code: 'generate-value-missing' as const, facts: { field: name, meaning: specField(name).meaning } }
        : checkOfField(name)(answer);
    if (problem === undefined) return answer;
    const { message, hints, because } = describe(
      diagnostic(problem.code, 'answer', { start: 0, end: 0 }, { facts: { field: question, ...problem.facts } }),
    );
    tell(`${[message, ...hints].join('; ')}.\n${because}\n`);
  }
}

/** What the dialogue of the AWS CLI offers (aws-config D.1). */
function presetOf(name: FieldName, values: ReadonlyMap<string, string>): string | undefined {
  if (name === 'ssoScopes') return 'sso:account:access';
  const [role, account] = [values.get('ssoRoleName'), values.get('ssoAccountId')];
  const usual = `${role ?? ''}-${account ?? ''}`;
  if (name === 'name' && role !== undefined && account !== undefined && checkOfField('name')(usual) === undefined)
    return usual;
  return undefined;
}
