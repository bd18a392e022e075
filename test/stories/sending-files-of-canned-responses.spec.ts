import { randomUUID } from 'node:crypto';
import type { Answer, Api } from '../kit/api';
import { type Connected, eventually, saidByPeople } from '../kit/client';
import { addFile, PDF, picture, storedFiles, upload } from '../kit/files';
import { servedBy, unlimited } from '../kit/cast';
import type { Staff, Switchboard } from '../kit/switchboard';

const idsOf = (files: { id: string }[]): string[] => files.map(({ id }) => id);

describe('Sending the files of canned responses', () => {
  let switchboard: Switchboard;
  let supervisor: Staff;
  let ana: Staff & { socket: Connected };
  let ben: Staff;

  beforeAll(async () => {
    switchboard = await unlimited();
    [supervisor, ben] = [await switchboard.staff('supervisor'), await switchboard.staff('agent')];
  });
  afterAll(() => switchboard.stop());

  /** Another Ana each time, who takes no other chat. */
  async function chatOfAna() {
    ana = await switchboard.agentOnline({ name: 'Ana' });
    const served = await servedBy(ana, switchboard);
    await ana.api.put('/agents/me/status', { status: 'away' });
    return served;
  }
  /** A response with a picture and a document. */
  async function responseWithFiles(by: Staff = supervisor, fields: object = {}) {
    const scope = by === supervisor ? 'shared' : 'personal';
    const { id } = (await by.api.post('/canned-responses', { title: 'Manual', content: 'Here you are', scope, ...fields })).body;
    const files = [(await addFile(by.api, id, 'Where.png', await picture())).body, (await addFile(by.api, id, 'Manual.pdf', PDF)).body];
    return { id: id as string, files };
  }
  const send = (chatId: string, cannedResponseId: string, clientMessageId: string = randomUUID(), by: Api = ana.api) =>
    by.post(`/chats/${chatId}/canned-responses`, { cannedResponseId, clientMessageId });
  const copy = (chatId: string, cannedResponseId: string, by: Api = ana.api) =>
    by.post(`/chats/${chatId}/attachments/from-canned-response`, { cannedResponseId });
  const messages = async (chatId: string): Promise<Answer['body'][]> =>
    saidByPeople((await ana.api.get(`/chats/${chatId}/messages`)).body.data);
  const rows = (chatId: string) => switchboard.probe.files({ ownerId: chatId });
  const kept = async (chatId: string): Promise<string[]> => idsOf((await rows(chatId)).filter(({ state }) => state !== 'removed')).sort();
  const bytesAt = async (address: string): Promise<Buffer> => Buffer.from(await (await switchboard.visitor.fetch(address)).arrayBuffer());

  it('the customer gets copies, which are as good as uploads', async () => {
    const { chatId, cleo, token } = await chatOfAna();
    const { id, files } = await responseWithFiles();
    const socket = await switchboard.connect(token);
    const { status, body } = await send(chatId, id);
    expect({ status, body }).toMatchObject({
      status: 201,
      body: {
        text: 'Here you are',
        cannedResponseId: id,
        attachments: [
          { name: 'Where.png', width: 640, state: 'ready' },
          { name: 'Manual.pdf', size: PDF.length },
        ],
      },
    });
    expect(idsOf(body.attachments)).not.toEqual(idsOf(files));
    const { message } = await socket.heard('message.created', (event) => event.message.id === body.id);
    expect(await bytesAt(message.attachments[1]!.url)).toEqual(PDF);
    for (const field of ['url', 'thumbnailUrl'] as const)
      expect(await bytesAt(message.attachments[0]![field]!)).toEqual(await bytesAt(files[0][field]));
    expect((await cleo.get(`/attachments/${body.attachments[1].id}`)).status).toBe(200);
    expect([(await cleo.get(`/attachments/${files[1].id}`)).status, (await upload(cleo, chatId, 'a.txt', 'x')).status]).toEqual([404, 201]);
    const again = await ana.socket.ask('canned.send', { chatId, clientMessageId: 'by socket', cannedResponseId: id });
    expect(again.message.attachments.length).toBe(2);
    expect(new Set([...idsOf(again.message.attachments), ...idsOf(body.attachments), ...idsOf(files)]).size).toBe(6);
  });

  it('what was sent stays when the file or the response goes; a deleted message takes its copies alone', async () => {
    const { chatId } = await chatOfAna();
    const { id, files } = await responseWithFiles();
    const [first, second] = [(await send(chatId, id)).body, (await send(chatId, id)).body];
    await ana.api.delete(`/chats/${chatId}/messages/${second.id}`);
    const stored = (): string[] => storedFiles(switchboard.dataDir);
    await eventually(
      async () =>
        stored().every((name) => !idsOf(second.attachments).some((each) => name.startsWith(each))) && (await rows(chatId)).length === 2,
      'the copies to go',
    );
    expect(await kept(chatId)).toEqual(idsOf(first.attachments).sort());
    expect(await bytesAt(files[1].url)).toEqual(PDF);

    await supervisor.api.delete(`/canned-responses/${id}/attachments/${files[1].id}`);
    await supervisor.api.delete(`/canned-responses/${id}`);
    await eventually(async () => !stored().includes(files[1].id), 'the file of the response to go');
    switchboard.clock.advance(2 * 86_400);
    await switchboard.sweep();
    const [message] = await messages(chatId);
    expect(await bytesAt(message.attachments[1]!.url)).toEqual(PDF);
  });

  it('is one message with one set of copies, however often it is sent, and whatever has changed since', async () => {
    const { chatId } = await chatOfAna();
    const { id, files } = await responseWithFiles();
    const answers = await Promise.all(Array.from({ length: 6 }, () => send(chatId, id, 'once')));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 201]);
    const [{ attachments }] = (await messages(chatId)) as [Answer['body']];
    for (const { body } of answers) expect(idsOf(body.attachments)).toEqual(idsOf(attachments));
    expect(await kept(chatId)).toEqual(idsOf(attachments).sort());
    await eventually(async () => (await rows(chatId)).length === 2, 'the other copies to go');
    const happened = async (): Promise<number> => (await switchboard.probe.events({ types: /^(Attachment|CannedFile)/ })).length;
    const before = await happened();
    await supervisor.api.delete(`/canned-responses/${id}/attachments/${files[0].id}`);
    expect(await send(chatId, id, 'once')).toMatchObject({
      status: 200,
      body: { attachments: [{ id: attachments[0].id }, { id: attachments[1].id }] },
    });
    const { message } = await ana.socket.ask('canned.send', { chatId, clientMessageId: 'once', cannedResponseId: id });
    expect([message.attachments.length, (await messages(chatId)).length]).toEqual([2, 1]);
    // Removing the file of the response is all that happened: nothing was copied in vain.
    expect(await happened()).toBe(before + 2);
  });

  it('what cannot be sent leaves no copies', async () => {
    const { chatId } = await chatOfAna();
    const { id, files } = await responseWithFiles();
    await ana.api.post(`/chats/${chatId}/messages`, { clientMessageId: 'plain', text: 'Something' });
    expect(await send(chatId, id, 'plain')).toMatchObject({ status: 409, body: { code: 'message.id_reused' } });
    expect(await kept(chatId)).toEqual([]);

    await switchboard.settings({ attachmentTypes: ['image/png'] });
    expect(await send(chatId, id)).toMatchObject({
      status: 415,
      body: { code: 'attachment.type_not_allowed', contentType: 'application/pdf' },
    });
    await switchboard.settings({ attachmentTypes: ['image/png', 'application/pdf', 'text/plain'] });
    for (const state of ['held', 'blocked']) {
      await switchboard.probe.doctor.leaveFiles([files[1].id], state);
      expect(await send(chatId, id)).toMatchObject({ status: 409, body: { code: `attachment.${state}` } });
      expect(await copy(chatId, id)).toMatchObject({ status: 409, body: { code: `attachment.${state}` } });
    }
    await switchboard.probe.doctor.leaveFiles([files[1].id], 'ready');

    await ana.api.post(`/chats/${chatId}/close`);
    expect(await send(chatId, id)).toMatchObject({ status: 409, body: { code: 'chat.closed' } });
    expect(await copy(chatId, id)).toMatchObject({ status: 409, body: { code: 'chat.closed' } });
    expect([await rows(chatId), (await messages(chatId)).length]).toEqual([[], 1]);
  });

  it('takes room in the chat, which refuses what it has none for, all of it', async () => {
    const { chatId } = await chatOfAna();
    const { id } = await responseWithFiles();
    await switchboard.settings({ attachmentMaxFilesPerChat: 5 });
    const answers = await Promise.all(Array.from({ length: 4 }, () => send(chatId, id)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 409, 409]);
    expect(await copy(chatId, id)).toMatchObject({ status: 409, body: { code: 'attachment.chat_full', maxFiles: 5 } });
    expect([(await kept(chatId)).length, (await messages(chatId)).length]).toEqual([4, 2]);
    await switchboard.settings({ attachmentMaxFilesPerChat: 1_000, attachmentMaxBytesPerChat: 1_000 });
    expect(await send((await chatOfAna()).chatId, id)).toMatchObject({
      status: 409,
      body: { code: 'attachment.chat_full', maxBytes: 1_000 },
    });
    await switchboard.settings({ attachmentMaxBytesPerChat: 2 ** 31 });
  });

  it('sends the files alone where the values of the chat leave no words', async () => {
    const { chatId } = await chatOfAna();
    const { id } = await responseWithFiles(ana, { content: '{{subject | default: ""}}' });
    const { message } = await ana.socket.ask('canned.send', { chatId, clientMessageId: '1', cannedResponseId: id });
    expect(message).toMatchObject({ text: null, attachments: [{ name: 'Where.png' }, { name: 'Manual.pdf' }] });
  });

  describe('by the composer', () => {
    it('sees the files beside the text, and sends copies of those it wants', async () => {
      const { chatId, cleo } = await chatOfAna();
      const { id, files } = await responseWithFiles();
      const rendered = (await ana.api.post(`/canned-responses/${id}/render`, { chatId })).body;
      expect(rendered).toMatchObject({ text: 'Here you are', attachments: [{ id: files[0].id }, { id: files[1].id }] });
      expect(await kept(chatId)).toEqual([]);
      const post = (attachmentIds: string[]) =>
        ana.api.post(`/chats/${chatId}/messages`, { clientMessageId: randomUUID(), text: 'Look', attachmentIds, cannedResponseId: id });
      expect(await post(idsOf(files))).toMatchObject({ status: 404, body: { code: 'attachment.not_found' } });

      const bare = (await ana.api.post('/canned-responses', { title: 'Bare', content: 'Hello' })).body;
      expect(await copy(chatId, bare.id)).toMatchObject({ status: 201, body: { attachments: [] } });
      const { status, body } = await copy(chatId, id);
      expect({ status, body }).toMatchObject({
        status: 201,
        body: {
          attachments: [
            { name: 'Where.png', url: expect.stringContaining('signature=') },
            { name: 'Manual.pdf', state: 'ready' },
          ],
        },
      });
      const [picked, left] = idsOf(body.attachments);
      expect(await cleo.post(`/chats/${chatId}/messages`, { clientMessageId: '1', attachmentIds: [picked] })).toMatchObject({
        status: 404,
      });
      expect(await post([picked!])).toMatchObject({ status: 201, body: { cannedResponseId: id, attachments: [{ id: picked }] } });
      expect(await kept(chatId)).toEqual([picked, left].sort());
      switchboard.clock.advance(86_500);
      await switchboard.sweep();
      await switchboard.sweep();
      expect(await kept(chatId)).toEqual([picked]);
      expect(storedFiles(switchboard.dataDir)).not.toContain(left);
    });

    it('copies what its agent sees into what its agent writes in, and nothing else', async () => {
      const { chatId, cleo } = await chatOfAna();
      const [common, personal] = [await responseWithFiles(), await responseWithFiles(ana)];
      expect(await copy(chatId, common.id, cleo)).toMatchObject({ status: 403 });
      expect(await copy(chatId, common.id, ben.api)).toMatchObject({ status: 404, body: { code: 'chat.not_found' } });
      expect(await copy(chatId, personal.id, supervisor.api)).toMatchObject({ status: 404, body: { code: 'canned.not_found' } });
      expect(await send(chatId, personal.id, '1', supervisor.api)).toMatchObject({ status: 404, body: { code: 'canned.not_found' } });
      expect(await copy(randomUUID(), personal.id)).toMatchObject({ status: 404, body: { code: 'chat.not_found' } });
      expect(await copy(chatId, 'nonsense')).toMatchObject({ status: 422, body: { errors: [{ pointer: '/cannedResponseId' }] } });
      const waiting = await switchboard.startChat();
      expect(await copy(waiting.chat.id, common.id)).toMatchObject({ status: 403, body: { code: 'chat.not_assigned_to_you' } });
      expect(await kept(chatId)).toEqual([]);
      expect([(await copy(chatId, common.id, supervisor.api)).status, (await copy(chatId, personal.id)).status]).toEqual([201, 201]);
    });
  });

  it('copies that a crash left half made go after an hour, from the disk as well', async () => {
    const { chatId } = await chatOfAna();
    const { id, files } = await responseWithFiles();
    const copies = idsOf((await copy(chatId, id)).body.attachments);
    await switchboard.probe.doctor.leaveFiles(copies, 'storing');
    switchboard.clock.advance(3_700);
    await switchboard.sweep();
    await switchboard.sweep();
    const stored = storedFiles(switchboard.dataDir);
    expect([
      await rows(chatId),
      stored.filter((name) => copies.some((each) => name.startsWith(each))),
      stored.includes(files[0].id),
    ]).toEqual([[], [], true]);
  });
});
