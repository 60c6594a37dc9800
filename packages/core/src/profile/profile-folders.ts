/** Where the folders of the Cyberduck family lie (cyberduck-formats §2.1). */
export interface Surroundings {
  readonly platform: string;
  readonly home: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Folders with installed connection profiles, the likeliest first; some may not exist. */
export function profileFolders({ platform, home, environment }: Surroundings): readonly string[] {
  if (platform === 'darwin') {
    return [`${home}/Library/Group Containers/G69SCX94XU.duck/Library/Application Support/duck/Profiles`];
  }
  if (platform === 'win32') {
    const roaming = environment['APPDATA'] ?? `${home}\\AppData\\Roaming`;
    const local = environment['LOCALAPPDATA'] ?? `${home}\\AppData\\Local`;
    return [
      `${roaming}\\Cyberduck\\Profiles`,
      `${local}\\Packages\\iterate.37637C3DE32E5_gr99yradmgg3r\\LocalCache\\Roaming\\Cyberduck\\Profiles`,
    ];
  }
  // The documentation says `profiles`, the default property `Profiles`.
  return [`${home}/.duck/profiles`, `${home}/.duck/Profiles`];
}
