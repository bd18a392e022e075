import type { TicketMailView } from '#protocol';
import type { Answer, Api } from '../kit/api';
import { type Agent, type Served, servedBy, unlimited } from '../kit/cast';
import { eventually } from '../kit/client';
import { OwnMailServer, type TakenMail } from '../kit/own-mail-server';
import { type Staff, Switchboard } from '../kit/switchboard';

describe('E-mail', () => {
  let mailServer: OwnMailServer;
  let switchboard: Switchboard;
  let admin: Staff;
  let ana: Agent;
  let people = 0;

  beforeAll(async () => {
    mailServer = await OwnMailServer.start();
    const mail = { SMTP_URL: mailServer.url, MAIL_FROM: 'Example Shop <help@shop.example>' };
    switchboard = await unlimited({}, { environment: { ...mail, ALLOWED_ORIGINS: 'https://shop.example' } });
    admin = await switchboard.admin();
    ana = await switchboard.agentOnline({ name: 'Ana', maxConcurrentChats: 100 });
  });
  afterAll(async () => {
    await switchboard.stop();
    await mailServer.stop();
  });
  beforeEach(() => (mailServer.refuse = () => undefined));

  const newAddress = (): string => `cleo-${(people += 1)}@example.com`;
  const sweep = () => switchboard.sweep('Mail');
  const arrived = async (address: string, count = 1): Promise<TakenMail> => {
    await eventually(async () => (await sweep(), mailServer.to(address).length >= count), `a mail to ${address}`, 10_000);
    return mailServer.to(address)[count - 1]!;
  };
  const state = async (address: string) => (await switchboard.probe.mails(address)).at(-1)!;
  /** A chat in which Ana has answered. */
  const answered = async (request: Record<string, unknown> = {}): Promise<Served> => {
    const served = await servedBy(ana, switchboard, request);
    await ana.socket.ask('message.send', { chatId: served.chatId, clientMessageId: 'a', text: 'Hello, I am Ana' });
    return served;
  };
  const ask = ({ cleo, chatId }: Served, email: unknown): Promise<Answer> => cleo.post(`/chats/${chatId}/transcript`, { email });

  it('says that it is set up, and whose it is', async () => {
    expect((await ana.api.get('/mail')).body).toEqual({ sends: true, from: 'help@shop.example', receives: false });
    expect((await switchboard.visitor.get('/widget/config')).body.mailsTranscripts).toBe(true);
  });

  describe('a transcript', () => {
    it('goes to the address that the customer names, in the language of the chat, as text and as HTML', async () => {
      const address = newAddress();
      const served = await answered({ message: 'Wo ist <b>mein</b> Paket?', locale: 'de-CH' });
      await ana.api.post(`/chats/${served.chatId}/notes`, { text: 'Has ordered twice' });
      const [question] = (await served.cleo.get(`/chats/${served.chatId}/messages`)).body.data;
      await ana.api.post(`/chats/${served.chatId}/messages`, { clientMessageId: 'b', text: 'Unterwegs', replyTo: question.id });
      await served.cleo.patch(`/chats/${served.chatId}/messages/${question.id}`, { text: 'Wo ist <b>mein</b> Paket?!' });
      const { status, body } = await ask(served, address);
      expect([status, body]).toEqual([202, { id: expect.any(String), address, state: 'queued' }]);
      const mail = await arrived(address);
      expect(mail).toMatchObject({ recipients: [address], from: { value: [{ name: 'Example Shop', address: 'help@shop.example' }] } });
      expect(mail.subject).toMatch(/^Ihr Chat vom \d+\. \p{L}+ \d{4}$/u);
      expect(Object.fromEntries(mail.headers)).toMatchObject({ 'auto-submitted': 'auto-generated', 'content-language': 'de' });
      expect(mail.messageId).toMatch(/^<[\w-]+\.[\w-]{20,}@shop\.example>$/);
      expect(mail.text).toContain('Kunde: Cleo');
      expect(mail.text).toMatch(/Cleo \(Kunde\), bearbeitet\n {4}Wo ist <b>mein<\/b> Paket\?!\n/);
      expect(mail.text).toContain('    > Cleo: Wo ist <b>mein</b> Paket?!\n    Unterwegs');
      expect(mail.text).toMatch(/Ana \(Mitarbeiter\)\n {4}Hello, I am Ana/);
      expect(mail.html).toContain('Wo ist &lt;b&gt;mein&lt;/b&gt; Paket?');
      expect(`${mail.text} ${mail.html as string}`).not.toContain('Has ordered twice');
      await eventually(async () => (await state(address)).state === 'sent', 'it to be recorded');
      expect(await state(address)).toMatchObject({ tries: 0, error: null });
      expect((await fetchMetrics()).match(/switchboard_mails_total\{outcome="sent"\} (\d+)/)![1]).not.toBe('0');
    });

    it.each([
      ['Foreign', async (served: Served) => ({ ...served, cleo: (await answered()).cleo }), 404, 'chat.not_found'],
      ['unheard of', async (served: Served) => ({ ...served, chatId: '019ac0de-0000-7000-8000-000000000001' }), 404, 'chat.not_found'],
      ['asked for by staff', async (served: Served) => ({ ...served, cleo: ana.api }), 403, 'auth.forbidden'],
    ])('%s, it is refused, and nothing is sent', async (_, made, status, code) => {
      const address = newAddress();
      expect(await ask(await made(await answered()), address)).toMatchObject({ status, body: { code } });
      await sweep();
      expect(await switchboard.probe.mails(address)).toEqual([]);
    });

    it('goes to one address, and to nothing else', async () => {
      const served = await answered();
      for (const email of [
        'cleo@example.com\r\nBcc: everybody@example.com',
        'cleo@example.com, everybody@example.com',
        'Cleo <cleo@example.com>',
        '"cleo\r\nBcc: x"@example.com',
        'cleo',
        '',
        null,
        ['cleo@example.com'],
      ])
        expect([email, await ask(served, email)]).toMatchObject([email, { status: 422, body: { code: 'validation.failed' } }]);
    });

    it('puts no header into the mail that somebody else wrote', async () => {
      const address = newAddress();
      const subject = 'Hello\u2028Bcc: everybody@example.com';
      const served = await answered({ customer: { name: 'Cleo\u0085Bcc: x@example.com' }, subject, message: '.\n.\nBcc: x@example.com' });
      await ask(served, address);
      const mail = await arrived(address);
      expect(mail.recipients).toEqual([address]);
      expect(mail.bcc).toBeUndefined();
      expect(mail.source.split('\r\n\r\n')[0]).not.toMatch(/^bcc/im);
      expect(mail.text).toContain('    Bcc: x@example.com');
    });

    it('is not sent before an agent has written', async () => {
      const served = await servedBy(ana, switchboard);
      expect(await ask(served, newAddress())).toMatchObject({ status: 409, body: { code: 'mail.nobody_answered' } });
    });

    it('is sent three times of a chat in a day', async () => {
      const served = await answered();
      for (let i = 0; i < 3; i++) expect((await ask(served, newAddress())).status).toBe(202);
      const { status, body } = await ask(served, newAddress());
      expect([status, body]).toEqual([429, expect.objectContaining({ code: 'mail.too_many', retryAfterSeconds: expect.any(Number) })]);
      switchboard.clock.advance(body.retryAfterSeconds);
      expect((await ask(served, newAddress())).status).toBe(202);
    });

    it('goes to an address five times in an hour, however it is written, also at once', async () => {
      const address = newAddress();
      const [name, host] = address.split('@');
      const chats = await Promise.all(Array.from({ length: 7 }, () => answered()));
      const answers = await Promise.all(chats.map((chat, i) => ask(chat, i % 2 ? address.toUpperCase() : `${name}+${i}@${host}`)));
      expect(answers.map(({ status }) => status).sort()).toEqual([202, 202, 202, 202, 202, 429, 429]);
    });

    it('of a chat that is erased meanwhile, is not sent', async () => {
      const address = newAddress();
      const served = await answered();
      await ask(served, address);
      await ana.socket.ask('chat.close', { chatId: served.chatId });
      expect((await admin.api.delete(`/customers/${served.chat.customer.id}/personal-data`)).status).toBe(204);
      await sweep();
      expect(await switchboard.probe.mails(address)).toEqual([]);
      expect(mailServer.to(address)).toEqual([]);
    });

    it('follows its customer into whom it is merged', async () => {
      const address = newAddress();
      const [one, other] = [await answered(), await answered()];
      await ask(one, address);
      await admin.api.post(`/customers/${one.chat.customer.id}/merge`, { intoId: other.chat.customer.id });
      expect((await arrived(address)).text).toContain('Hello, I am Ana');
    });
  });

  describe('that a mail server does not take', () => {
    const failedOnce = (address: string) =>
      eventually(async () => (await sweep(), (await state(address)).tries > 0), 'a try to fail', 10_000);

    it('for now, is tried again later, and is the same mail', async () => {
      const address = newAddress();
      mailServer.refuse = () => ({ code: 451, says: 'Greylisted' });
      await ask(await answered(), address);
      await failedOnce(address);
      expect(await state(address)).toMatchObject({ state: 'queued', tries: 1, error: expect.stringContaining('Greylisted') });
      const { messageId } = await state(address);
      mailServer.refuse = () => undefined;
      await sweep();
      expect(mailServer.to(address)).toEqual([]);
      switchboard.clock.advance(70);
      expect((await arrived(address)).messageId).toBe(messageId);
    });

    it('ever, is given up, and others go on', async () => {
      const [nowhere, address] = [newAddress(), newAddress()];
      mailServer.refuse = (recipient) => (recipient === nowhere ? { code: 550, says: 'No such user' } : undefined);
      await ask(await answered(), nowhere);
      await ask(await answered(), address);
      await arrived(address);
      await eventually(async () => (await state(nowhere)).state === 'failed', 'it to be given up');
      expect(await state(nowhere)).toMatchObject({ tries: 1, error: expect.stringContaining('No such user') });
    });

    it('for a month, is forgotten', async () => {
      const address = newAddress();
      await ask(await answered(), address);
      await arrived(address);
      switchboard.clock.advance(31 * 86_400);
      await sweep();
      expect(await switchboard.probe.mails(address)).toEqual([]);
    });
  });

  describe('an answer to a message that was left', () => {
    const left = async (
      message = 'Where is my parcel?\nIt should be here.',
    ): Promise<{ id: string; reference: string; address: string }> => {
      const address = newAddress();
      const { body } = await switchboard.visitor.post('/offline-messages', { name: 'Cleo', email: address, message });
      return { ...body.ticket, address };
    };
    const answer = (id: string, text: unknown = 'It arrives tomorrow.', by = ana.api): Promise<Answer> =>
      by.post(`/tickets/${id}/mails`, { text });
    const mailsOf = async (id: string) => (await ana.api.get(`/tickets/${id}/mails`)).body.data as TicketMailView[];

    it('goes to whoever left it, quotes it, and the ticket waits for them', async () => {
      const { id, reference, address } = await left();
      const { status, body } = await answer(id, 'It arrives <b>tomorrow</b>.');
      expect([status, body]).toEqual([201, expect.objectContaining({ address, state: 'queued', author: { id: ana.id, name: 'Ana' } })]);
      const mail = await arrived(address);
      expect(mail.subject).toBe(`Re: Where is my parcel? [${reference}]`);
      expect(mail.text).toContain('It arrives <b>tomorrow</b>.');
      expect(mail.text).toContain('> Where is my parcel?\n> It should be here.');
      expect(mail.html).toContain('It arrives &lt;b&gt;tomorrow&lt;/b&gt;.');
      expect(mail.headers.has('auto-submitted')).toBe(false);
      expect((await ana.api.get(`/tickets/${id}`)).body.status).toBe('pending');
      await eventually(async () => (await mailsOf(id))[0]!.state === 'sent', 'it to be sent');
      await ana.socket.heard('ticket.changed', (changed) => changed.id === id);
    });

    it('speaks the language in which the message was left', async () => {
      const address = newAddress();
      const message = { name: 'Cleo', email: address, message: 'Où est mon colis ?', locale: 'fr-CH' };
      const { id } = (await switchboard.visitor.post('/offline-messages', message)).body.ticket;
      await answer(id, 'Il arrive demain.');
      const mail = await arrived(address);
      expect([mail.headers.get('content-language'), mail.text]).toEqual(['fr', expect.stringContaining('Vous avez écrit :')]);
      expect((await switchboard.visitor.post('/offline-messages', { ...message, locale: 'no such language' })).status).toBe(422);
    });

    it('is in one thread with those before it', async () => {
      const { id, address } = await left();
      await answer(id, 'First');
      const first = await arrived(address);
      switchboard.clock.advance(1);
      await answer(id, 'Second');
      const second = await arrived(address, 2);
      expect([second.inReplyTo, second.references]).toEqual([first.messageId, [first.references, first.messageId]]);
      expect(second.subject).toBe(first.subject);
      expect(second.text).not.toContain('> Where is');
      expect((await mailsOf(id)).map(({ text }) => text)).toEqual(['Second', 'First']);
    });

    it('says why it did not arrive', async () => {
      const { id, address } = await left();
      mailServer.refuse = () => ({ code: 550, says: 'No such user' });
      await answer(id);
      await eventually(async () => (await sweep(), (await mailsOf(id))[0]!.state === 'failed'), 'it to fail', 10_000);
      const [failed] = await mailsOf(id);
      expect(failed).toMatchObject({ address, error: expect.stringContaining('No such user'), sentAt: null });
      // It goes again when somebody wants it, to the address that the customer has by now.
      mailServer.refuse = () => undefined;
      const resend = (ticketId = id) => ana.api.post(`/tickets/${ticketId}/mails/${failed!.id}/resend`, {});
      expect(await resend((await left()).id)).toMatchObject({ status: 404, body: { code: 'mail.not_found' } });
      const corrected = newAddress();
      await admin.api.patch(`/customers/${(await ana.api.get(`/tickets/${id}`)).body.customerId}`, { email: corrected });
      expect((await resend()).status).toBe(204);
      expect((await arrived(corrected)).text).toContain('It arrives tomorrow.');
      await eventually(async () => (await mailsOf(id))[0]!.state === 'sent', 'it to be recorded');
      expect(await resend()).toMatchObject({ status: 409, body: { code: 'mail.sent' } });
    });

    it('has one line of subject, whatever the message', async () => {
      const { id, address } = await left(`Hello\u2028Bcc: everybody@example.com\u0085Bcc: x@example.com ${'ä'.repeat(500)}`);
      await answer(id);
      const mail = await arrived(address);
      expect([mail.recipients, mail.bcc]).toEqual([[address], undefined]);
      expect(mail.source.split('\r\n\r\n')[0]).not.toMatch(/^bcc/im);
    });

    it('is written once, by staff, about a ticket that is there, to an address that is there', async () => {
      const { id } = await left();
      const customer = await servedBy(ana, switchboard);
      expect(await answer(id, 'Hello', customer.cleo)).toMatchObject({ status: 403, body: { code: 'auth.forbidden' } });
      expect(await answer('019ac0de-0000-7000-8000-000000000001')).toMatchObject({ status: 404, body: { code: 'ticket.not_found' } });
      expect((await ana.api.get('/tickets/019ac0de-0000-7000-8000-000000000001/mails')).status).toBe(404);
      for (const text of ['', ' \u200b ', 'x'.repeat(10_001), null]) expect((await answer(id, text)).status).toBe(422);
      const { body: ticket } = await ana.api.post('/tickets', { customerId: customer.chat.customer.id, subject: 'Invoice' });
      expect(await answer(ticket.id)).toMatchObject({ status: 409, body: { code: 'mail.no_address' } });
      expect(await mailsOf(id)).toEqual([]);
    });

    it('goes with the personal data of whom it was for', async () => {
      const { id, address } = await left();
      await answer(id);
      const { customerId } = (await ana.api.get(`/tickets/${id}`)).body;
      expect((await admin.api.delete(`/customers/${customerId}/personal-data`)).status).toBe(204);
      expect(await mailsOf(id)).toEqual([]);
      expect(await answer(id)).toMatchObject({ status: 409, body: { code: 'mail.no_address' } });
      expect(mailServer.to(address)).toEqual([]);
    });
  });

  describe('that somebody can talk now', () => {
    const status = async (to: 'online' | 'away') => {
      await ana.api.put('/agents/me/status', { status: to });
      // Whoever was told a while ago does not come back any more.
      switchboard.clock.advance(11 * 60);
    };
    beforeEach(() => status('away'));
    afterAll(() => status('online'));

    const leftInstead = async (request: Record<string, unknown> = {}): Promise<{ address: string; ticketId: string; cleo: Api }> => {
      const address = newAddress();
      const { chat, customerToken } = await switchboard.startChat({ message: 'Hello?', ...request });
      const cleo = switchboard.as({ token: customerToken });
      const { body } = await cleo.post(`/chats/${chat.id}/leave-message`, { email: address });
      return { address, ticketId: body.ticketId, cleo };
    };
    const told = async (address: string) => (await sweep(), await switchboard.probe.mails(address)).length;

    it('is told once to whoever left a message instead of waiting, with the way back', async () => {
      const { address, ticketId } = await leftInstead({ locale: 'fr', page: { url: 'https://shop.example/cart?key=1#x', title: 'Cart' } });
      expect(await told(address)).toBe(0);
      await status('online');
      const mail = await arrived(address);
      expect(mail.subject).toBe('Quelqu’un est là pour vous');
      expect(mail.text).toContain('\nhttps://shop.example/cart\n');
      expect(mail.html).toContain('href="https://shop.example/cart"');
      expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
      switchboard.clock.advance(3_600);
      expect(await told(address)).toBe(1);
      const { data } = (await ana.api.get(`/tickets/${ticketId}/mails`)).body;
      expect(data).toMatchObject([{ kind: 'ready', author: null, text: null }]);
    });

    it('leads to no page of a stranger', async () => {
      const { address } = await leftInstead({ page: { url: 'https://evil.example/cart', title: 'Cart' } });
      await status('online');
      const mail = await arrived(address);
      expect(`${mail.text} ${mail.html as string}`).not.toContain('evil');
    });

    it('is told in the order in which they came, to no more than can be served', async () => {
      const first = await leftInstead();
      switchboard.clock.advance(1);
      const second = await leftInstead();
      await status('online');
      expect([await told(first.address), await told(second.address)]).toEqual([1, 0]);
      switchboard.clock.advance(11 * 60);
      expect(await told(second.address)).toBe(1);
    });

    it('is not told to whoever came back, has an answer, left long ago, or waits for nobody who is there', async () => {
      const [back, answered, closed, rare] = [await leftInstead(), await leftInstead(), await leftInstead(), await leftRare()];
      await back.cleo.post('/chats', { message: 'Here again' });
      await ana.api.post(`/tickets/${answered.ticketId}/mails`, { text: 'Yes' });
      await ana.api.patch(`/tickets/${closed.ticketId}`, { status: 'closed' });
      await status('online');
      for (let i = 0; i < 3; i++) {
        await sweep();
        switchboard.clock.advance(11 * 60);
      }
      const all = await Promise.all([back, answered, closed, rare].map(({ address }) => switchboard.probe.mails(address)));
      expect(all.map(({ length }) => length)).toEqual([0, 1, 0, 0]);
      const old = await leftWhileAway();
      switchboard.clock.advance(5 * 3_600);
      await status('online');
      expect(await told(old.address)).toBe(0);
    });

    const leftWhileAway = async () => (await status('away'), leftInstead());
    const leftRare = async () => {
      await admin.api.post('/skills', { name: 'rare', public: true });
      return leftInstead({ skills: [{ name: 'rare' }] });
    };
  });

  // Last, since a node that started later may not stop before.
  it('queued at one node is sent by another, and once though both look for it', async () => {
    const addresses = [newAddress(), newAddress(), newAddress(), newAddress(), newAddress()];
    for (const address of addresses) await ask(await answered(), address);
    const environment = { SMTP_URL: mailServer.url, MAIL_FROM: 'help@shop.example' };
    const worker = await Switchboard.start({ databaseUrl: switchboard.databaseUrl, environment, role: 'worker' });
    try {
      await Promise.all([worker.sweep('Mail'), sweep(), worker.sweep('Mail'), sweep()]);
      for (const address of addresses) await arrived(address);
      await Promise.all([worker.sweep('Mail'), sweep()]);
      await eventually(async () => (await Promise.all(addresses.map(state))).every(({ state: is }) => is === 'sent'), 'all to be recorded');
      expect(addresses.map((address) => mailServer.to(address).length)).toEqual([1, 1, 1, 1, 1]);
    } finally {
      await worker.stop();
    }
  });

  const fetchMetrics = async (): Promise<string> => (await fetch(`${switchboard.url}/metrics`)).text();
});

describe('Without a mail server', () => {
  let switchboard: Switchboard;
  beforeAll(async () => void (switchboard = await unlimited()));
  afterAll(() => switchboard.stop());

  it('it is said that e-mail is not set up', async () => {
    const ana = await switchboard.agentOnline();
    expect((await ana.api.get('/mail')).body).toEqual({ sends: false, from: null, receives: false });
    expect((await switchboard.visitor.get('/widget/config')).body.mailsTranscripts).toBe(false);
    const { cleo, chatId } = await servedBy(ana, switchboard);
    const refused = await cleo.post(`/chats/${chatId}/transcript`, { email: 'cleo@example.com' });
    expect(refused).toMatchObject({ status: 409, body: { code: 'mail.not_set_up' } });
  });
});
