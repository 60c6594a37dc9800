/** A connection profile with about so many characters: keys as they are published, help texts, and regions to fill up. */
export function profileOf(size: number): string {
  const head = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
    <key>Protocol</key>
    <string>s3</string>
    <key>Vendor</key>
    <string>example-reports</string>
    <key>Description</key>
    <string>Reports of Example</string>
    <key>Default Hostname</key>
    <string>s3.eu-west-1.amazonaws.com</string>
    <key>Region</key>
    <string>eu-west-1</string>
    <key>Username Placeholder</key>
    <string>Access Key ID</string>
    <key>Password Placeholder</key>
    <string>Secret Access Key</string>
    <key>Regions</key>
    <array>
`;
  const tail = '    </array>\n</dict>\n</plist>\n';
  const regions: string[] = [];
  for (let index = 0; head.length + tail.length + regions.join('').length < size - 40; index += 1) {
    regions.push(`        <string>eu-example-${index}</string>\n`);
  }
  return head + regions.join('') + tail;
}

/** A request as large as one may be, with as many findings as there can be. */
export function hugeConfig(): string {
  return JSON.stringify({
    files: [{ name: '.aws/config', text: `[default]\n${'region = eu-west-1\n'.repeat(180_000)}` }],
  });
}
