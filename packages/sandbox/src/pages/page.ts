import { createHash } from 'node:crypto';
import type { SandboxResponse } from '../http-message.ts';
import { html, type Html } from './html.ts';
import { pageStyle } from './page-style.ts';

export interface PageContent {
  /** Also the heading. */
  readonly title: string;
  readonly body: Html;
  /** Where the answer to a form may lead, besides this server. */
  readonly formTarget?: string;
}

const styleHash = createHash('sha256').update(pageStyle).digest('base64');

/** A page without scripts, for a person at a browser. */
export function page(status: number, content: PageContent): SandboxResponse {
  const document = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${content.title} – practice sign-in</title>
<link rel="icon" href="data:,">
<style>`;
  const rest = html`</style>
</head>
<body>
<main>
<p class="sandbox">Practice sandbox of Duckbill. Nothing here reaches AWS, and no password is asked.</p>
<h1>${content.title}</h1>
${content.body}
</main>
</body>
</html>
`;
  const formTarget = content.formTarget === undefined ? '' : ` ${content.formTarget}`;
  return {
    status,
    headers: [
      ['content-type', 'text/html; charset=utf-8'],
      [
        'content-security-policy',
        `default-src 'none'; style-src 'sha256-${styleHash}'; img-src data:; form-action 'self'${formTarget}; base-uri 'none'; frame-ancestors 'none'`,
      ],
      ['cache-control', 'no-store'],
      ['referrer-policy', 'no-referrer'],
      ['x-content-type-options', 'nosniff'],
    ],
    body: `${document.markup}${pageStyle}${rest.markup}`,
  };
}

/** A page that has something to say and nothing to ask. */
export function endPage(status: number, title: string, text: string): SandboxResponse {
  return page(status, { title, body: html`<p>${text}</p>` });
}
