import { describe, expect, it } from 'vitest';
import { awsFilePath } from '../../src/aws/aws-file-paths.ts';
import type { ProgramId } from '../../src/programs/program.ts';

const HOME = '/home/jane';
const shown: readonly ProgramId[] = ['cyberduck@9.5', 'aws-cli@2', 'sdk-js@3', 'sdk-java@2', 'sdk-go@2'];
const usual = '/home/jane/.aws/config';

describe('awsFilePath', () => {
  it.each([
    [undefined, [usual, usual, usual, usual, usual]],
    ['/etc/aws', [usual, '/etc/aws', '/etc/aws', '/etc/aws', '/etc/aws']],
    ['', [usual, undefined, usual, usual, usual]],
    ['~/x', [usual, '/home/jane/x', '/home/jane/x', '/home/jane/x', '~/x']],
    ['$HOME/x', [usual, '/home/jane/x', '$HOME/x', '$HOME/x', '$HOME/x']],
    ['${HOME}/$NOPE', [usual, '/home/jane/$NOPE', '${HOME}/$NOPE', '${HOME}/$NOPE', '${HOME}/$NOPE']],
  ])('AWS_CONFIG_FILE=%s', (value, paths) => {
    const environment = { HOME, AWS_CONFIG_FILE: value };
    expect(shown.map((program) => awsFilePath('config', program, HOME, environment))).toEqual(paths);
  });

  it('has a variable of its own for credentials', () => {
    const environment = { AWS_SHARED_CREDENTIALS_FILE: '/c', AWS_CONFIG_FILE: '/x' };
    expect(awsFilePath('credentials', 'sdk-js@3', HOME, environment)).toBe('/c');
  });
});
