import { type ChatFacts, valuesOf } from './variables';

const chat = (facts: Partial<ChatFacts> = {}): ChatFacts => ({
  id: 'chat-1',
  subject: 'Invoice',
  ticketId: 'ticket-1',
  ticketReference: 'T-1042',
  metadata: {},
  customer: { name: 'Cleo van Dam', email: 'cleo@example.com', phone: '123' },
  ...facts,
});
const LATE = new Date(Date.UTC(2031, 4, 6, 22, 30));
const written = (metadata: object) => {
  const { date, time } = valuesOf(chat({ metadata: { ...metadata } }), 'Ana', LATE);
  return `${date} ${time}`.replaceAll(/\s/g, ' ');
};

describe('The values of a chat', () => {
  it('are those of the chat, its customer and the agent', () => {
    expect(valuesOf(chat(), 'Ana Duarte', LATE)).toMatchObject({
      customer_name: 'Cleo van Dam',
      customer_first_name: 'Cleo',
      customer_email: 'cleo@example.com',
      customer_phone: '123',
      agent_name: 'Ana Duarte',
      agent_first_name: 'Ana',
      ticket_id: 'ticket-1',
      ticket_reference: 'T-1042',
      chat_id: 'chat-1',
      subject: 'Invoice',
    });
  });

  it('lack what is not known, or empty', () => {
    const values = valuesOf(
      chat({ subject: '  ', ticketId: null, ticketReference: null, customer: { name: 'Cleo', email: null, phone: '' } }),
      'Ana',
      LATE,
    );
    expect(Object.keys(values).sort()).toEqual([
      'agent_first_name',
      'agent_name',
      'chat_id',
      'customer_first_name',
      'customer_name',
      'date',
      'time',
    ]);
  });

  it('tell date and time as the customer’s zone and language do', () => {
    expect(written({ timeZone: 'Europe/Berlin', locale: 'de-DE' })).toBe('7. Mai 2031 00:30');
    expect(written({ timeZone: 'America/New_York' })).toBe('May 6, 2031 6:30 PM');
    expect(written({ locale: 'fr' })).toBe('6 mai 2031 22:30');
  });

  it('tell them in UTC and English where zone or language are unknown', () => {
    for (const metadata of [
      {},
      { timeZone: 'Mars/Olympus', locale: 'not a locale' },
      { timeZone: 7, locale: ['de'] },
      { timeZone: null, locale: '' },
      { timeZone: '', locale: 'x'.repeat(10_000) },
    ]) {
      expect(written(metadata)).toBe('May 6, 2031 10:30 PM');
    }
  });
});
