const ACCOUNT_ID = /^[0-9]{12}$/u;

/** Whether `text` is an AWS account id: twelve digits, leading zeros included (aws-config E.1). */
export function isAccountId(text: string): boolean {
  return ACCOUNT_ID.test(text);
}
