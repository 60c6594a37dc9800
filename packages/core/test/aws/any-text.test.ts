import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AwsSetting } from '../../src/aws/aws-reading.ts';
import { readAwsConfig } from '../../src/aws/read-aws-config.ts';
import { readAwsFiles } from '../../src/aws/read-aws-files.ts';
import { programIds } from '../../src/programs/program.ts';
import { SourceText } from '../../src/source/source-text.ts';
import { configTexts } from './conformance/config-texts.ts';

const texts = fc.oneof(configTexts, fc.string({ unit: 'binary' }));

/** Programs lower letters in different ways; Greek and Turkish ones show it. */
const plain = (text: string) => text.replaceAll(/İ|i\u0307/gu, 'i').toUpperCase();

describe('any text', () => {
  it('is read by every program, and every setting stands where it says', () => {
    fc.assert(
      fc.property(texts, texts, (config, credentials) => {
        const sources = new Map([
          ['config', new SourceText('config', config)],
          ['credentials', new SourceText('credentials', credentials)],
        ]);
        const files = {
          config: sources.get('config') ?? new SourceText('config', ''),
          credentials: sources.get('credentials') ?? new SourceText('credentials', ''),
        };
        const check = (setting: AwsSetting): boolean => {
          const source = sources.get(setting.file);
          const written = plain(source?.slice(setting.keySpan) ?? '?');
          const whole = plain(setting.key);
          return (
            whole.endsWith(written) &&
            setting.valueSpan.start <= setting.valueSpan.end &&
            setting.valueSpan.end <= (source?.text.length ?? 0) &&
            [...(setting.nested?.values() ?? [])].every(check)
          );
        };
        for (const program of programIds) {
          const { profiles, ssoSessions, services } = readAwsFiles(files, program);
          const sections = [...profiles.values(), ...ssoSessions.values(), ...services.values()];
          expect(sections.flatMap(({ settings }) => [...settings.values()]).filter((one) => !check(one))).toEqual([]);
        }
        const model = readAwsConfig(files);
        expect([...model.profiles.values()].flatMap(({ settings }) => [...settings.values()]).every(check)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
