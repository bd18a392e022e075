import { Injectable } from '@nestjs/common';
import { Store, type Transaction } from '#platform';
import type { SettingsView } from '#protocol';
import { chatFull, customerFull } from './domain/files.errors';

export interface Uploads {
  chatId: string;
  /** Whose chat it is. */
  customerId: string;
  uploaderId: string;
}

type Limits = Pick<SettingsView, 'attachmentMaxFilesPerChat' | 'attachmentMaxBytesPerChat' | 'attachmentMaxBytesPerCustomer'>;

interface Usage {
  chatFiles: number;
  chatBytes: string;
  customerBytes: string;
}

/** How much a chat and a customer may keep. */
@Injectable()
export class Quotas {
  constructor(private readonly store: Store) {}

  /** Before anything is read, by what the sender says of the size: to refuse early, not for certain. */
  async mustFit(uploads: Uploads, bytes: number, limits: Limits): Promise<void> {
    await this.check((sql, parameters) => this.store.dataSource.query(sql, parameters), uploads, bytes, limits);
  }

  /**
   * For certain: uploads to one customer's chats decide one after the other until their transaction ends. The limits are read before:
   * who holds the lock must not wait for a connection that those who wait for the lock may have.
   */
  async take(tx: Transaction, uploads: Uploads, bytes: number, limits: Limits): Promise<void> {
    await tx.query(`select pg_advisory_xact_lock(hashtext('attachments'), hashtext($1))`, [uploads.customerId]);
    await this.check((sql, parameters) => tx.query(sql, parameters), uploads, bytes, limits);
  }

  private async check(query: (sql: string, parameters: unknown[]) => Promise<Usage[]>, { chatId, customerId, uploaderId }: Uploads, bytes: number, limits: Limits): Promise<void> {
    const { attachmentMaxFilesPerChat, attachmentMaxBytesPerChat, attachmentMaxBytesPerCustomer } = limits;
    const [usage] = await query(
      `select count(*) filter (where chat_id = $1)::int as "chatFiles",
         coalesce(sum(size) filter (where chat_id = $1), 0) as "chatBytes",
         coalesce(sum(size) filter (where uploader_id = $2), 0) as "customerBytes"
       from attachments where (chat_id = $1 or uploader_id = $2) and state <> 'removed'`,
      [chatId, customerId],
    );
    const { chatFiles, chatBytes, customerBytes } = usage!;
    if (chatFiles >= attachmentMaxFilesPerChat || Number(chatBytes) + bytes > attachmentMaxBytesPerChat) throw chatFull(attachmentMaxFilesPerChat, attachmentMaxBytesPerChat);
    if (uploaderId === customerId && Number(customerBytes) + bytes > attachmentMaxBytesPerCustomer) throw customerFull(attachmentMaxBytesPerCustomer);
  }
}
