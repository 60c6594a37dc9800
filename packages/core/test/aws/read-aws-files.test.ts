import { describe, expect, it } from 'vitest';
import type { AwsFiles, AwsSetting } from '../../src/aws/aws-reading.ts';
import { readAwsFiles } from '../../src/aws/read-aws-files.ts';
import { programIds, type ProgramId } from '../../src/programs/program.ts';
import { SourceText } from '../../src/source/source-text.ts';

function filesOf(config?: string, credentials?: string): AwsFiles {
  return {
    ...(config === undefined ? {} : { config: new SourceText('config', config) }),
    ...(credentials === undefined ? {} : { credentials: new SourceText('credentials', credentials) }),
  };
}

const read = (program: ProgramId, config?: string, credentials?: string) =>
  readAwsFiles(filesOf(config, credentials), program);

const values = (settings: ReadonlyMap<string, AwsSetting> | undefined) =>
  [...(settings ?? [])].map(([key, { value }]) => `${key}=${value}`);

describe('readAwsFiles', () => {
  it('reads nothing from missing files, as every program', () => {
    for (const program of programIds) {
      const reading = readAwsFiles({}, program);
      expect([reading.profiles.size, reading.failure]).toEqual([0, undefined]);
    }
  });

  it('merges both files key by key, credentials first', () => {
    for (const program of programIds) {
      const reading = read(program, '[profile a]\noutput = x\nregion = config\n', '[a]\nregion = credentials\n');
      const profile = reading.profiles.get('a');
      expect(values(profile?.settings).toSorted()).toEqual(['output=x', 'region=credentials']);
      expect(profile?.places.map(({ kind }) => kind)).toEqual(['config', 'credentials']);
      expect(profile?.settings.get('region')?.file).toBe('credentials');
    }
  });

  it('locates every value', () => {
    const config = '[default]\ns3 =\n  addressing_style =  path \nregion = eu-west-1\n';
    const { source, profile } = {
      source: new SourceText('config', config),
      profile: read('aws-cli@2', config).profiles.get('default'),
    };
    const style = profile?.settings.get('s3')?.nested?.get('addressing_style');
    const cut = (setting: AwsSetting | undefined) =>
      setting && [source.slice(setting.keySpan), source.slice(setting.valueSpan)];
    expect(cut(style)).toEqual(['addressing_style', 'path']);
    expect(cut(profile?.settings.get('region'))).toEqual(['region', 'eu-west-1']);
    expect(
      profile?.places.map(({ headerSpan, nameSpan }) => [source.slice(headerSpan), source.slice(nameSpan)]),
    ).toEqual([['[default]', 'default']]);
  });

  it('says why the AWS CLI refuses a file, and where', () => {
    const failure = read('aws-cli@2', '[default]\nregion = a\nRegion = b\n').failure;
    expect(failure).toMatchObject({ error: 'ConfigParseError', cause: 'DuplicateOptionError', file: 'config' });
    expect(failure?.span).toEqual({ start: 21, end: 27 });
  });

  it('refuses bytes that are not UTF-8 for the AWS CLI alone', () => {
    const files: AwsFiles = { ...filesOf('# \uFFFD\n[default]\nk = v\n'), notUtf8: ['config'] };
    expect(readAwsFiles(files, 'aws-cli@1').failure?.cause).toBe('UnicodeDecodeError');
    expect(readAwsFiles(files, 'cyberduck@9.5').profiles.size).toBe(1);
  });

  it('takes a folder for a missing file, which only the SDK for Go does not', () => {
    const files: AwsFiles = { ...filesOf(undefined, '[a]\nregion = x\n'), folders: { config: '/etc' } };
    const refusing = programIds.filter((program) => readAwsFiles(files, program).failure !== undefined);
    expect(refusing).toEqual(['sdk-go@2']);
  });

  it('discards both files for Cyberduck when one line is wrong', () => {
    const reading = read('cyberduck@9.5', '[profile a] # note\n', '[b]\naws_access_key_id = x\n');
    expect(reading.profiles.size).toBe(0);
    expect(reading.failure?.file).toBe('config');
  });

  it('keeps the order of a Java hash map for Cyberduck', () => {
    const names = Array.from({ length: 30 }, (_, index) => `profile-${index}`);
    const config = names.map((name) => `[profile ${name}]\nk = v\n`).join('');
    const order = [...read('mountain-duck@5.3', config).profiles.keys()];
    expect(order.toSorted()).toEqual(names.toSorted());
    expect(order).not.toEqual(names);
  });

  it('takes hostile names for what they are', () => {
    for (const program of programIds.filter((id) => id !== 'sdk-js@3')) {
      const reading = read(program, '[profile __proto__]\nconstructor = x\n[profile constructor]\n__proto__ = y\n');
      expect(values(reading.profiles.get('__proto__')?.settings)).toEqual(['constructor=x']);
      expect(values(reading.profiles.get('constructor')?.settings)).toEqual(['__proto__=y']);
    }
  });
});
