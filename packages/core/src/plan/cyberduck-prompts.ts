import type { CallParameter, PromptStep } from './connection-plan.ts';

const inKeychain = 'in the keychain, when that box is ticked';
const inBookmark = 'in the bookmark, when that box is ticked';
/** Lists write what was chosen without asking (§3.3). */
const inBookmarkAlways = 'in the bookmark';

function ask(step: Omit<PromptStep, 'kind' | 'hidden' | 'cancel'> & Partial<PromptStep>): PromptStep {
  return { kind: 'prompt', hidden: false, cancel: 'aborts', ...step };
}

/** The login prompt, a field at a time, with the words that the profile gives its fields (§2.2). */
export function askAccessKeyId(label: string): PromptStep {
  return ask({ prompt: 'access-key-id', label, saved: inKeychain });
}

export function askSecretAccessKey(label: string): PromptStep {
  return ask({ prompt: 'secret-access-key', label, hidden: true, saved: inKeychain });
}

/** A field of the login prompt where `Token Configurable` is true. */
export function askSessionToken(label: string): PromptStep {
  return ask({ prompt: 'session-token', label, hidden: true, saved: inKeychain });
}

export const askRoleArn: PromptStep = ask({
  prompt: 'role-arn',
  label: 'Role Amazon Resource Name (ARN)',
  saved: inBookmark,
});

export const askMfaSerial: PromptStep = ask({
  prompt: 'mfa-serial',
  label: 'MFA Device Identifier (Serial Number or Amazon Resource Name)',
  cancel: 'continues',
  saved: inBookmark,
});

/** The title names the serial that is configured, and none when it was typed (§2.2). */
export function askMfaCode(serial?: string): PromptStep {
  return ask({
    prompt: 'mfa-code',
    label: serial === undefined ? 'Multi-Factor Authentication' : `Multi-Factor Authentication ${serial}`,
    hidden: true,
    ...(serial === undefined ? { onlyAfter: 'mfa-serial' as const } : {}),
    saved: '',
  });
}

export const tokenCode: CallParameter = { name: 'TokenCode', value: { kind: 'prompted', prompt: 'mfa-code' } };

export const askClientId: PromptStep = ask({
  prompt: 'oauth-client-id',
  label: 'OAuth Client ID',
  saved: inBookmark,
});

export const askClientSecret: PromptStep = ask({
  prompt: 'oauth-client-secret',
  label: 'OAuth Client Secret',
  hidden: true,
  saved: inBookmark,
});

/** Cancel means: everything by hand (§3.1). */
export function askAwsProfile(names: readonly string[]): PromptStep {
  return ask({
    prompt: 'aws-profile',
    label: 'Select AWS CLI Profile Name',
    choices: { from: 'known', values: names },
    cancel: 'continues',
    saved: '',
  });
}

export function askSsoRegion(regions: readonly string[]): PromptStep {
  return ask({
    prompt: 'sso-region',
    label: 'SSO Region (sso_region)',
    choices: { from: 'known', values: regions },
    saved: inBookmarkAlways,
  });
}

export const askSsoStartUrl: PromptStep = ask({
  prompt: 'sso-start-url',
  label: 'Issuer URL (sso_start_url)',
  saved: inBookmark,
});

export const askSsoAccount: PromptStep = ask({
  prompt: 'sso-account-id',
  label: 'AWS Account ID (sso_account_id)',
  choices: { from: 'answer', of: 'ListAccounts' },
  saved: inBookmarkAlways,
});

export const askSsoRole: PromptStep = ask({
  prompt: 'sso-role-name',
  label: 'Permission set name (sso_role_name)',
  choices: { from: 'answer', of: 'ListAccountRoles' },
  saved: inBookmarkAlways,
});
