import { providerFamilies } from '@duckbill/profiles';
import { providerPage } from '../generate/provider-page.ts';

/** One page for each kind of S3 server. */
export default {
  paths: (): { params: { provider: string }; content: string }[] =>
    providerFamilies.map((family) => ({ params: { provider: family.id }, content: providerPage(family) })),
};
