/**
 * What a property list can be printed as. `cyberduck`: as the application writes it (cyberduck-formats §8.1);
 * `canonical`: our own order and layout (§8.2); `xml` and `json`: the same values, nothing left out; `url`: a
 * bookmark as a connection URL (§5).
 */
export const printForms = ['cyberduck', 'canonical', 'xml', 'json', 'url'] as const;

export type PrintForm = (typeof printForms)[number];
