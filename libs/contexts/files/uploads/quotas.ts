import { Injectable } from '@nestjs/common';
import type { DomainError } from '#kernel';
import { Store, type Transaction } from '#platform';
import type { SettingsView } from '#protocol';
import { chatFull, customerFull } from '../attachment/domain/files.errors';

/**
 * Destination of an upload: a chat with its customer, or an item of a library with the number of files that it holds and its refusal. What a
 * customer puts there counts against its bytes, if it is named.
 */
export type Destination =
  | { kind: 'chat'; id: string; customerId: string }
  | { kind: 'library'; id: string; customerId?: string; maxFiles: number; refusal: DomainError };

export interface Uploads {
  to: Destination;
  uploaderId: string;
  files: number;
  bytes: number;
}

type Limits = Pick<SettingsView, 'attachmentMaxFilesPerChat' | 'attachmentMaxBytesPerChat' | 'attachmentMaxBytesPerCustomer'>;
type Ask = <Row>(sql: string, parameters: unknown[]) => Promise<Row[]>;

interface Usage {
  chatFiles: number;
  chatBytes: string;
  customerBytes: string;
}

/** Quotas of stored files per chat, customer and item of a library. */
@Injectable()
export class Quotas {
  constructor(private readonly store: Store) {}

  /** Preliminary check by the size that the sender declares, before the upload is read; `take` decides. */
  async mustFit(uploads: Uploads, limits: Limits): Promise<void> {
    await check((sql, parameters) => this.store.dataSource.query(sql, parameters), uploads, limits);
  }

  /**
   * Final check under an advisory lock per customer or item, held until the transaction ends. The caller reads the limits before:
   * a holder of the lock must not wait for a connection of the pool, because those who wait for the lock may have them all.
   */
  async take(tx: Transaction, uploads: Uploads, limits: Limits): Promise<void> {
    const { to } = uploads;
    await tx.query(`select pg_advisory_xact_lock(hashtext('attachments'), hashtext($1))`, [to.customerId ?? to.id]);
    await check((sql, parameters) => tx.query(sql, parameters), uploads, limits);
  }
}

async function check(ask: Ask, { to, uploaderId, files, bytes }: Uploads, limits: Limits): Promise<void> {
  if (to.kind === 'library') await checkItem(ask, to, files);
  if (to.customerId === undefined) return;
  const { id: chatId, customerId } = to;
  const { attachmentMaxFilesPerChat, attachmentMaxBytesPerChat, attachmentMaxBytesPerCustomer } = limits;
  const [usage] = await ask<Usage>(
    `select count(*) filter (where owner_id = $1)::int as "chatFiles",
       coalesce(sum(size) filter (where owner_id = $1), 0) as "chatBytes",
       coalesce(sum(size) filter (where uploader_id = $2), 0) as "customerBytes"
     from attachments where (owner_id = $1 or uploader_id = $2) and state <> 'removed'`,
    [chatId, customerId],
  );
  const { chatFiles, chatBytes, customerBytes } = usage!;
  if (chatFiles + files > attachmentMaxFilesPerChat || Number(chatBytes) + bytes > attachmentMaxBytesPerChat)
    throw chatFull(attachmentMaxFilesPerChat, attachmentMaxBytesPerChat);
  if (uploaderId === customerId && Number(customerBytes) + bytes > attachmentMaxBytesPerCustomer)
    throw customerFull(attachmentMaxBytesPerCustomer);
}

async function checkItem(ask: Ask, { id, maxFiles, refusal }: Destination & { kind: 'library' }, files: number): Promise<void> {
  const [usage] = await ask<{ kept: number }>(`select count(*)::int as kept from attachments where owner_id = $1 and state <> 'removed'`, [
    id,
  ]);
  if (usage!.kept + files > maxFiles) throw refusal;
}
