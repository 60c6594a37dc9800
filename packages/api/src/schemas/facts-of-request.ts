import { type TOptional, type TRecord, type TString, Type } from 'typebox';
import { maxEnvironmentSize, maxNameLength } from '../limits/request-limits.ts';

/** Variables that the program sees. */
export const environmentField: TOptional<TRecord<'^.*$', TString>> = Type.Optional(
  Type.Record(Type.String(), Type.String(), {
    maxProperties: maxEnvironmentSize,
    description: 'Variables that the program sees. Those of the service are never used.',
  }),
);

/** The name of one of the files of the request. */
export const fileName: TString = Type.String({
  minLength: 1,
  maxLength: maxNameLength,
  description: 'The name of one of the files.',
});

/** What is looked at, as the command line names it. */
export const targetText: TString = Type.String({
  minLength: 1,
  maxLength: 4096,
  description: 'The name of one of the files, an AWS profile as `aws:NAME`, or a URL such as s3://bucket/path.',
  examples: ['work.duck', 'aws:reports'],
});
