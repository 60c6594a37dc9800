// What the command line says about `generate` before anything of it is loaded.
export { accessKinds, accessWords, type GenerateTarget } from './access-kind.ts';
export { fieldsOfTarget } from './fields-of.ts';
export { fieldNames, optionOfField, specField } from './spec-fields.ts';
