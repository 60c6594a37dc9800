import { ServiceFailure } from '../service-failure.ts';
import { nameOfArn, type WorldUser } from '../world.ts';
import { element, textElement, type XmlPart } from '../xml-text.ts';
import type { IamCall } from './iam-call.ts';
import { boundaryElement } from './iam-policies.ts';

/** One user. */
export function getUser(call: IamCall): readonly XmlPart[] {
  const user = call.user();
  call.check('iam:GetUser', user.arn);
  return [userElement('User', user)];
}

/** The users of the account. */
export function listUsers(call: IamCall): readonly XmlPart[] {
  call.check('iam:ListUsers', call.arn('user/'));
  return [
    textElement('IsTruncated', false),
    element(
      'Users',
      call.users.map((user) => userElement('member', user)),
    ),
  ];
}

/** Remove a user that has neither devices nor keys. */
export function deleteUser(call: IamCall): undefined {
  const user = call.user();
  call.check('iam:DeleteUser', user.arn);
  const left = user.mfaDevices.length > 0 ? 'remove tokens from principal' : 'delete access keys';
  if (user.mfaDevices.length > 0 || user.accessKeys.length > 0) {
    throw new ServiceFailure(409, 'DeleteConflict', `Cannot delete entity, must ${left} first.`);
  }
  call.changeWorld({ ...call.world, users: call.world.users.filter((one) => one.arn !== user.arn) });
}

/** A user as IAM shows it. */
export function userElement(name: string, user: WorldUser): string {
  const path = user.arn.slice(user.arn.indexOf(':user/') + ':user'.length, user.arn.lastIndexOf('/') + 1);
  return element(name, [
    textElement('Path', path),
    textElement('UserName', nameOfArn(user.arn)),
    textElement('UserId', user.userId),
    textElement('Arn', user.arn),
    boundaryElement(user),
  ]);
}
