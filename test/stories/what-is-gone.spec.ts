import type { CustomerView } from '#protocol';
import { type Agent, servedBy, unlimited } from '../kit/cast';
import { connect } from '../kit/client';
import { picture, upload } from '../kit/files';
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
      const { body: message } = await cleo.post(`/chats/${chatId}/messages`, { clientMessageId: '1', attachmentIds: [sent.id] });
      const addresses: string[] = [...message.attachments, unsent].flatMap(({ url, thumbnailUrl }) => [url, thumbnailUrl]);
      expect(await Promise.all(addresses.map(statusOf))).toEqual([200, 200, 200, 200]);
      await close(chatId);
      await erase(chat.customer.id);
      expect(await Promise.all(addresses.map(statusOf))).toEqual([404, 404, 404, 404]);
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
});
