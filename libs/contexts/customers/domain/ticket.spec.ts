import fc from 'fast-check';
import { type Actor } from '#kernel';
import { TICKET_STATUSES } from '#words';
import { given } from '../../../kernel/testing/given';
import { subjectOf } from './subject';
import { type NewTicket, Ticket, type TicketChanges } from './ticket';
import { TicketChanged, TicketOpened } from './tickets.events';

const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 12, 0, second));
const ANA: Actor = { type: 'agent', id: 'ana' };
const newTicket = (fields: Partial<NewTicket> = {}) =>
  new Ticket('ticket', 'T-1001', { customerId: 'cleo', subject: 'Invoice', source: 'staff', ...fields }, ANA, at(0));
const becomes =
  (to: TicketChanges, second = 1) =>
  (ticket: Ticket) =>
    ticket.change(to, ANA, at(second));

describe('A ticket', () => {
  it('is open unless it is said to be something else', () => {
    const ticket = newTicket({ source: 'chat', chatId: 'chat' });
    expect(ticket.releaseEvents()).toEqual([new TicketOpened('ticket', 'cleo', 'chat', 'chat', 'open', ANA)]);
    expect(ticket).toMatchObject({
      reference: 'T-1001',
      status: 'open',
      message: null,
      createdAt: at(0),
      updatedAt: at(0),
      closedAt: null,
    });
    expect(newTicket({ status: 'closed' })).toMatchObject({ status: 'closed', closedAt: at(0) });
  });

  it('tells the log that its subject changed, and neither the old one nor the new', () => {
    given(newTicket())
      .when(becomes({ subject: 'Refund' }))
      .records([TicketChanged, { from: 'open', to: 'open', subjectChanged: true, by: ANA }]);
    given(newTicket())
      .when(becomes({ status: 'pending' }))
      .records([TicketChanged, { from: 'open', to: 'pending', subjectChanged: false }]);
    given(newTicket())
      .when(becomes({ subject: 'Invoice', status: 'open' }))
      .recordsNothing();
  });

  it('may go from any status to any other, and knows when it was closed last for as long as it is', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...TICKET_STATUSES), { maxLength: 10 }), (statuses) => {
        const ticket = newTicket();
        let closedAt: Date | null = null;
        statuses.forEach((status, i) => {
          if (status !== ticket.status) closedAt = status === 'closed' ? at(i + 1) : null;
          becomes({ status }, i + 1)(ticket);
          expect(ticket).toMatchObject({ status, closedAt });
        });
      }),
    );
  });
});

describe('The subject of a message', () => {
  it('is its first line that says something', () => {
    expect(subjectOf('My invoice\nis wrong')).toBe('My invoice');
    expect(subjectOf('\r\n  \u2028 My\t invoice \r\n')).toBe('My invoice');
  });

  it('is cut where it is too long', () => {
    expect(subjectOf('x'.repeat(120))).toBe('x'.repeat(120));
    expect(subjectOf('x'.repeat(121))).toBe(`${'x'.repeat(119)}…`);
    expect(subjectOf('💬'.repeat(200))).toBe(`${'💬'.repeat(119)}…`);
  });

  it('is one line of at most 120 characters that can be kept, whatever the message', () => {
    const message = fc.string({ unit: 'binary', minLength: 1, maxLength: 400 }).filter((text) => text.isWellFormed() && /\S/.test(text));
    fc.assert(
      fc.property(message, (text) => {
        const subject = subjectOf(text);
        expect(subject.isWellFormed()).toBe(true);
        expect([...subject].length).toBeGreaterThan(0);
        expect([...subject].length).toBeLessThanOrEqual(120);
        expect(subject).not.toMatch(/[\n\r\u2028\u2029]/);
      }),
    );
  });
});
