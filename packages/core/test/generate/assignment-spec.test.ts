import { assignmentSpec } from '@duckbill/core';
import { describe, expect, it } from 'vitest';

const assignment = {
  startUrl: 'https://heron.awsapps.com/start',
  ssoRegion: 'eu-west-1',
  accountId: '111122223333',
  accountName: 'Heron Works',
  permissionSet: 'S3-Read',
};

describe('assignmentSpec', () => {
  it('names what has to have a name', () => {
    expect(assignmentSpec('aws-config', undefined, assignment, {})).toEqual({
      access: 'identity-center',
      ssoStartUrl: 'https://heron.awsapps.com/start',
      ssoRegion: 'eu-west-1',
      ssoAccountId: '111122223333',
      ssoRoleName: 'S3-Read',
      name: 'S3-Read-111122223333',
      ssoSession: 'heron',
    });
    expect(assignmentSpec('bookmark', ['cyberduck@9.5'], assignment, {})).toMatchObject({
      for: ['cyberduck@9.5'],
      nickname: 'Heron Works S3-Read',
    });
  });

  it('takes wishes for names, and none for what the assignment says', () => {
    const wishes = { name: 'work', region: 'eu-central-1', ssoAccountId: '999999999999', access: 'keys', for: 'x' };
    expect(assignmentSpec('aws-config', undefined, assignment, wishes)).toMatchObject({
      access: 'identity-center',
      name: 'work',
      region: 'eu-central-1',
      ssoAccountId: '111122223333',
    });
    expect(assignmentSpec('aws-config', undefined, assignment, wishes)).not.toHaveProperty('for');
  });

  it('leaves out the session where the older settings are wished, and names of accounts that fit no line', () => {
    expect(assignmentSpec('aws-config', undefined, assignment, { legacy: true })).not.toHaveProperty('ssoSession');
    const odd = { ...assignment, accountName: 'two\nlines' };
    expect(assignmentSpec('bookmark', undefined, odd, {})).toMatchObject({ nickname: '111122223333 S3-Read' });
    const numbered = { ...assignment, startUrl: 'https:///start' };
    expect(assignmentSpec('aws-config', undefined, numbered, {})).toMatchObject({ ssoSession: 'sso' });
  });
});
