import type { PlistDict } from '../../plist/plist-tree.ts';
import { isSecretName } from '../../report/secret-names.ts';
import { passwordInAddress } from '../../report/password-in-address.ts';
import { type ReportFinding, sharedFileRule, type SharedFileRule } from '../rule.ts';
import type { SharedFile } from '../shared-file.ts';

export const secretInSharedFile: SharedFileRule = sharedFileRule('secret-in-shared-file', (shared, report) => {
  checkDict(shared, shared.dict, report);
});

/** The iRODS profile that ships with Cyberduck has it: it opens a file of public certificates (Properties of irods). */
const truststorePassword = 'TLS Truststore Password';

/** Only the first level and the dictionaries Properties and Custom hold settings. */
function checkDict(shared: SharedFile, dict: PlistDict, report: ReportFinding): void {
  const { file, kind } = shared;
  for (const { key, keySpan, value } of dict.entries) {
    if (value.type === 'dict' && (key === 'Properties' || key === 'Custom')) checkDict(shared, value, report);
    if (value.type === 'array' && key === 'Properties') {
      // The older form, `name=value` (cyberduck-formats §3.2).
      for (const item of value.items) {
        if (item.type !== 'string') continue;
        const [name = '', ...rest] = item.value.split('=');
        if (rest.join('').trim() !== '' && isSecretName(name))
          report({ file, span: item.span, facts: { key: name, kind } });
      }
    }
    // The key tells which: the value is not for a code frame.
    if (value.type === 'string' && passwordInAddress(value.value) !== undefined)
      report({ file, span: keySpan, facts: { key, kind } });
    // Public clients publish their OAuth secret by design (cyberduck-formats §3.1): not an access secret of a person.
    if (value.type !== 'string' || value.value.trim() === '' || !isSecretName(key)) continue;
    if (key.startsWith('OAuth ') || key === truststorePassword) continue;
    report({ file, span: keySpan, facts: { key, kind } });
  }
}
