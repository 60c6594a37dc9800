// Where the command line is bundled, compiled code stands in the place of this file: neither ajv nor TypeBox is needed.
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { SandboxWorld } from '../world.ts';
import { worldSchema } from './world-schema.ts';

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true, verbose: true, discriminator: true });

/** Whether a value has the form of a world; its `errors` say what has not. */
export const validateWorld: ValidateFunction<SandboxWorld> = ajv.compile<SandboxWorld>(worldSchema);
