/** Where the site stands unless a door knows better. */
export const usualSite = 'https://duckbill.example';

/** The address of the page of a code. Codes are lower-case words and hyphens, so nothing has to be encoded. */
export function rulePage(code: string, site: string = usualSite): string {
  return `${site.endsWith('/') ? site.slice(0, -1) : site}/rules/${code}`;
}
