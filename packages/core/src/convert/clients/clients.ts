import type { ClientFormat, WritableClient } from './client-format.ts';
import { expandrive } from './expandrive.ts';
import { filezilla } from './filezilla.ts';
import { cloudberry, crossftp } from './listed-xml.ts';
import { rclone } from './rclone.ts';
import { s3cmd } from './s3cmd.ts';
import { s3browser } from './s3browser.ts';
import { transmit } from './transmit.ts';
import { winscp } from './winscp.ts';

export type WritableClientName = 'rclone' | 's3cmd' | 'winscp';

/** Clients whose files are written as well as read. */
export const writableClients: Readonly<Record<WritableClientName, WritableClient>> = { rclone, s3cmd, winscp };

export type ClientName =
  | WritableClientName
  | 'filezilla'
  | 's3browser'
  | 'transmit'
  | 'crossftp'
  | 'expandrive'
  | 'cloudberry';

/** Every client whose file can be converted from. */
export const clients: Readonly<Record<ClientName, ClientFormat>> = {
  ...writableClients,
  filezilla,
  s3browser,
  transmit,
  crossftp,
  expandrive,
  cloudberry,
};

/** As options name them. */
export const clientNames: readonly ClientName[] = [
  'rclone',
  's3cmd',
  'winscp',
  'filezilla',
  's3browser',
  'transmit',
  'crossftp',
  'expandrive',
  'cloudberry',
];
