import { writeFile } from 'node:fs/promises';
import { configSchema } from '../src/lint-config/config-schema.ts';

// The schema of duckbill.config.json as it is published, for editors.
await writeFile(
  new URL('../duckbill.config.schema.json', import.meta.url),
  `${JSON.stringify(configSchema, undefined, 2)}\n`,
);
