import type { ClientFormat, WritableClient } from './client-format.ts';
import { rclone } from './rclone.ts';
import { s3cmd } from './s3cmd.ts';
import { winscp } from './winscp.ts';

export type WritableClientName = 'rclone' | 's3cmd' | 'winscp';

/** Clients whose files are written as well as read. */
export const writableClients: Readonly<Record<WritableClientName, WritableClient>> = { rclone, s3cmd, winscp };

export type ClientName = WritableClientName;

/** Every client whose file can be converted from. */
export const clients: Readonly<Record<ClientName, ClientFormat>> = { ...writableClients };

/** As options name them. */
export const clientNames: readonly ClientName[] = ['rclone', 's3cmd', 'winscp'];
