import { type Static, type TObject, Type } from 'typebox';
import { type Checked, createParameterValidator } from './validator.ts';

/** How the parameters of a path and a query are documented. */
export interface ParameterDescription {
  readonly path: TObject;
  readonly query: TObject;
}

/** How the parameters are documented, and their checks. */
export interface Parameters<Path, Query> extends ParameterDescription {
  readonly checkPath: (values: unknown) => Checked<Path>;
  readonly checkQuery: (values: unknown) => Checked<Query>;
}

/** The schema of no parameters, for one half of `parametersOf`. */
export const withoutParameters: TObject = Type.Object({}, { additionalProperties: false });

/** An address without parameters. Those that come are refused: a wrong name would go unnoticed. */
export const noParameters: Parameters<object, object> = parametersOf(withoutParameters, withoutParameters);

/** Parameters of the path (an empty object without any) and of the query. */
export function parametersOf<Path extends TObject, Query extends TObject>(
  path: Path,
  query: Query,
): Parameters<Static<Path>, Static<Query>> {
  return { path, query, checkPath: createParameterValidator(path), checkQuery: createParameterValidator(query) };
}
