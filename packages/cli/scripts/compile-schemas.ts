import { createRequire } from 'node:module';
import { worldSchema } from '@duckbill/sandbox/world-schema';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Plugin } from 'rolldown';
import { baselineSchema } from '../src/baseline/baseline-schema.ts';
import { configSchema } from '../src/lint-config/config-schema.ts';

const standalone = createRequire(import.meta.url)('ajv/dist/standalone/index.js') as {
  default: (ajv: Ajv2020, names: Readonly<Record<string, string>>) => string;
};

/** Code that checks files of our own, compiled from their schemas by the names of the checks. */
function compiled(schemas: Readonly<Record<string, object>>): string {
  const ajv = new Ajv2020({
    strict: true,
    allowUnionTypes: true,
    discriminator: true,
    allErrors: true,
    verbose: true,
    inlineRefs: false,
    code: { source: true, esm: true, lines: true },
  });
  for (const [name, schema] of Object.entries(schemas)) ajv.addSchema(schema, name);
  return standalone.default(ajv, Object.fromEntries(Object.keys(schemas).map((name) => [name, name])));
}

/** Puts compiled code in the place of what loads schemas, so that neither ajv nor TypeBox is in the bundle. */
export const compileSchemas: Plugin = {
  name: 'compile-schemas',
  load: {
    filter: { id: /[\\/](?:lint-config[\\/]validate-config|world-file[\\/]validate-world)\.ts$/u },
    handler: (id) => {
      const schemas = id.endsWith('validate-world.ts')
        ? { validateWorld: worldSchema }
        : { validateConfig: configSchema, validateBaseline: baselineSchema };
      return { code: compiled(schemas), moduleType: 'js' };
    },
  },
};
