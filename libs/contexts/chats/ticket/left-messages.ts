import { Injectable } from '@nestjs/common';
import { subjectOf } from '#customers';
import { type Customer, Tickets } from '#customers/lends';
import { type Actor, Clock } from '#kernel';
import type { Transaction } from '#platform';
import type { Chat } from '../chat/domain/chat';
import { MAX_TEXT } from '../chat/fields';

/** Ends waits: what the customer said becomes a ticket that is answered by e-mail. */
@Injectable()
export class LeftMessages {
  constructor(
    private readonly tickets: Tickets,
    private readonly clock: Clock,
  ) {}

  /**
   * @param last what the customer says besides
   * @returns whether there was anything to answer; otherwise the chat waits on
   */
  async leave(tx: Transaction, chat: Chat, customer: Customer, by: Actor, last?: string): Promise<boolean> {
    const texts = [...(await this.said(tx, chat.id)), ...(last === undefined ? [] : [last])];
    if (texts.length === 0) return false;
    const message = texts.join('\n\n').slice(-MAX_TEXT);
    chat.close(by, 'customer', null, this.clock.now(), true);
    const subject = chat.subject ?? subjectOf(message);
    const ticket = { customerId: customer.id, subject, source: 'offline' as const, chatId: chat.id, message };
    chat.openTicket((await this.tickets.open(tx, ticket, by)).id, by);
    return true;
  }

  private async said(tx: Transaction, chatId: string): Promise<string[]> {
    const rows = await tx.query<{ text: string }>(
      `select text from messages where chat_id = $1 and sender_type = 'customer' and deleted_at is null and text is not null order by seq desc limit 100`,
      [chatId],
    );
    return rows.reverse().map(({ text }) => text);
  }
}
