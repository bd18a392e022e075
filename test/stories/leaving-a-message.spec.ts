import { type Answer, pointersOf } from '../kit/api';
import { unlimited } from '../kit/cast';
import type { Staff, Switchboard } from '../kit/switchboard';
import { stored } from '../kit/wrong';

const TIME = expect.stringMatching(/^\d{4}-.*Z$/);

describe('Leaving a message', () => {
  let switchboard: Switchboard;
  let agent: Staff;

  beforeAll(async () => {
    switchboard = await unlimited({ acceptWhenNobodyOnline: false });
    agent = await switchboard.staff('agent');
  });
  afterAll(() => switchboard.stop());

  const cleo = { name: 'Cleo', email: 'cleo@example.com' };
  const leave = (fields: object = {}, by = switchboard.visitor): Promise<Answer> =>
    by.post('/offline-messages', { ...cleo, message: 'My invoice is wrong', ...fields });

  it('is possible when nobody is there, and makes a ticket, of which its writer learns no more than that', async () => {
    expect((await switchboard.visitor.post('/chats', { customer: cleo })).body.code).toBe('chat.nobody_online');
    const { status, body } = await leave({ message: 'My invoice is wrong.\nI paid it twice.' });
    expect({ status, body }).toEqual({
      status: 201,
      body: {
        ticket: {
          id: expect.any(String),
          reference: expect.stringMatching(/^T-\d{4,}$/),
          status: 'open',
          subject: 'My invoice is wrong.',
          createdAt: TIME,
        },
      },
    });
  });

  it('is possible when somebody is there, too, and disturbs nobody', async () => {
    const online = await switchboard.agentOnline();
    expect((await leave()).status).toBe(201);
    expect((await agent.api.get('/queue')).body.total).toBe(0);
    await online.socket.emit('status.set', { status: 'offline' });
    expect(online.socket.all('chat.assigned')).toEqual([]);
  });

  it('reaches staff with all that is needed to answer, who say how far they are', async () => {
    const text = 'Zażółć gęślą jaźń\n\n  — Cleo 💬';
    const { ticket } = (await leave({ message: text })).body;
    const [found] = (await agent.api.get('/tickets?source=offline&status=open')).body.data;
    expect(found).toMatchObject({ ...ticket, source: 'offline', message: text, chatId: null, customer: cleo });
    expect((await agent.api.get(`/customers/${found.customerId}`)).body).toMatchObject({
      ...cleo,
      phone: null,
      externalId: null,
      accountStatus: 'active',
    });
    expect((await agent.api.patch(`/tickets/${ticket.id}`, { status: 'pending' })).body).toMatchObject({
      status: 'pending',
      message: text,
    });
    const open = (await agent.api.get('/tickets?source=offline&status=open')).body.data;
    expect(open.map(({ id }: { id: string }) => id)).not.toContain(ticket.id);
  });

  it('may be answered in a chat, once the customer has an external id', async () => {
    await switchboard.settings({ acceptWhenNobodyOnline: true });
    const { ticket } = (await leave()).body;
    const { customerId } = (await agent.api.get(`/tickets/${ticket.id}`)).body;
    await agent.api.patch(`/customers/${customerId}`, { externalId: 'left-a-message' });
    const { chat } = await switchboard.startChat(
      { customer: { name: 'Cleo', externalId: 'left-a-message' }, message: 'You wrote to us' },
      agent.api,
    );
    expect(chat.customer.id).toBe(customerId);
    await switchboard.settings({ acceptWhenNobodyOnline: false });
  });

  it('as somebody who is known is leaving it as somebody new, and tells nothing of the known one', async () => {
    const known = (await agent.api.post('/customers', { name: 'Kim', email: 'kim@example.com', externalId: 'kim' })).body;
    const answers = [await leave({ name: 'Kim', email: 'kim@example.com' }), await leave({ name: 'Kim', email: 'nobody@example.com' })];
    for (const { status, body } of answers) {
      expect({ status, keys: Object.keys(body) }).toEqual({ status: 201, keys: ['ticket'] });
      expect((await agent.api.get(`/tickets/${body.ticket.id}`)).body.customerId).not.toBe(known.id);
    }
    expect(Object.keys(answers[0]!.body.ticket)).toEqual(Object.keys(answers[1]!.body.ticket));
    expect((await agent.api.get(`/tickets?customerId=${known.id}`)).body.data).toEqual([]);
    expect((await agent.api.get(`/customers/${known.id}`)).body).toEqual(known);
  });

  it('is kept as it was written, in one form, up to 10,000 characters, with a heading that fits', async () => {
    const { ticket } = (await leave({ message: `\n \n ${'💬'.repeat(9_990)}` })).body;
    expect(ticket.subject).toBe(`${'💬'.repeat(119)}…`);
    expect((await agent.api.get(`/tickets/${ticket.id}`)).body.message).toBe(`\n \n ${'💬'.repeat(9_990)}`);
    const composed = (await leave({ message: 'Cafe\u0301' })).body.ticket;
    expect((await agent.api.get(`/tickets/${composed.id}`)).body).toMatchObject({ message: 'Café', subject: 'Café' });
  });

  it('is refused when nobody could answer it, and then nothing is kept', async () => {
    const before = await stored(switchboard.database);
    const wrong: [object, string][] = [
      [{ email: undefined }, '/email'],
      [{ email: 'cleo' }, '/email'],
      [{ email: 'Cleo <cleo@example.com>' }, '/email'],
      [{ email: 'a@example.com, b@example.com' }, '/email'],
      [{ email: 'a@example.com\nBcc: b@example.com' }, '/email'],
      [{ email: `${'x'.repeat(250)}@example.com` }, '/email'],
      [{ email: null }, '/email'],
      [{ name: undefined }, '/name'],
      [{ name: '  ' }, '/name'],
      [{ name: 'x'.repeat(121) }, '/name'],
      [{ message: undefined }, '/message'],
      [{ message: '' }, '/message'],
      [{ message: ' \n\t\u3000' }, '/message'],
      [{ message: 'x'.repeat(10_001) }, '/message'],
      [{ message: 'a\0b' }, '/message'],
      [{ status: 'closed' }, '/status'],
      [{ customerId: 'x' }, '/customerId'],
      [{ externalId: 'x' }, '/externalId'],
    ];
    for (const [fields, pointer] of wrong) {
      const { status, body } = await leave(fields);
      expect({ fields, status, pointers: pointersOf(body) }).toEqual({ fields, status: 422, pointers: [pointer] });
    }
    expect(
      await switchboard.visitor.request('POST', '/offline-messages', '{"name":"Cleo","email":"cleo@example.com","message":"a\\ud800b"}'),
    ).toMatchObject({ status: 422, body: { errors: [{ pointer: '/message' }] } });
    expect(await stored(switchboard.database)).toEqual(before);
  });

  it('leaves its text out of the log', async () => {
    const { ticket } = (await leave({ name: 'Quintessa', email: 'quintessa@example.com', message: 'Xylophone' })).body;
    const events = await switchboard.probe.events({ thatMention: [ticket.id, 'xylophone', 'quintessa'] });
    expect(events.map(({ type }) => type)).toEqual(['TicketOpened']);
    expect(JSON.stringify(events)).not.toMatch(/xylophone|quintessa/i);
  });

  it('is counted by itself per address and minute, whoever says to be somebody else', async () => {
    await switchboard.settings({ maxNewChatsPerMinute: 2, acceptWhenNobodyOnline: true });
    const from = (address: string): Promise<Answer> =>
      switchboard.visitor.request('POST', '/offline-messages', { ...cleo, message: 'Hello' }, { 'x-forwarded-for': address });
    expect([await from('198.51.100.1'), await from('198.51.100.2')].map(({ status }) => status)).toEqual([201, 201]);
    const refused = await from('198.51.100.3');
    expect(refused).toMatchObject({ status: 429, body: { code: 'rate.limited', retryAfterSeconds: expect.any(Number) } });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await leave({}, agent.api)).status).toBe(429);
    expect((await switchboard.visitor.post('/chats', { customer: cleo })).status).toBe(201);
    await switchboard.settings({ maxNewChatsPerMinute: 0 });
    expect((await leave()).status).toBe(201);
  });
});
