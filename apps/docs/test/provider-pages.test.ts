import { isCode } from '@duckbill/core';
import { providerFamilies } from '@duckbill/profiles';
import { describe, expect, it } from 'vitest';
import { escapeText } from '../generate/escape-text.ts';
import { providerList, providerPage } from '../generate/provider-page.ts';

describe.each(providerFamilies.map((family) => [family.id, family] as const))('the page of %s', (id, family) => {
  const page = providerPage(family);

  it('says how to install it, with every region and its host', () => {
    expect(page).toContain(`<code>${id}</code>`);
    expect(page).toContain(`duckbill profiles install ${id}`);
    expect(page).toContain('<key>Default Hostname</key>');
    for (const region of family.regions) expect(page).toContain(`| <code>${region.id}</code> |`);
    expect(page).not.toMatch(/[{](?:region|account)[}]|undefined/u);
  });

  it('gives reasons for what is other than published, and for what lint says', () => {
    for (const { because } of [...(family.departures ?? []), ...(family.knownFindings ?? [])])
      expect(page).toContain(escapeText(because));
    expect((family.knownFindings ?? []).map(({ code }) => code).filter((code) => !isCode(code))).toEqual([]);
  });

  it('is in the list', () => {
    expect(providerList()).toContain(`[${escapeText(family.title)}](/providers/${id}.md)`);
  });
});
