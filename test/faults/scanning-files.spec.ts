import { itInFull } from '../../libs/kernel/testing/form';
import { randomUUID } from 'node:crypto';
import { addFile, picture, upload } from '../kit/files';
import { hasClamd, INFECTED, OwnClamd } from '../kit/own-clamd';
import { unlimited } from '../kit/cast';
import type { Switchboard } from '../kit/switchboard';
import { zip } from '../kit/zip';

const suite = hasClamd ? describe : describe.skip;

suite(hasClamd ? 'A scanner of files' : 'A scanner of files (skipped: there is no clamd)', () => {
  let clamd: OwnClamd;
  let switchboard: Switchboard;

  beforeAll(async () => {
    clamd = await OwnClamd.prepare();
    switchboard = await unlimited(
      { attachmentTypes: ['text/plain', 'image/png', 'application/zip'] },
      { environment: { CLAMD_HOST: clamd.host } },
    );
  });
  beforeEach(() => clamd.start());
  afterEach(() => clamd.stop());
  afterAll(async () => {
    await switchboard.stop();
    await clamd.remove();
  });

  async function activeChat() {
    const ana = await switchboard.agentOnline();
    const { chat, customerToken } = await switchboard.startChat();
    await ana.socket.heard('chat.assigned', (assigned) => assigned.chat.id === chat.id);
    await ana.api.put('/agents/me/status', { status: 'away' });
    return { ana, chatId: chat.id, token: customerToken, cleo: switchboard.as({ token: customerToken }) };
  }

  itInFull('lets through what is clean', async () => {
    const { cleo, chatId } = await activeChat();
    for (const [name, content] of [
      ['a.txt', 'Hello'],
      ['a.png', await picture()],
      ['large.txt', 'x'.repeat(5_000_000)],
    ] as const) {
      const { body } = await upload(cleo, chatId, name, content);
      expect(body.state).toBe('ready');
      const download = await cleo.fetch(body.url);
      expect([download.status, (await download.arrayBuffer()).byteLength]).toEqual([200, content.length]);
    }
  });

  it('blocks what it finds something in, also in a zip: nobody can send or download it', async () => {
    const { cleo, chatId } = await activeChat();
    for (const [name, content] of [
      ['a.txt', `x ${INFECTED} x`],
      ['a.zip', zip({ 'in.txt': INFECTED })],
    ] as const) {
      const { body } = await upload(cleo, chatId, name, content);
      expect(body.state).toBe('blocked');
      expect(await cleo.get(`/attachments/${body.id}`)).toMatchObject({ status: 409, body: { code: 'attachment.blocked' } });
      expect((await switchboard.visitor.fetch(body.url)).status).toBe(409);
      expect(await cleo.post(`/chats/${chatId}/messages`, { clientMessageId: randomUUID(), attachmentIds: [body.id] })).toMatchObject({
        status: 409,
        body: { code: 'attachment.blocked' },
      });
    }
  });

  itInFull('keeps what it holds or blocks of a canned response from being sent; once it is let through it goes', async () => {
    await clamd.stop();
    const { ana, chatId } = await activeChat();
    const { id } = (await ana.api.post('/canned-responses', { title: 'Manual', content: 'Here you are' })).body;
    const [good, bad] = [(await addFile(ana.api, id, 'a.txt', 'Hello')).body, (await addFile(ana.api, id, 'b.txt', INFECTED)).body];
    const send = () => ana.api.post(`/chats/${chatId}/canned-responses`, { clientMessageId: '1', cannedResponseId: id });
    expect([good.state, (await send()).body.code, (await ana.api.get(`/attachments/${good.id}`)).status]).toEqual([
      'held',
      'attachment.held',
      409,
    ]);
    await clamd.start();
    await switchboard.sweep();
    expect((await ana.api.get(`/canned-responses/${id}`)).body.attachments).toMatchObject([
      { id: good.id, state: 'ready' },
      { id: bad.id, state: 'blocked' },
    ]);
    expect([(await send()).body.code, (await ana.api.get(`/attachments/${bad.id}`)).status]).toEqual(['attachment.blocked', 409]);
    await ana.api.delete(`/canned-responses/${id}/attachments/${bad.id}`);
    expect(await send()).toMatchObject({ status: 201, body: { attachments: [{ name: 'a.txt', state: 'ready' }] } });
    expect(ana.socket.all('attachment.updated')).toEqual([]);
  });

  it('that is down holds files back; once it is up again those in the chat hear how it ended', async () => {
    await clamd.stop();
    const { ana, cleo, chatId, token } = await activeChat();
    const [good, bad, unsent] = await Promise.all(
      [
        ['a.txt', 'Hello'],
        ['b.txt', INFECTED],
        ['c.txt', 'Later'],
      ].map(async ([name, content]) => (await upload(cleo, chatId, name!, content!)).body),
    );
    expect([good.state, bad.state]).toEqual(['held', 'held']);
    const sent = await cleo.post(`/chats/${chatId}/messages`, { clientMessageId: '1', attachmentIds: [good.id, bad.id] });
    expect(sent.body.attachments.map(({ state }: { state: string }) => state)).toEqual(['held', 'held']);
    expect(await ana.api.get(`/attachments/${good.id}`)).toMatchObject({ status: 409, body: { code: 'attachment.held' } });
    await switchboard.sweep();
    expect((await ana.api.get(`/attachments/${good.id}`)).status).toBe(409);

    const [cleosSocket] = [await switchboard.connect(token)];
    await clamd.start();
    await switchboard.sweep();
    for (const client of [ana.socket, cleosSocket]) {
      const { attachment } = await client.heard(
        'attachment.updated',
        (event) => event.attachment.id === good.id && event.seq === sent.body.seq,
      );
      expect(attachment).toMatchObject({ state: 'ready', url: expect.stringContaining('signature=') });
      await client.heard('attachment.updated', (event) => event.attachment.id === bad.id && event.attachment.state === 'blocked');
    }
    expect(await cleosSocket.heard('attachment.updated', (event) => event.attachment.id === unsent.id)).toMatchObject({ seq: null });
    expect(ana.socket.all('attachment.updated').some((event) => event.attachment.id === unsent.id)).toBe(false);
    const { data } = (await ana.api.get(`/chats/${chatId}/messages`)).body;
    expect(data.at(-1).attachments).toMatchObject([
      { id: good.id, state: 'ready' },
      { id: bad.id, state: 'blocked' },
    ]);
    expect([(await ana.api.get(`/attachments/${good.id}`)).status, (await ana.api.get(`/attachments/${bad.id}`)).status]).toEqual([
      200, 409,
    ]);
  });
});
