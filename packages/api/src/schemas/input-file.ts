import { Type, type TArray, type TObject, type TOptional, type TString } from 'typebox';
import { maxFiles, maxNameLength } from '../limits/request-limits.ts';

type InputFileSchema = TObject<{ name: TString; text: TOptional<TString>; base64: TOptional<TString> }>;

/** A file of a request. */
export interface InputFile {
  readonly name: string;
  readonly text?: string;
  readonly base64?: string;
}

/** Parts of a form that have this schema are files. */
export const inputFileTitle = 'InputFile';

/** A file: its name, and its text or its bytes. */
export const inputFile: InputFileSchema = Type.Object(
  {
    name: Type.String({
      minLength: 1,
      maxLength: maxNameLength,
      description: 'What reports call it. Its ending, or `.aws/config` and `.aws/credentials`, tells what it is.',
      examples: ['work.duck', '.aws/config'],
    }),
    text: Type.Optional(Type.String({ description: 'Its whole text; or else `base64`.' })),
    base64: Type.Optional(
      Type.String({
        pattern: '^[A-Za-z0-9+/]*={0,2}$',
        description: 'Its bytes, for what is not UTF-8: binary property lists, texts in UTF-16.',
      }),
    ),
  },
  {
    title: inputFileTitle,
    additionalProperties: false,
    oneOf: [{ required: ['text'] }, { required: ['base64'] }],
  },
);

/** The files of a request. */
export const inputFiles: TArray<InputFileSchema> = Type.Array(inputFile, {
  minItems: 1,
  maxItems: maxFiles,
  description: 'Files that belong together: `config` and `credentials` of one folder are read as a pair.',
});
