import { SignInError } from './sign-in/sign-in-error.ts';

/**
 * A URL or region of a plan with what was typed meanwhile: `<KEY>` is the answer to the prompt with that key. It becomes
 * part of a host name, so that nothing but letters, digits and dashes is taken; throws SignInError for anything else.
 */
export function fillPlaceholders(text: string, answer: (key: string) => string | undefined): string {
  if (!text.includes('<')) return text;
  return text.replaceAll(/<([a-z0-9-]{1,64})>/gu, (_, key: string) => {
    const value = answer(key) ?? '';
    if (!/^[A-Za-z0-9-]{1,63}$/u.test(value))
      throw new SignInError('network', `"${value}" cannot be part of the host in ${text}`, { code: 'ENOTFOUND' });
    return value;
  });
}
