// scripts/compile-schemas.ts puts compiled code in the place of this file when the command line is bundled: to load
// and compile a schema takes longer than a whole run of lint.
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { baselineSchema } from '../baseline/baseline-schema.ts';
import type { Baseline } from '../baseline/baseline.ts';
import { configSchema } from './config-schema.ts';
import type { LintConfig } from './lint-config.ts';

const ajv = new Ajv2020({ strict: true, allErrors: true, verbose: true, inlineRefs: false });

export const validateConfig: ValidateFunction<LintConfig> = ajv.compile<LintConfig>(configSchema);
export const validateBaseline: ValidateFunction<Baseline> = ajv.compile<Baseline>(baselineSchema);
