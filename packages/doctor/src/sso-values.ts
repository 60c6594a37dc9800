import type { SsoValues } from '@duckbill/core';
import type { Walk } from './walk.ts';

/** The four values of Identity Center with which a walk signed in, from files or from the person, as far as there are any. */
export function ssoValues(walk: Walk): SsoValues {
  const { plan } = walk.planned;
  const { assigned } = walk.browser;
  const find = (name: keyof SsoValues, prompt: string, chosen?: string): SsoValues => {
    const setting = plan.settings.findLast((one) => one.name === name && one.value !== '')?.value;
    const value = chosen ?? walk.answers.get(prompt) ?? setting;
    return value === undefined || value === '' ? {} : { [name]: value };
  };
  return {
    ...find('sso_region', 'sso-region'),
    ...find('sso_start_url', 'sso-start-url'),
    ...find('sso_account_id', 'sso-account-id', assigned?.account),
    ...find('sso_role_name', 'sso-role-name', assigned?.role),
  };
}
