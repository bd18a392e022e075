import { randomUUID } from 'node:crypto';
import type { CustomerView, TicketView } from '#protocol';
import type { Answer, Page } from '../kit/api';
import type { Connected } from '../kit/client';
import { servedBy, unlimited } from '../kit/cast';
import type { Staff, Switchboard } from '../kit/switchboard';
import { stored } from '../kit/wrong';

const TIME = expect.stringMatching(/^\d{4}-.*Z$/);
const REFERENCE = expect.stringMatching(/^T-\d{4,}$/);

describe('Tickets', () => {
  let switchboard: Switchboard;
  let supervisor: Staff;
  let ana: Staff & { socket: Connected };
  let ben: Staff;

  beforeAll(async () => {
    switchboard = await unlimited();
    await (await switchboard.admin()).api.post('/skills', { name: 'rare' });
    supervisor = await switchboard.staff('supervisor');
    ana = await switchboard.agentOnline({ name: 'Ana', maxConcurrentChats: 1000 });
    ben = await switchboard.staff('agent');
  });
  afterAll(() => switchboard.stop());

  const customer = async (name = 'Cleo'): Promise<CustomerView> =>
    (await ben.api.post('/customers', { name, email: 'cleo@example.com' })).body;
  const open = async (fields: object, by: Staff = ben): Promise<TicketView> => {
    const { status, body } = await by.api.post('/tickets', { subject: 'Invoice', ...fields });
    if (status !== 201) throw new Error(JSON.stringify(body));
    return body;
  };
  async function anasChat() {
    const { chat, token: customerToken } = await servedBy(ana, switchboard, { message: 'Hello' });
    return { chat, customerToken, id: chat.id, customerId: chat.customer.id };
  }
  const find = async (query: string): Promise<TicketView[]> => (await ben.api.get(`/tickets?${query}`)).body.data;
  const ids = (list: { id: string }[]): string[] => list.map(({ id }) => id);

  describe('by hand', () => {
    it('are opened by staff for a customer, and have a reference for people', async () => {
      const cleo = await customer();
      const first = await ben.api.post('/tickets', { customerId: cleo.id, subject: ' Invoice ' });
      expect(first).toMatchObject({ status: 201 });
      expect(first.body).toEqual({
        id: expect.any(String),
        reference: REFERENCE,
        subject: 'Invoice',
        status: 'open',
        source: 'staff',
        customerId: cleo.id,
        customer: { id: cleo.id, name: 'Cleo', email: 'cleo@example.com' },
        chatId: null,
        message: null,
        createdAt: TIME,
        updatedAt: TIME,
        closedAt: null,
      });
      const next = await open({ customerId: cleo.id, status: 'closed' }, supervisor);
      expect(next).toMatchObject({ status: 'closed', closedAt: next.createdAt });
      expect(Number(next.reference.slice(2))).toBe(Number(first.body.reference.slice(2)) + 1);
      expect((await ana.api.get(`/tickets/${next.id}`)).body).toEqual(next);
    });

    it('are opened for nobody who is not there', async () => {
      const answer = await ben.api.post('/tickets', { customerId: randomUUID(), subject: 'x' });
      expect(answer).toMatchObject({ status: 422, body: { code: 'customer.unknown', errors: [{ pointer: '/customerId' }] } });
    });

    it('go from status to status, and are closed since they were', async () => {
      const { id, ...ticket } = await open({ customerId: (await customer()).id });
      const change = async (patch: object): Promise<TicketView> => (await ben.api.patch(`/tickets/${id}`, patch)).body;
      expect(await change({ status: 'open', subject: 'Invoice' })).toEqual({ id, ...ticket });
      expect(await change({ status: 'pending', subject: 'Refund' })).toMatchObject({
        status: 'pending',
        subject: 'Refund',
        closedAt: null,
      });
      const closed = await change({ status: 'closed' });
      expect(closed).toMatchObject({ subject: 'Refund', closedAt: closed.updatedAt });
      expect(await change({ subject: 'Refund again' })).toMatchObject({ status: 'closed', closedAt: closed.closedAt });
      expect(await change({ status: 'open' })).toMatchObject({
        status: 'open',
        closedAt: null,
        createdAt: ticket.createdAt,
        reference: ticket.reference,
      });
    });

    it('are refused with a status or a subject that cannot be', async () => {
      const { id, customerId } = await open({ customerId: (await customer()).id });
      for (const wrong of [
        { status: 'done' },
        { status: null },
        { subject: ' ' },
        { subject: 'x'.repeat(201) },
        { customerId },
        { chatId: null },
        { reference: 'T-1' },
      ]) {
        expect(await ben.api.patch(`/tickets/${id}`, wrong)).toMatchObject({
          status: 422,
          body: { errors: [{ pointer: `/${Object.keys(wrong)[0]}` }] },
        });
      }
      for (const wrong of [{ subject: undefined }, { message: 'x' }, { source: 'offline' }]) {
        expect(await ben.api.post('/tickets', { customerId, subject: 'x', ...wrong })).toMatchObject({
          status: 422,
          body: { errors: [{ pointer: `/${Object.keys(wrong)[0]}` }] },
        });
      }
      for (const absent of [randomUUID(), '7'])
        expect(await ben.api.patch(`/tickets/${absent}`, { status: 'open' })).toMatchObject({
          status: 404,
          body: { code: 'ticket.not_found' },
        });
    });
  });

  describe('by words', () => {
    const asked = (q: string): Promise<TicketView[]> => find(`q=${encodeURIComponent(q)}`);

    it('are found in reference, subject and customer together, until they say something else', async () => {
      const zoe = (await ben.api.post('/customers', { name: 'Zoë Quartermain', email: 'zoe@quartermain.example' })).body;
      const { id, reference } = await open({ customerId: zoe.id, subject: 'Broken flange, 订单' });
      const other = await open({ customerId: zoe.id, subject: 'Another matter' });
      for (const q of [
        'FLANGE',
        'flan',
        'zoe flange',
        '"broken flange"',
        'quartermain brok',
        '单',
        reference,
        'zoe -another',
        `${reference} zoë`,
      ])
        expect({ q, ids: ids(await asked(q)) }).toEqual({ q, ids: [id] });
      expect(ids(await asked('quartermain'))).toEqual([other.id, id]);
      for (const q of ['"flange broken"', 'flange -zoe', 'lange', 'flange otto', '?!'])
        expect({ q, found: await asked(q) }).toEqual({ q, found: [] });
      expect(await asked('  ')).toEqual(await find(''));
      expect(ids(await find('q=quartermain&status=closed'))).toEqual([]);
      await ben.api.patch(`/tickets/${id}`, { subject: 'Mended' });
      expect(await asked('flange')).toEqual([]);
      expect(ids(await asked('mended'))).toEqual([id]);
    });

    it('that were left as a message are found by it, unless their customer was erased', async () => {
      await switchboard.visitor.post('/offline-messages', {
        name: 'Otto',
        email: 'otto@example.com',
        message: 'Hello!\nThe pterodactyl is loose',
      });
      const [ticket] = await asked('pterodactyl otto');
      expect(ticket).toMatchObject({ source: 'offline' });
      await (await switchboard.admin()).api.delete(`/customers/${ticket!.customerId}/personal-data`);
      expect(await asked('pterodactyl')).toEqual([]);
    });
  });

  describe('about a chat', () => {
    it('are the chat’s ticket if it has none, which everybody in the chat hears', async () => {
      const chat = await anasChat();
      const cleo = await switchboard.connect(chat.customerToken);
      const desk = await switchboard.connect(supervisor.token);
      const { id } = await open({ customerId: chat.customerId, chatId: chat.id }, ana);
      for (const socket of [ana.socket, cleo, desk]) await socket.heard('chat.updated', ({ chat: updated }) => updated.ticketId === id);
      const second = await open({ customerId: chat.customerId, chatId: chat.id, subject: 'Another matter' }, ana);
      expect(second).toMatchObject({ chatId: chat.id, source: 'staff' });
      expect((await ana.api.get(`/chats/${chat.id}`)).body.ticketId).toBe(id);
    });

    it('are of that chat’s customer, and of a chat that whoever opens them may see', async () => {
      const [chat, other] = [await anasChat(), await anasChat()];
      const waiting = (await switchboard.startChat({ skills: [{ name: 'rare' }] }, supervisor.api)).chat;
      const before = await stored(switchboard.database);
      const attempt = async (customerId: string, chatId: string, by: Staff): Promise<Answer['body']> =>
        (await by.api.post('/tickets', { subject: 'x', customerId, chatId })).body;
      const refused = { status: 422, code: 'chat.unknown', errors: [{ pointer: '/chatId' }] };
      const foreign = await attempt(chat.customerId, chat.id, ben);
      expect(foreign).toMatchObject(refused);
      expect(await attempt(chat.customerId, randomUUID(), ben)).toEqual(foreign);
      expect(await attempt(other.customerId, chat.id, supervisor)).toEqual(foreign);
      expect(await stored(switchboard.database)).toEqual(before);
      expect(await attempt(chat.customerId, chat.id, supervisor)).toMatchObject({ chatId: chat.id });
      expect(await attempt(waiting.customer.id, waiting.id, ben)).toMatchObject({ chatId: waiting.id });
    });
  });

  describe('from a chat', () => {
    const from = (by: Staff, chatId: string, subject = 'Invoice'): Promise<Answer> => by.api.post(`/chats/${chatId}/ticket`, { subject });

    it('are opened by its agent in one stroke, and everybody in the chat and every supervisor hears', async () => {
      const chat = await anasChat();
      const cleo = await switchboard.connect(chat.customerToken);
      const desk = await switchboard.connect(supervisor.token);
      const { status, body } = await from(ana, chat.id, ' Refund ');
      expect({ status, body }).toMatchObject({
        status: 201,
        body: {
          reference: REFERENCE,
          subject: 'Refund',
          status: 'open',
          source: 'chat',
          chatId: chat.id,
          customerId: chat.customerId,
          message: null,
        },
      });
      expect((await ben.api.get(`/tickets/${body.id}`)).body).toEqual(body);
      for (const socket of [ana.socket, cleo, desk])
        await socket.heard('chat.updated', ({ chat: { id, ticketId } }) => id === chat.id && ticketId === body.id);
      expect(ids((await supervisor.api.get(`/chats?customerId=${chat.customerId}`)).body.data)).toEqual([chat.id]);
      expect((await ana.api.get(`/chats/${chat.id}`)).body.ticketId).toBe(body.id);
      expect(ana.socket.all('chat.updated').filter(({ chat: { id } }) => id === chat.id)).toHaveLength(1);
    });

    it('are for its agent and supervisors, and for no others', async () => {
      const chat = await anasChat();
      const before = await stored(switchboard.database);
      expect(await from(ben, chat.id)).toMatchObject({ status: 404, body: { code: 'chat.not_found' } });
      expect(await from(ben, randomUUID())).toMatchObject({ status: 404, body: { code: 'chat.not_found' } });
      expect(await switchboard.as({ token: chat.customerToken }).post(`/chats/${chat.id}/ticket`, { subject: 'x' })).toMatchObject({
        status: 403,
      });
      expect(await switchboard.visitor.post(`/chats/${chat.id}/ticket`, { subject: 'x' })).toMatchObject({ status: 401 });
      expect(await from(ana, chat.id, ' ')).toMatchObject({ status: 422, body: { errors: [{ pointer: '/subject' }] } });
      expect(await stored(switchboard.database)).toEqual(before);
      expect((await from(supervisor, chat.id)).status).toBe(201);
      const waiting = (await switchboard.startChat({ skills: [{ name: 'rare' }] }, supervisor.api)).chat;
      expect(await from(ben, waiting.id)).toMatchObject({ status: 403, body: { code: 'chat.not_assigned_to_you' } });
    });

    it('are opened after the close as well', async () => {
      const chat = await anasChat();
      await ana.api.post(`/chats/${chat.id}/close`);
      const { body } = await from(ana, chat.id);
      expect((await ana.api.get(`/chats/${chat.id}`)).body).toMatchObject({ status: 'closed', ticketId: body.id });
    });

    it('are opened once, however many do so at the same time, and nothing is left of the others', async () => {
      const chat = await anasChat();
      const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => from(i % 2 ? ana : supervisor, chat.id)));
      const [won, ...more] = answers.filter(({ status }) => status === 201);
      expect(more).toEqual([]);
      const lost = answers.filter(({ status }) => status !== 201);
      for (const { body } of lost) expect(body).toMatchObject({ status: 409, code: 'chat.ticket_exists', ticketId: won!.body.id });
      expect(ids(await find(`customerId=${chat.customerId}`))).toEqual([won!.body.id]);
    });

    it('are one with those by hand, however they race', async () => {
      const chat = await anasChat();
      const answers = await Promise.all(
        Array.from({ length: 12 }, (_, i) =>
          i % 2 ? from(ana, chat.id) : ana.api.post('/tickets', { subject: 'x', customerId: chat.customerId, chatId: chat.id }),
        ),
      );
      const opened = answers.filter(({ status }) => status === 201).map(({ body }) => body);
      expect(answers.filter(({ status }) => ![201, 409].includes(status))).toEqual([]);
      expect(opened.filter(({ source }) => source === 'staff')).toHaveLength(6);
      const { ticketId } = (await ana.api.get(`/chats/${chat.id}`)).body;
      expect(ids(opened)).toContain(ticketId);
      for (const { id } of opened.filter(({ source }) => source === 'chat')) expect(id).toBe(ticketId);
      const linked = await switchboard.probe.events({ of: chat.id, types: /^ChatTicketOpened$/ });
      expect(linked.map(({ data }) => data.ticketId)).toEqual([ticketId]);
    });

    it('fill the variables of canned responses', async () => {
      const chat = await anasChat();
      const { body: canned } = await ana.api.post('/canned-responses', {
        title: 'Ticket',
        shortcut: 'ticket',
        content: 'Your ticket is {{ticket_reference}} ({{ticket_id}}).',
      });
      const render = async (): Promise<{ text: string; missing: string[] }> =>
        (await ana.api.post(`/canned-responses/${canned.id}/render`, { chatId: chat.id })).body;
      expect((await render()).missing).toEqual(['ticket_reference', 'ticket_id']);
      const { body: ticket } = await from(ana, chat.id);
      expect(await render()).toMatchObject({ text: `Your ticket is ${ticket.reference} (${ticket.id}).`, missing: [] });
      const { message } = await ana.socket.ask('canned.send', { chatId: chat.id, clientMessageId: '1', shortcut: 'ticket' });
      expect(message.text).toBe(`Your ticket is ${ticket.reference} (${ticket.id}).`);
    });
  });

  describe('are found', () => {
    let cleo: CustomerView;
    /** The newest first. */
    let tickets: TicketView[];

    beforeAll(async () => {
      cleo = await customer('Cleo Found');
      const otto = await customer('Otto Found');
      const opened: TicketView[] = [];
      for (let i = 0; i < 12; i++) {
        if (i % 3 === 0) switchboard.clock.advance(10);
        opened.push(
          await open({ customerId: i % 2 ? cleo.id : otto.id, status: ['open', 'pending', 'closed'][i % 3], subject: `Matter ${i}` }),
        );
      }
      // Some at the same instant, so that ties are broken too.
      await switchboard.probe.doctor.tieCreation('tickets', ids(opened));
      tickets = (await Promise.all(ids(opened).map((id) => ben.api.get(`/tickets/${id}`)))).map(({ body }) => body);
      tickets.sort((a, b) => (`${a.createdAt} ${a.id}` < `${b.createdAt} ${b.id}` ? 1 : -1));
      expect(new Set(tickets.map(({ createdAt }) => createdAt)).size).toBeLessThan(tickets.length);
    });

    const those = (fits: (ticket: TicketView) => boolean): string[] => ids(tickets.filter(fits));
    const among = (list: TicketView[]): string[] => ids(list).filter((id) => ids(tickets).includes(id));

    it('by customer and status, the newest first', async () => {
      expect(ids(await find(`customerId=${cleo.id}`))).toEqual(those(({ customerId }) => customerId === cleo.id));
      expect(ids(await find(`customerId=${cleo.id}&status=closed`))).toEqual(
        those(({ customerId, status }) => customerId === cleo.id && status === 'closed'),
      );
      expect(among(await find('status=pending&limit=100'))).toEqual(those(({ status }) => status === 'pending'));
      expect(await find(`customerId=${randomUUID()}`)).toEqual([]);
    });

    it('by source and by the reference that the customer tells', async () => {
      expect(among(await find('source=staff&limit=100'))).toEqual(ids(tickets));
      expect(among(await find('source=chat&limit=100'))).toEqual([]);
      expect(await find(`reference=${tickets[3]!.reference}`)).toEqual([tickets[3]]);
      expect(await find('reference=T-1')).toEqual([]);
    });

    it('page by page, each of them once, while new ones come', async () => {
      for (const limit of [1, 5, 100]) {
        const found: TicketView[] = [];
        for (let cursor: string | null = ''; cursor !== null;) {
          const { body }: Answer<Page<TicketView>> = await ben.api.get(`/tickets?limit=${limit}${cursor && `&cursor=${cursor}`}`);
          found.push(...body.data);
          cursor = body.nextCursor;
          switchboard.clock.advance(1);
          if (cursor) await open({ customerId: (await customer()).id });
        }
        expect(among(found)).toEqual(ids(tickets));
        expect(new Set(ids(found)).size).toBe(found.length);
      }
    });
  });
});
