import { Query } from '@nestjs/cqrs';
import type { Caller } from '#platform';

/** These queries are declared here and handled by contexts downstream, so that files need not know chats and libraries. */

/**
 * Checks the caller's right to a chat: to read it or, with `write`, to take part in it while it is open. Returns the customer of the chat.
 * @throws DomainError `chat.not_found`, `chat.not_assigned_to_you`, `chat.closed`
 */
export class ChatAccess extends Query<{ customerId: string }> {
  constructor(
    readonly by: Caller,
    readonly chatId: string,
    readonly to: 'read' | 'write',
  ) {
    super();
  }
}

/**
 * Checks the caller's right to see an item of a library that is not deleted; for a `signature`, that it is not deleted.
 * @throws DomainError `…not_found`
 */
export class LibraryAccess extends Query<void> {
  constructor(
    readonly by: Caller | 'signature',
    readonly itemId: string,
  ) {
    super();
  }
}

/**
 * Checks the caller's right to see an e-mail that came in, whose files are those of an item of a library; for a `signature`, that it is there.
 * @throws DomainError `mail.not_found`
 */
export class ReceivedMailAccess extends Query<void> {
  constructor(
    readonly by: Caller | 'signature',
    readonly mailId: string,
  ) {
    super();
  }
}
