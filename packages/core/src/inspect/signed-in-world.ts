import type { AwsWorld } from '../aws/resolve/aws-world.ts';
import { standIn, standInFile, standInOutput } from '../aws/resolve/stand-ins.ts';
import type { InspectWorld } from './aws-resolution.ts';

/**
 * A world in which everybody has signed in and every command works, so that a resolver goes all the way. It notes which
 * files were asked for. The environment is left out: an inspection tells what files say.
 */
export class SignedInWorld {
  /** Files asked for, in order, and whether they exist. */
  readonly asked: Map<string, boolean> = new Map();
  readonly #world: InspectWorld;
  readonly #useFiles: boolean;

  /** `useFiles` false: what is really there is left aside too. */
  constructor(world: InspectWorld, useFiles: boolean) {
    this.#world = world;
    this.#useFiles = useFiles;
  }

  /** `lenders`: what profiles name as `credential_source`; it is there. */
  asProfile(profile: string, lenders: readonly string[]): AwsWorld {
    const { home, now, sha1Hex, sha256Hex } = this.#world;
    const keys = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'];
    return {
      env: new Map(lenders.includes('Environment') ? keys.map((name) => [name, standIn]) : []),
      home,
      profile,
      readFile: (path) => this.read(path),
      runProcess: () => ({ missing: false, status: 0, stdout: this.processOutput(), stderr: '' }),
      instanceCredentials: lenders.includes('Ec2InstanceMetadata'),
      now,
      sha1Hex,
      sha256Hex,
      asksForCodes: true,
    };
  }

  read(path: string): string {
    const real = this.#world.readFile(path);
    this.asked.set(path, real !== undefined);
    return real !== undefined && this.#useFiles ? real : standInFile(path, this.#world.now);
  }

  processOutput(): string {
    return standInOutput(this.#world.now);
  }
}
