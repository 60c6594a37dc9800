import { Type, type TArray, type TObject, type TString } from 'typebox';
import { maxFiles, maxNameLength } from '../limits.ts';

type InputFileSchema = TObject<{ name: TString; text: TString }>;

const inputFile: InputFileSchema = Type.Object(
  {
    name: Type.String({
      minLength: 1,
      maxLength: maxNameLength,
      description: 'What reports call it. Its ending, or `.aws/config` and `.aws/credentials`, tells what it is.',
      examples: ['work.duck', '.aws/config'],
    }),
    text: Type.String({ description: 'Its whole text.' }),
  },
  { title: 'InputFile', additionalProperties: false },
);

/** The files of a request. */
export const inputFiles: TArray<InputFileSchema> = Type.Array(inputFile, {
  minItems: 1,
  maxItems: maxFiles,
  description: 'Files that belong together: `config` and `credentials` of one folder are read as a pair.',
});
