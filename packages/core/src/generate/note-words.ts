import type { GenerateNote } from './generate-files.ts';

/** What a person still has to do, in a sentence. */
export function describeNote({ note, about }: GenerateNote): string {
  return noteWords[note](about);
}

const noteWords: Readonly<Record<GenerateNote['note'], (about: string) => string>> = {
  'keys-left-out': (name) =>
    `The keys are left out: each person adds their own with "aws configure --profile ${name}", or --with-secrets asks for them.`,
  'needs-profile': (vendor) =>
    `It belongs to the connection profile with the Vendor "${vendor}": turn it on in Cyberduck's preferences (Profiles), or make one with "duckbill generate profile --vendor ${vendor}".`,
  'needs-aws-profile': (name) =>
    `It takes everything from the AWS profile "${name}" in ~/.aws: "duckbill generate aws-config" makes one.`,
};
