import { type TUnsafe, Type } from 'typebox';
import { type Scope, scopes, tenantPattern } from '../guard/caller.ts';
import { enumOf } from './enum-of.ts';
import { dialect } from './report.ts';

/** A key as it is kept. Moments are ISO 8601 in UTC. */
export interface StoredKey {
  readonly id: string;
  readonly name?: string;
  readonly tenant: string;
  readonly scopes: readonly Scope[];
  readonly sha256: string;
  readonly created: string;
  readonly expires?: string;
  readonly revoked?: string;
  readonly replacedBy?: string;
}

/** The file of API keys. Nothing in it opens anything. */
export interface KeyFile {
  /** For editors. */
  readonly $schema?: string;
  readonly version: 1;
  readonly keys: readonly StoredKey[];
}

const closed = { additionalProperties: false } as const;

/** As `toISOString` prints it. */
const momentForm = { pattern: String.raw`^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?Z$` };

const storedKey = Type.Object(
  {
    id: Type.String({ pattern: '^[0-9a-f]{12}$', description: 'Stands in the key as well. No secret.' }),
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 100, description: 'For people: who holds it.' })),
    tenant: Type.String({ pattern: tenantPattern, description: 'Whose jobs, results and limits it works on.' }),
    scopes: Type.Array(enumOf(scopes), { minItems: 1, uniqueItems: true, description: 'What it may do.' }),
    sha256: Type.String({ pattern: '^[0-9a-f]{64}$', description: 'Of the whole key, in hexadecimal.' }),
    created: Type.String({ ...momentForm, description: 'When it was made.' }),
    expires: Type.Optional(Type.String({ ...momentForm, description: 'From when on it is refused.' })),
    revoked: Type.Optional(Type.String({ ...momentForm, description: 'When it was taken back: it is refused.' })),
    replacedBy: Type.Optional(Type.String({ description: 'The id of the key that rotation made of it.' })),
  },
  { ...closed, title: 'StoredKey' },
);

/** The file of API keys, as `duckbill serve keys` writes it. */
export const keyFileSchema: TUnsafe<KeyFile> = Type.Unsafe<KeyFile>(
  Type.Object(
    {
      $schema: Type.Optional(Type.String({ description: 'For editors: where this schema is.' })),
      version: Type.Literal(1),
      keys: Type.Array(storedKey),
    },
    { $schema: dialect, title: 'KeyFile', ...closed },
  ),
);
