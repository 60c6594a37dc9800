import { createHash } from 'node:crypto';
import type { FleetFile } from '@duckbill/core';

/** A few files as a fleet has them: every mode, names of many scripts, empty, long, and a text that does not shrink. */
export const sampleFiles: readonly FleetFile[] = [
  { path: 'ada/aws/config', text: '[profile a]\nregion = eu-west-1\n', mode: 0o600 },
  { path: 'ada/install.sh', text: '#!/bin/sh\nexit 0\n', mode: 0o755 },
  { path: 'ada/empty', text: '', mode: 0o644 },
  { path: 'bjørn-日本語/Profile – Ü.cyberduckprofile', text: `${'é'.repeat(5000)}\n`, mode: 0o644 },
  { path: `long/${'n'.repeat(120)}/${'m'.repeat(100)}.duck`, text: 'x'.repeat(70_000), mode: 0o644 },
  { path: 'noise', text: createHash('sha512').update('noise').digest('base64'), mode: 0o644 },
];

/** Files of many members. */
// oxlint-disable-next-line require-await -- as a fleet is expanded
export async function* manyFiles(members: number): AsyncGenerator<FleetFile, void, undefined> {
  for (let at = 0; at < members; at += 1) {
    const text = `[profile reports-${at}]\nregion = eu-west-1\nsso_account_id = ${100_000_000_000 + at}\n`;
    yield { path: `members/user-${at}/aws/config`, text, mode: 0o600 };
  }
}

export async function collect(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of bytes) pieces.push(piece);
  return Buffer.concat(pieces);
}
