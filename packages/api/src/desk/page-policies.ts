/** What the browser lets a page do, as its `Content-Security-Policy`. Neither page needs anything from elsewhere. */
export const pagePolicies: Readonly<Record<'desk' | 'reference', string>> = {
  /**
   * The desk: its own script, style, image and worker, and no request at all (`connect-src` is what `default-src` says).
   * Text can become no script (trusted types); no form is sent, and nobody puts the page into a frame.
   */
  desk: policy({
    'default-src': "'none'",
    'script-src': "'self'",
    'worker-src': "'self'",
    'style-src': "'self'",
    'img-src': "'self'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
    'require-trusted-types-for': "'script'",
    'trusted-types': 'duckbill-worker',
  }),
  /**
   * The reference: Scalar's own styles are adopted as sheets (`adopted-styles.ts`); what it writes into `style` attributes
   * is allowed, which can select nothing. Requests go to this service only.
   */
  reference: policy({
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': "'self'",
    'style-src-attr': "'unsafe-inline'",
    'img-src': "'self' data:",
    'connect-src': "'self'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
  }),
};

function policy(directives: Readonly<Record<string, string>>): string {
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}
