import { Injectable } from '@nestjs/common';
import { UrlSignatures } from '#platform';

const FORM = /^<ticket\.([0-9a-f-]{36})\.([\w-]{20,100})@[^@>]+>$/;

/**
 * Thread ids: a `Message-ID` of no mail, which every answer to a ticket names among its `References`, as replies then do. It is signed, and so
 * leads to the ticket even where a mail server has put a `Message-ID` of its own in the place of ours.
 */
@Injectable()
export class ThreadIds {
  constructor(private readonly signatures: UrlSignatures) {}

  of(ticketId: string, host: string): string {
    return `<ticket.${ticketId}.${this.signatures.sign(textOf(ticketId))}@${host}>`;
  }

  /** The ticket of the first of the ids that is one of ours. */
  ticketOf(ids: readonly string[]): string | null {
    for (const id of ids) {
      const [, ticketId, signature] = FORM.exec(id) ?? [];
      if (ticketId !== undefined && this.signatures.isGood(textOf(ticketId), signature!)) return ticketId;
    }
    return null;
  }
}

const textOf = (ticketId: string): string => `mail thread ${ticketId}`;
