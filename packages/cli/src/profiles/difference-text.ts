import type { ProfileDifference } from '@duckbill/core';

const mostShown = 60;

/** One line for each value that differs. What is secret is not shown. */
export function differenceLines(
  differences: readonly (ProfileDifference & { readonly because?: string })[],
  here: string,
  there: string,
): string {
  return differences
    .map(({ key, own, other, secret, because }) => {
      const values = secret ? 'is another' : `${here} ${shown(own)}, ${there} ${shown(other)}`;
      return `    ${key}: ${values}${because === undefined ? '' : ` (${because})`}\n`;
    })
    .join('');
}

/** The same for machines. */
export function jsonDifference({
  key,
  own,
  other,
  secret,
  because,
}: ProfileDifference & { readonly because?: string }): object {
  return {
    key,
    ...(secret
      ? { secret: true }
      : { ...(own === undefined ? {} : { own }), ...(other === undefined ? {} : { other }) }),
    ...(because === undefined ? {} : { because }),
  };
}

function shown(value: string | undefined): string {
  if (value === undefined) return 'nothing';
  return value.length > mostShown ? `"${value.slice(0, mostShown)}…"` : `"${value}"`;
}
