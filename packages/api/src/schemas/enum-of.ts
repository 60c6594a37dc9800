import { type TUnsafe, Type } from 'typebox';

/** One of some texts. With its type, which readers of OpenAPI want beside `enum`. */
export function enumOf<Value extends string>(
  values: readonly Value[],
  about: { readonly title?: string; readonly description?: string } = {},
): TUnsafe<Value> {
  return Type.Unsafe<Value>({ type: 'string', enum: [...values], ...about });
}
