import { headerValue, type SandboxRequest, type SandboxResponse } from '../http-message.ts';

/** Where the redirect of a captive portal leads. */
export const captivePortalPath = '/_duckbill/captive-portal';

const page = `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>Guest Wi-Fi</title></head>
<body><h1>Welcome to the guest network</h1><form method="post" action="${captivePortalPath}"><button>Accept terms</button></form></body>
</html>
`;

/** The login page of a network that stands between the client and AWS, or the way to it. */
export function captivePortal(request: SandboxRequest, status: 200 | 302): SandboxResponse {
  if (status === 200) return captivePortalPage();
  const host = headerValue(request.headers, 'host') ?? '127.0.0.1';
  return {
    status,
    headers: [
      ['location', `http://${host}${captivePortalPath}`],
      ['content-type', 'text/html'],
    ],
    body: '',
  };
}

export function captivePortalPage(): SandboxResponse {
  return { status: 200, headers: [['content-type', 'text/html; charset=utf-8']], body: page };
}
