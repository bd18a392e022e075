import type { CustomerView } from '#protocol';
import { type Agent, servedBy, unlimited } from '../kit/cast';
import { connect } from '../kit/client';
import { addFile, picture, recorded, upload, uploadRecording } from '../kit/files';
import { type Staff, Switchboard } from '../kit/switchboard';

describe('What is gone', () => {
  let switchboard: Switchboard;
  /** Another node, which hears of nothing that happens at this one. */
  let elsewhere: Switchboard;
  let admin: Staff;
  let ana: Agent;

  beforeAll(async () => {
    switchboard = await unlimited({ maxConcurrentChats: 1000 });
    elsewhere = await Switchboard.start({ databaseUrl: switchboard.databaseUrl });
    admin = await switchboard.admin();
    ana = await switchboard.agentOnline({ name: 'Ana' });
  });
  afterAll(async () => {
    await elsewhere.stop();
    await switchboard.stop();
  });

  const close = async (chatId: string): Promise<void> => expect((await admin.api.post(`/chats/${chatId}/close`)).status).toBe(200);
  const newCustomer = async (name: string): Promise<CustomerView> => (await admin.api.post('/customers', { name })).body;
  const statusOf = async (address: string): Promise<number> => (await switchboard.visitor.fetch(address)).status;

  describe('a customer whose personal data is erased', () => {
    const erase = async (customerId: string): Promise<void> =>
      expect((await admin.api.delete(`/customers/${customerId}/personal-data`)).status).toBe(204);

    it('is signed out: pages are disconnected, and the token opens nothing', async () => {
      const { chat, chatId, token, cleo } = await servedBy(ana, switchboard);
      const page = await switchboard.connect(token);
      await close(chatId);
      await erase(chat.customer.id);

      await page.closed();
      await expect(connect(switchboard.url, token)).rejects.toThrow('unauthorized');
      const answers = [
        await cleo.get('/chats'),
        await cleo.put(`/chats/${chatId}/rating`, { score: 1, comment: 'It is me, Cleo' }),
        await cleo.post('/chats', { customer: { name: 'Cleo' } }),
      ];
      expect(answers.map(({ status }) => status)).toEqual([401, 401, 401]);
      expect((await admin.api.get(`/chats/${chatId}`)).body.rating).toBeNull();
    });

    it('is signed out at a node that heard nothing of it, too', async () => {
      const { chat, chatId, token } = await servedBy(ana, switchboard);
      const page = await elsewhere.connect(token);
      await close(chatId);
      await erase(chat.customer.id);
      await elsewhere.sweep();
      await page.closed();
    });

    it('leaves no files: neither those it sent nor those it only uploaded, also where an address was signed', async () => {
      const { chat, chatId, cleo } = await servedBy(ana, switchboard);
      const [sent, unsent] = [
        (await upload(cleo, chatId, 'a.png', await picture())).body,
        (await upload(cleo, chatId, 'b.png', await picture())).body,
      ];
      await switchboard.settings({ voiceNotes: true });
      const { body: note } = await uploadRecording(cleo, chatId, 'voice', recorded('voice.webm'));
      const { body: message } = await cleo.post(`/chats/${chatId}/messages`, { clientMessageId: '1', attachmentIds: [sent.id, note.id] });
      const addresses: string[] = [...message.attachments, unsent].flatMap(({ url, thumbnailUrl }) => [url, thumbnailUrl ?? url]);
      expect(new Set(await Promise.all(addresses.map(statusOf)))).toEqual(new Set([200]));
      await close(chatId);
      await erase(chat.customer.id);
      expect(new Set(await Promise.all(addresses.map(statusOf)))).toEqual(new Set([404]));
    });

    it('stays erased: it is neither changed nor blocked nor merged, whichever way', async () => {
      const [{ id }, other] = [await newCustomer('Private'), await newCustomer('Other')];
      expect((await admin.api.get(`/customers/${id}`)).body.erasedAt).toBeNull();
      await erase(id);
      const answers = [
        await admin.api.patch(`/customers/${id}`, { name: 'Private' }),
        await admin.api.put(`/customers/${id}/block`, { until: '2099-01-01T00:00:00Z' }),
        await admin.api.post(`/customers/${id}/merge`, { intoId: other.id }),
        await admin.api.post(`/customers/${other.id}/merge`, { intoId: id }),
      ];
      for (const answer of answers) expect(answer).toMatchObject({ status: 409, body: { code: 'customer.erased' } });
      expect((await admin.api.get(`/customers/${id}`)).body).toMatchObject({ name: 'Erased customer', erasedAt: expect.any(String) });
      await erase(id);
    });
  });

  describe('a customer who was merged into another', () => {
    const mergedInto = async (customerId: string, intoId: string): Promise<void> =>
      expect((await admin.api.post(`/customers/${customerId}/merge`, { intoId })).status).toBe(200);

    it('has its own words still: sent again they are the same, read is read, and it deletes them', async () => {
      const { chat, chatId, token, cleo } = await servedBy(ana, switchboard);
      const page = await switchboard.connect(token);
      const said = { chatId, clientMessageId: 'lost ack', text: 'Hello?' };
      const { message } = await page.ask('message.send', said);
      await page.ask('message.read', { chatId, seq: message.seq });
      await mergedInto(chat.customer.id, (await newCustomer('Kept')).id);

      const again = await (await switchboard.connect(token)).ask('message.send', said);
      expect(again.message).toMatchObject({ id: message.id, seq: message.seq });
      expect((await cleo.get(`/chats/${chatId}`)).body).toMatchObject({ lastSeq: message.seq, unread: 0 });
      expect((await cleo.delete(`/chats/${chatId}/messages/${message.id}`)).status).toBe(204);
      await close(chatId);
    });

    it('sends what it had uploaded before', async () => {
      const { chat, chatId, cleo } = await servedBy(ana, switchboard);
      const { body: file } = await upload(cleo, chatId, 'a.png', await picture());
      await mergedInto(chat.customer.id, (await newCustomer('Kept')).id);
      const sent = await cleo.post(`/chats/${chatId}/messages`, { clientMessageId: '1', attachmentIds: [file.id] });
      expect(sent).toMatchObject({ status: 201, body: { attachments: [{ id: file.id }] } });
      await close(chatId);
    });

    it('has the tickets that were opened for the old id, or from a chat of it, at the moment of the merge', async () => {
      const kept = await newCustomer('Kept');
      const opened = await Promise.all(
        Array.from({ length: 20 }, async () => {
          const [{ id: customerId }, { chat }] = [await newCustomer('Merged'), await switchboard.startChat()];
          const subject = 'Just now';
          const answers = await Promise.all([
            admin.api.post('/tickets', { customerId, subject }),
            admin.api.post(`/chats/${chat.id}/ticket`, { subject }),
            mergedInto(customerId, kept.id),
            mergedInto(chat.customer.id, kept.id),
          ]);
          await close(chat.id);
          return answers.slice(0, 2).map((answer) => answer!.body.id as string);
        }),
      );
      const { data } = (await admin.api.get(`/tickets?customerId=${kept.id}&limit=100`)).body;
      expect(data.map(({ id }: { id: string }) => id).sort()).toEqual(opened.flat().sort());
    });

    it('has the chat that its page started at the moment of the merge', async () => {
      const chats = await Promise.all(
        Array.from({ length: 20 }, async () => {
          const [{ chat, customerToken: token }, kept] = [await switchboard.startChat(), await newCustomer('Kept')];
          await close(chat.id);
          const [started] = await Promise.all([switchboard.as({ token }).post('/chats', {}), mergedInto(chat.customer.id, kept.id)]);
          expect(started.status).toBe(201);
          await close(started.body.chat.id);
          const { customer } = (await admin.api.get(`/chats/${started.body.chat.id}`)).body;
          return { customer: customer.id, kept: kept.id };
        }),
      );
      for (const { customer, kept } of chats) expect(customer).toBe(kept);
    });

    it('stays blocked, for the longer of the two times', async () => {
      const [soon, late] = ['2098-01-01T00:00:00.000Z', '2099-01-01T00:00:00.000Z'];
      for (const [mine, others, expected] of [
        [late, null, late],
        [late, soon, late],
        [soon, late, late],
        [null, soon, soon],
      ]) {
        const [merged, kept] = [await newCustomer('Merged'), await newCustomer('Kept')];
        await admin.api.put(`/customers/${merged.id}/block`, { until: mine });
        await admin.api.put(`/customers/${kept.id}/block`, { until: others });
        await mergedInto(merged.id, kept.id);
        expect((await admin.api.get(`/customers/${kept.id}`)).body.blockedUntil).toBe(expected);
      }
    });
  });

  it('a name that a skill had: saved views and lists by it find its chats, from before and after', async () => {
    await admin.api.post('/skills', { name: 'Invoices' });
    const start = async (): Promise<string> => (await switchboard.startChat({ skills: [{ name: 'Invoices' }] }, admin.api)).chat.id;
    const before = await start();
    await close(before);
    const open = await start();
    const { body: view } = await admin.api.post('/views', { name: 'Invoices', filters: { skill: 'invoices' } });
    for (const name of ['Billing', 'Accounts']) {
      const former = name === 'Billing' ? 'Invoices' : 'Billing';
      expect((await admin.api.patch(`/skills/${former}`, { name })).status).toBe(200);
    }

    for (const skill of [view.filters.skill, 'Billing', 'ACCOUNTS']) {
      const { data } = (await admin.api.get(`/chats?skill=${skill}&sort=createdAt`)).body;
      expect(data.map(({ id }: { id: string }) => id)).toEqual([before, open]);
    }
    await switchboard.sweep();
    const [from, to] = [-3600, 3600].map((seconds) => new Date(switchboard.clock.now().getTime() + seconds * 1000).toISOString());
    const figures = await admin.api.get(`/analytics/overview?from=${from}&to=${to}&skill=accounts`);
    expect(figures.body.chats).toMatchObject({ started: 2 });
    await admin.api.delete('/skills/Accounts?force=true');
    const { data } = (await admin.api.get(`/chats?skill=${view.filters.skill}`)).body;
    expect(data.map(({ id }: { id: string }) => id)).toEqual([before]);
    await close(open);
  });

  it('a canned response: its files open no more, also where an address was signed, until it is restored', async () => {
    const { body: response } = await admin.api.post('/canned-responses', { title: 'Manual', content: 'Here', scope: 'shared' });
    const { url, thumbnailUrl } = (await addFile(admin.api, response.id, 'where.png', await picture())).body;
    const statuses = () => Promise.all([url, thumbnailUrl].map(statusOf));
    expect(await statuses()).toEqual([200, 200]);
    await admin.api.delete(`/canned-responses/${response.id}`);
    expect(await statuses()).toEqual([404, 404]);
    await admin.api.post(`/canned-responses/${response.id}/restore`);
    expect(await statuses()).toEqual([200, 200]);
  });
});
