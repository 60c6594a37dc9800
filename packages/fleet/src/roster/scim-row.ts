import type { RawRow } from './raw-row.ts';

/**
 * A user of a SCIM export (RFC 7643 §4.1), or of `aws identitystore list-users`, whose keys begin with capitals. `email` is
 * the first address; who is not active gets no files.
 */
export function scimRow(values: ReadonlyMap<string, string>, line: number): RawRow {
  const row = new Map<string, string>();
  for (const [key, value] of values) row.set(key.split('.').map(lowerFirst).join('.'), value);
  const [email = ''] = (row.get('emails') ?? '').split(';');
  if (!row.has('email')) row.set('email', email);
  if (!row.has('id') && row.has('userId')) row.set('id', row.get('userId') ?? '');
  const isActive = row.get('active') !== 'false' && row.get('userStatus') !== 'DISABLED';
  return { kind: 'row', line, values: row, ...(isActive ? {} : { inactive: true }) };
}

function lowerFirst(key: string): string {
  return key.charAt(0).toLowerCase() + key.slice(1);
}
