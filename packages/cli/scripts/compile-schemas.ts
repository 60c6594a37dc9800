import { createRequire } from 'node:module';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Plugin } from 'rolldown';
import { baselineSchema } from '../src/baseline/baseline-schema.ts';
import { configSchema } from '../src/lint-config/config-schema.ts';

const standalone = createRequire(import.meta.url)('ajv/dist/standalone/index.js') as {
  default: (ajv: Ajv2020, names: Readonly<Record<string, string>>) => string;
};

/** Code that checks our own files, compiled from their schemas. */
function compiledSchemas(): string {
  const ajv = new Ajv2020({
    strict: true,
    allErrors: true,
    verbose: true,
    inlineRefs: false,
    code: { source: true, esm: true, lines: true },
  });
  ajv.addSchema(configSchema, 'config').addSchema(baselineSchema, 'baseline');
  return standalone.default(ajv, { validateConfig: 'config', validateBaseline: 'baseline' });
}

/** Puts the compiled code in the place of `validate-config.ts`, so that neither ajv nor TypeBox is in the bundle. */
export const compileSchemas: Plugin = {
  name: 'compile-schemas',
  load: {
    filter: { id: /[\\/]lint-config[\\/]validate-config\.ts$/u },
    handler: () => ({ code: compiledSchemas(), moduleType: 'js' }),
  },
};
