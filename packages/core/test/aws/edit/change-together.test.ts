import { describe, expect, it } from 'vitest';
import type { AwsChange } from '../../../src/aws/edit/aws-change.ts';
import { editAwsFiles } from '../../../src/aws/edit/edit-aws-files.ts';
import { SourceText } from '../../../src/source/source-text.ts';

const text = '# ours\n[profile a]\nregion = eu-west-1\noutput = json\n\n[profile b]\nregion = eu-west-1\n';
const files = { config: new SourceText('config', text) };

const a = { file: 'config', kind: 'profile', name: 'a' } as const;
const changes: readonly AwsChange[] = [
  { type: 'set-settings', section: { ...a, name: 'b' }, settings: [['output', 'text']] },
  { type: 'remove-settings', section: a, keys: ['output'] },
  { type: 'set-settings', section: { ...a, kind: 'sso-session', name: 's' }, settings: [['sso_region', 'eu-west-1']] },
];

describe('changes together', () => {
  it('come to the same as one after the other', () => {
    const together = editAwsFiles(files, [{ type: 'together', changes }]);
    const single = editAwsFiles(files, changes);
    expect(together.ok && together.files.config?.text).toBe(single.ok && single.files.config?.text);
    expect(together.ok && together.touched).toEqual(single.ok && single.touched);
    expect(together.ok && together.files.config?.text).toContain('[sso-session s]');
  });

  it('are all refused with one of them', () => {
    const bad: AwsChange = { type: 'set-settings', section: a, settings: [['region', 'a\nb']] };
    const result = editAwsFiles(files, [{ type: 'together', changes: [...changes, bad] }]);
    expect(result).toMatchObject({ ok: false, diagnostics: [{ code: 'aws-edit-value-line-break' }] });
  });
});
