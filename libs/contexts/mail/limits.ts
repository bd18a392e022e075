import { Injectable } from '@nestjs/common';
import type { Transaction } from '#platform';
import type { MailKind } from '#protocol';
import type { Mail } from './domain/mail';
import { tooManyMails } from './domain/mail.errors';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** docs/mail.md and docs/limits.md state them. Customers name the address themselves, so that it may be somebody else's. */
const MOST_TO_ADDRESS: Record<MailKind, number> = { transcript: 5, answer: 30, ready: 2 };
const MOST_ABOUT_CHAT: Partial<Record<MailKind, number>> = { transcript: 3 };

/** Bounds of what is sent, kept by the rows of what was: so many of a kind to an address in an hour, and about a chat in a day. */
@Injectable()
export class Limits {
  /** Serialises what goes to one address, so that two at once are not both the last. @throws DomainError `mail.too_many` */
  async take(tx: Transaction, { kind, addressKey, chatId, createdAt }: Mail): Promise<void> {
    await tx.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [`mail:${addressKey}`]);
    const since = (ms: number): Date => new Date(createdAt.getTime() - ms);
    const count = async (which: string, of: string, ms: number): Promise<{ mails: number; first: Date | null }> => {
      const [row] = await tx.query<{ mails: number; first: Date | null }>(
        `select count(*)::int as mails, min(created_at) as first from mails where ${which} = $1 and kind = $2 and created_at > $3`,
        [of, kind, since(ms)],
      );
      return row!;
    };
    const mustFit = async (which: string, of: string, ms: number, most: number): Promise<void> => {
      const { mails, first } = await count(which, of, ms);
      if (mails < most) return;
      throw tooManyMails(Math.max(1, Math.ceil((first!.getTime() + ms - createdAt.getTime()) / 1000)));
    };
    await mustFit('address_key', addressKey, HOUR_MS, MOST_TO_ADDRESS[kind]);
    const most = MOST_ABOUT_CHAT[kind];
    if (chatId !== null && most !== undefined) await mustFit('chat_id', chatId, DAY_MS, most);
  }
}
