import { callerAccount, callerArn, callerUserId, type Caller } from '../caller.ts';
import { textElement, type XmlPart } from '../xml-text.ts';

/** Who the caller is. Needs no permission. */
export function getCallerIdentity(caller: Caller): readonly XmlPart[] {
  return [
    textElement('Arn', callerArn(caller)),
    textElement('UserId', callerUserId(caller)),
    textElement('Account', callerAccount(caller)),
  ];
}
