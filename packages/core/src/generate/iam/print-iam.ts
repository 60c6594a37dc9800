import type { JsonMembers } from '../json-value.ts';
import { asciiJson } from './commented-value.ts';
import type { GeneratedIam, IamDocument } from './iam-output.ts';
import { printAwsCli } from './print-aws-cli.ts';
import { printCloudFormation } from './print-cloudformation.ts';
import { printTerraform } from './print-terraform.ts';

/** How the IAM side can be written. */
export const iamForms = [
  'json',
  'cloudformation',
  'cloudformation-json',
  'terraform',
  'aws-cli',
  'aws-cli-powershell',
] as const;

export type IamForm = (typeof iamForms)[number];

export interface IamFile {
  /** A plain file name. */
  readonly name: string;
  readonly text: string;
}

const endings: Readonly<Record<Exclude<IamForm, 'json'>, string>> = {
  cloudformation: '.cloudformation.yaml',
  'cloudformation-json': '.cloudformation.json',
  terraform: '.tf',
  'aws-cli': '.sh',
  'aws-cli-powershell': '.ps1',
};

/** The files of a form: each policy one as JSON, each account one otherwise. The same for the same spec. */
export function printIam(generated: GeneratedIam, form: IamForm): readonly IamFile[] {
  const { name, documents, stacks } = generated;
  if (form === 'json')
    return documents.map((document) => ({ name: documentFile(document), text: `${asciiJson(document.policy, 2)}\n` }));
  return stacks.flatMap((stack, index): IamFile[] => {
    if (stack.resources.length === 0) return [];
    const text =
      form === 'terraform'
        ? printTerraform(stack)
        : form === 'aws-cli' || form === 'aws-cli-powershell'
          ? printAwsCli(stack, form === 'aws-cli' ? 'sh' : 'powershell')
          : printCloudFormation(stack, form === 'cloudformation' ? 'yaml' : 'json');
    return [{ name: `${fileName(name)}${index === 0 ? '' : `-in-${stack.account}`}${endings[form]}`, text }];
  });
}

/** All policies in one text, each under what it is. */
export function iamDocumentsJson({ documents }: GeneratedIam): string {
  const members: JsonMembers = Object.fromEntries(
    documents.map((document) => [documentFile(document).slice(0, -'.json'.length), document.policy]),
  );
  return `${asciiJson(members, 2)}\n`;
}

/** `S3-Access.trust.json`. */
export function documentFile({ id, name }: IamDocument): string {
  return `${fileName(name)}.${id}.json`;
}

/** Every file system takes it: no device of Windows, nothing hidden, nothing that a shell reads. */
function fileName(text: string): string {
  const plain = text.replaceAll(/[^A-Za-z0-9_.@-]/gu, '_');
  return /^[A-Za-z0-9]/u.test(plain) && !/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu.test(plain) ? plain : `_${plain}`;
}
