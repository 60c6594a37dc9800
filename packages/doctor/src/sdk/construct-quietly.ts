const silencer = 'AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED';

/**
 * Makes an SDK client without the SDK's warning about old Nodes on stderr. The SDK reads the variable from
 * process.env while a client is constructed, and only then (aws-wire §7), so it is set for just that moment:
 * construction is synchronous, no other code can see it, and the caller's environment is as before.
 */
export function constructQuietly<Client>(construct: () => Client): Client {
  const before = process.env[silencer];
  process.env[silencer] = 'true';
  try {
    return construct();
  } finally {
    if (before === undefined) delete process.env[silencer];
    else process.env[silencer] = before;
  }
}
