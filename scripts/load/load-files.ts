/** Something that looks like chance and is the same each time: mulberry32. */
function sameChance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const companies: readonly string[] = ['Heron', 'Kestrel', 'Linnet', 'Plover', 'Siskin', 'Wren', 'Dunlin', 'Godwit'];
const regions: readonly string[] = [
  'eu-west-1',
  'eu-central-1',
  'us-east-1',
  'us-west-2',
  'ap-southeast-2',
  'ca-central-1',
];

/** What people get wrong in profiles: each a key and its value as XML. The first are none. */
const mistakes: readonly string[] = [
  '',
  '',
  '<key>Hostname Configurable</key>\n        <string>true</string>',
  '<key>Usename Placeholder</key>\n        <string>Access Key ID</string>',
  '<key>Region</key>\n        <string>eu-west-11</string>',
  '<key>default nickname</key>\n        <string>Reports</string>',
  '<key>Default Port</key>\n        <integer>443</integer>',
  '<key>Scheme</key>\n        <string>htps</string>',
];

/**
 * Connection profiles of about so many bytes, no two alike, in the manner of published ones: a licence in a comment, some
 * twenty keys, regions, properties, an icon to fill it up, and what people get wrong.
 */
export function profilesOf(size: number, count: number): readonly string[] {
  const chance = sameChance(20_261_122);
  const one = (items: readonly string[]): string => items[Math.floor(chance() * items.length)] ?? '';
  const profiles: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const company = `${one(companies)} ${index}`;
    const region = one(regions);
    const flags = ['Hostname', 'Port', 'Path', 'Anonymous'].map(
      (name) => `        <key>${name} Configurable</key>\n        <${chance() < 0.5 ? 'true' : 'false'}/>`,
    );
    const offered = regions.filter((name) => name === region || chance() < 0.5);
    const head = `<?xml version="1.0" encoding="UTF-8"?>
<!--
  ~ Made for the storage of ${company}. Whoever works there may copy it, change it and pass it on, as long as this
  ~ comment stays where it is. It comes as it is: nobody promises that it fits another storage, or goes on to fit this.
  ~ Questions go to the desk on the third floor, between nine and five, or into the box at its door.
  -->
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
    <dict>
        <key>Protocol</key>
        <string>s3</string>
        <key>Vendor</key>
        <string>${company.toLowerCase().replace(' ', '-')}</string>
        <key>Description</key>
        <string>${company} Storage (S3)</string>
        <key>Default Nickname</key>
        <string>${company} Storage</string>
        <key>Default Hostname</key>
        <string>s3.${region}.${company.toLowerCase().replace(' ', '')}.example.com</string>
        <key>Region</key>
        <string>${region}</string>
        <key>Regions</key>
        <array>
${offered.map((name) => `            <string>${name}</string>`).join('\n')}
        </array>
${flags.join('\n')}
        <key>Username Placeholder</key>
        <string>Access Key ID</string>
        <key>Password Placeholder</key>
        <string>Secret Access Key</string>
        <key>Help</key>
        <string>https://help.${company.toLowerCase().replace(' ', '')}.example.com/storage/cyberduck?from=profile&amp;lang=en</string>
        ${one(mistakes)}
        <key>Properties</key>
        <dict>
            <key>s3.bucket.virtualhost.disable</key>
            <string>${chance() < 0.5 ? 'true' : 'false'}</string>
            <key>s3.upload.multipart.size</key>
            <string>${Math.floor(chance() * 90) + 10}485760</string>
        </dict>
        <key>Disk</key>
        <string>
`;
    const tail = '        </string>\n    </dict>\n</plist>\n';
    let icon = `            ${pngStart}${base64(chance, 76 - pngStart.length)}\n`;
    while (head.length + icon.length + tail.length < size - 45) icon += `            ${base64(chance, 76)}\n`;
    profiles.push(head + icon + tail);
  }
  return profiles;
}

/** What every PNG begins with. */
const pngStart = 'iVBORw0KGgoAAAANSUhEUgAA';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function base64(chance: () => number, length: number): string {
  let text = '';
  for (let index = 0; index < length; index += 1) text += letters.charAt(Math.floor(chance() * 64));
  return text;
}

/** A request as large as one may be, with as many findings as there can be. */
export function hugeConfig(): string {
  return JSON.stringify({
    files: [{ name: '.aws/config', text: `[default]\n${'region = eu-west-1\n'.repeat(180_000)}` }],
  });
}
