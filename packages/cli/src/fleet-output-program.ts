import type { Command } from 'commander';
import type { Exit } from './exit-code.ts';
import type { Terminal } from './terminal.ts';

export interface FleetManifestOptions {
  readonly publicKey?: string;
  readonly json?: boolean;
}

const manifestHelp = `
Compares every file of a generated folder or archive with SHA256SUMS, that with manifest.json, and that with its signature.
The public key has to reach you by another way than the files: the one beside them proves nothing.
  duckbill fleet generate fleet.yaml --roster people.csv --out fleet.zip --sign key.pem
  duckbill fleet verify-manifest fleet.zip --public-key key.pub.pem

Keys are Ed25519 in PEM: openssl genpkey -algorithm ed25519 -out key.pem; openssl pkey -in key.pem -pubout -out key.pub.pem
Exit codes: 0 as it was made, 1 something differs, 2 wrong usage, 3 cannot be read`;

/** `duckbill fleet verify-manifest`. */
export function addFleetOutputCommands(fleet: Command, terminal: Terminal, finish: (exit: Exit) => void): void {
  fleet
    .command('verify-manifest')
    .description('check a generated fleet against its check sums and its signature')
    .argument('<place>', 'the folder, ZIP, TAR (also in gzip) or lines of JSON')
    .option('--public-key <file>', 'whose signature it has to bear')
    .option('--json', 'print JSON')
    .addHelpText('after', manifestHelp)
    .action(async (place: string, options: FleetManifestOptions) => {
      const { fleetVerifyManifestCommand } = await import('./commands/fleet-verify-manifest.ts');
      finish(await fleetVerifyManifestCommand(terminal, place, options));
    });
}
