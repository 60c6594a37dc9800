import { type TObject, type TOptional, type TString, Type } from 'typebox';

export const region: TString = Type.String({
  pattern: '^[a-z]{2,6}(-[a-z0-9]{1,16}){1,4}$',
  description: 'A region of AWS. Its hosts, and no others, are asked.',
  examples: ['eu-west-1'],
});

export const endpoint: TOptional<TString> = Type.Optional(
  Type.String({
    minLength: 1,
    maxLength: 300,
    description: 'Asked in place of AWS; one of those that the operator names with --allow-endpoint.',
    examples: ['http://127.0.0.1:4566'],
  }),
);

/** An account, as AWS numbers it. */
export const accountId: TString = Type.String({ pattern: '^[0-9]{12}$', examples: ['111122223333'] });

const session: TString = Type.String({ pattern: '^si_[A-Za-z0-9_-]{32}$', description: 'The id of the sign-in.' });

/** The sign-in of an address. */
export const signInPath: TObject<{ session: TString }> = Type.Object({ session }, { additionalProperties: false });

/** An account of a sign-in. */
export const accountPath: TObject<{ session: TString; account: TString }> = Type.Object(
  { session, account: accountId },
  { additionalProperties: false },
);
