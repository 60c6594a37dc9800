import { type TSchema, Type } from 'typebox';
import { enumOf } from './enum-of.ts';
import { programId } from './report.ts';

const closed = { additionalProperties: false } as const;

const installed = Type.Object(
  {
    kind: enumOf(['cyberduck', 'mountain-duck', 'duck', 'aws-cli']),
    path: Type.String({ description: 'The application, or the file that is started.' }),
    build: Type.String({
      pattern: '^[a-z][a-z-]*$',
      description: 'Where it came from: website, app-store, homebrew, installer, windows-store, deb and others.',
    }),
    version: Type.Optional(Type.String()),
    revision: Type.Optional(Type.String()),
    program: Type.Optional(programId),
  },
  { ...closed, title: 'InstalledProgram' },
);

const folders = Type.Array(Type.Object({ path: Type.String(), count: Type.Integer({ minimum: 1 }) }, closed), {
  description: 'Folders that hold something.',
});

/** Why a program is stood for. */
export const standsFor: TSchema = Type.Object(
  { because: enumOf(['asked', 'installed', 'newest']), installed: Type.Optional(installed) },
  { ...closed, title: 'StandsFor', description: 'Why this program is stood for.' },
);

/** What stands around the files. */
export const surroundings: TSchema = Type.Object(
  {
    platform: Type.String(),
    programs: Type.Array(installed),
    profiles: folders,
    bookmarks: folders,
    awsFiles: Type.Array(Type.Object({ kind: enumOf(['config', 'credentials']), path: Type.String() }, closed)),
    caches: folders,
    variables: Type.Array(Type.Object({ name: Type.String(), value: Type.Optional(Type.String()) }, closed), {
      description: 'Variables that are set; the value only where it cannot be a secret.',
    }),
    proxies: Type.Array(
      Type.Object(
        {
          name: Type.String(),
          proxy: Type.Optional(Type.String({ description: 'Without user and password.' })),
          signsIn: Type.Boolean(),
          problem: Type.Optional(enumOf(['no-address', 'no-scheme', 'other-scheme'])),
        },
        closed,
      ),
    ),
    noProxy: Type.Optional(Type.String()),
  },
  { ...closed, title: 'Surroundings', description: 'Programs, folders and variables of the computer. No secrets.' },
);
