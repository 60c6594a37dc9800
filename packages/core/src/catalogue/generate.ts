import { programIds } from '../programs/program.ts';
import type { CatalogueEntry } from './catalogue-entry.ts';

export type GenerateCode =
  | 'generate-spec-malformed'
  | 'generate-access-missing'
  | 'generate-access-unknown'
  | 'generate-program-unknown'
  | 'generate-not-for-program'
  | 'generate-one-program'
  | 'generate-field-unknown'
  | 'generate-value-missing'
  | 'generate-value-unused'
  | 'generate-value-type'
  | 'generate-value-wrong'
  | 'generate-key-temporary'
  | 'generate-mfa-device-without-codes'
  | 'generate-secret-given'
  | 'generate-section-exists';

/** Why an answer or a specification is refused before anything is generated. */
export const generateCatalogue: Readonly<Record<GenerateCode, CatalogueEntry>> = {
  'generate-spec-malformed': entry({
    title: 'The specification cannot be read',
    message: 'this is no specification: {problem}',
    because: 'A specification is one JSON object with the values of one file.',
    whatToDo: 'Look at the place; "duckbill generate bookmark --schema" prints what may stand there.',
  }),
  'generate-access-missing': entry({
    title: 'The kind of access is missing',
    message: 'nobody says where the keys come from',
    hints: ['one of {accepted}'],
    because: 'Every other value depends on it.',
    whatToDo: 'Add --access KIND, or "access" in the specification.',
  }),
  'generate-access-unknown': entry({
    title: 'No such kind of access',
    message: 'this is no kind of access',
    hints: ['one of {accepted}'],
    because: 'Every other value depends on it.',
    whatToDo: 'Write one of those that are listed.',
  }),
  'generate-program-unknown': entry({
    title: 'No such program',
    message: 'this is no program that is known here',
    hints: ['one of {accepted}'],
    because: 'Each program reads these files in its own way, and each of its versions too.',
    whatToDo: 'Write one of those that are listed; a name without a version is the newest.',
  }),
  'generate-not-for-program': entry({
    title: 'The program has no such access',
    message: '{program} cannot have the access "{access}" from a {target}: {why}',
    because:
      'A file that the program does not understand would fail at the first connection, or sign in as somebody else.',
    whatToDo: 'Choose another kind of access, or another program with --for.',
  }),
  'generate-one-program': entry({
    title: 'A bookmark or connection profile is for one program',
    message: 'a {target} is generated for one program and version',
    because: 'The versions of Cyberduck want other profiles: up to 9.2, 9.3 and 9.4, since 9.5.',
    whatToDo: 'Name one, and generate again for the others.',
  }),
  'generate-field-unknown': entry({
    title: 'A value that nobody reads',
    message: 'there is no value "{field}"',
    hints: ['"{nearest}", if that was meant'],
    because: 'It would be left out, and the file would not say what you meant.',
    whatToDo: 'Look for its name in "duckbill generate bookmark --schema".',
  }),
  'generate-value-missing': entry({
    title: 'A value is missing',
    message: '{field} is missing: {meaning}',
    hints: ['--{option}'],
    because: 'Without it the program would ask for it, or fail.',
    whatToDo: 'Add it, or start the command at a terminal without --spec: then it is asked for.',
  }),
  'generate-value-unused': entry({
    title: 'A value that has no place',
    message: '{field} has no place in a {target} with the access "{access}"',
    hints: ['read here: {fields}'],
    because: 'The program would never use it: external ids, for example, are sent by the AWS CLI, never by Cyberduck.',
    whatToDo: 'Leave it out, or choose the kind of access that it belongs to.',
  }),
  'generate-value-type': entry({
    title: 'A value of another type',
    message: '{field} has to be {type}',
    because:
      'What is meant by it is not certain otherwise; account ids, for example, have leading zeros and are texts.',
    whatToDo: 'Write it as the schema says; "duckbill generate bookmark --schema" prints it.',
  }),
  'generate-value-wrong': entry({
    title: 'A value that cannot be right',
    message: '{field} is not {what}',
    hints: ['accepted: {accepted}'],
    because: 'AWS or the program would refuse it, mostly with a message that does not name it.',
    whatToDo: 'Compare it with where you have it from: the console of AWS, or who gave you the access.',
  }),
  'generate-key-temporary': entry({
    title: 'A temporary access key',
    message: '{field} is temporary: keys that begin with ASIA end after hours, and need a session token',
    because: 'A file with it stops working within a day, and cannot sign in for a role with MFA.',
    whatToDo: 'Take the long-term key of the user (AKIA…), or generate access through a role or Identity Center.',
  }),
  'generate-mfa-device-without-codes': entry({
    title: 'A security key gives no codes',
    message: '{field} is a passkey or security key, which gives no six-digit codes',
    because:
      'STS takes codes of virtual and hardware TOTP devices alone; Cyberduck and the AWS CLI ask for such a code.',
    whatToDo: 'Register an authenticator app as a second device of the user, and take its ARN (…:mfa/NAME).',
  }),
  'generate-secret-given': entry({
    title: 'A secret that was not asked for',
    message: '{field} is a secret, and secrets are written with --with-secrets only',
    because: 'Specifications and what is made from them are shared; whoever has the secret has the access.',
    whatToDo:
      'Leave it out: each person types in their own. With --with-secrets it is written into a file for its owner alone.',
  }),
  'generate-section-exists': entry({
    title: 'A section of this name says something else',
    message: 'there is a {kind} "{name}" with other settings: {settings}',
    because: 'Programs and people may rely on it.',
    whatToDo: 'Choose another name, or replace it with --force: then it says what was generated and nothing else.',
  }),
};

interface Words {
  readonly title: string;
  readonly message: string;
  readonly hints?: readonly string[];
  readonly because: string;
  readonly whatToDo: string;
}

function entry({ hints = [], ...words }: Words): CatalogueEntry {
  return {
    ...words,
    hints,
    severity: 'error',
    programs: programIds,
    source: 'aws-config D.1, E.1; cyberduck-s3-connect §2, §3',
    aliases: [],
  };
}
