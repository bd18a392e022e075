import { randomUUID } from 'node:crypto';
import type { DraftView } from '#protocol';
import { type Agent, servedBy, unlimited } from '../kit/cast';
import { upload } from '../kit/files';
import type { Staff, Switchboard } from '../kit/switchboard';

describe('Drafts', () => {
  let switchboard: Switchboard;
  let ana: Agent;
  let ben: Agent;
  let sofia: Staff;
  let chatId: string;
  let cleo: Awaited<ReturnType<typeof servedBy>>['cleo'];

  beforeAll(async () => {
    switchboard = await unlimited({ maxConcurrentChats: 50 });
    ben = await switchboard.agentOnline({ name: 'Ben', maxConcurrentChats: 0 });
    ana = await switchboard.agentOnline({ name: 'Ana' });
    sofia = await switchboard.staff('supervisor');
  });
  afterAll(() => switchboard.stop());
  beforeEach(async () => {
    ({ chatId, cleo } = await servedBy(ana, switchboard, { message: 'Hello' }));
  });

  const EMPTY: DraftView = { text: '', attachmentIds: [], attachments: [], seenSeq: 0, updatedAt: null };
  const path = (): string => `/chats/${chatId}/draft`;
  const draft = async ({ api }: Pick<Staff, 'api'> = ana) => (await api.get(path())).body as DraftView;
  const keep = (text: string, attachmentIds?: string[], { api }: Pick<Staff, 'api'> = ana) =>
    api.put(path(), { text, ...(attachmentIds && { attachmentIds }) });
  const say = (text: string, { api }: Pick<Staff, 'api'> = ana) =>
    api.post(`/chats/${chatId}/messages`, { clientMessageId: randomUUID(), text });

  it('are empty at first, then what was written last, on whatever device', async () => {
    expect(await draft()).toEqual(EMPTY);
    await ana.socket.ask('message.read', { chatId, seq: 1 });
    const { status, body } = await keep('  I look into ');
    expect({ status, body }).toMatchObject({ status: 200, body: { text: '  I look into ', attachmentIds: [], seenSeq: 1 } });
    const { accessToken } = (await switchboard.visitor.post('/auth/login', { email: ana.email, password: 'a-good-password' })).body;
    const elsewhere = { api: switchboard.as({ token: accessToken }) };
    expect(await draft(elsewhere)).toEqual(body);
    await keep('I look into it', undefined, elsewhere);
    expect((await draft()).text).toBe('I look into it');
    expect((await keep('')).body).toEqual(EMPTY);
    expect(await draft(elsewhere)).toEqual(EMPTY);
  });

  it('are one’s own, and of one chat', async () => {
    await keep('of Ana');
    await keep('of Sofia', undefined, sofia);
    expect([(await draft()).text, (await draft(sofia)).text]).toEqual(['of Ana', 'of Sofia']);
    const other = await servedBy(ana, switchboard);
    expect((await ana.api.get(`/chats/${other.chatId}/draft`)).body).toEqual(EMPTY);
  });

  it('end with a message of their author, with the chat’s next agent, and with the chat', async () => {
    await keep('of Ana');
    await say('I am here', sofia);
    await cleo.post(`/chats/${chatId}/messages`, { clientMessageId: 'x', text: 'Are you there?' });
    expect((await draft()).text).toBe('of Ana');
    await say('I am here');
    expect(await draft()).toEqual(EMPTY);
    await keep('And more');
    expect((await draft()).text).toBe('And more');

    await keep('of Sofia', undefined, sofia);
    await (await switchboard.admin()).api.patch(`/agents/${ben.id}`, { maxConcurrentChats: 5 });
    expect((await ana.api.post(`/chats/${chatId}/transfer`, { agentId: ben.id })).status).toBe(200);
    expect([await draft(), (await draft(sofia)).text]).toEqual([EMPTY, 'of Sofia']);
    await ben.api.post(`/chats/${chatId}/close`);
    expect(await draft(sofia)).toEqual(EMPTY);
    expect(await keep('too late', undefined, sofia)).toMatchObject({ status: 409, body: { code: 'chat.closed' } });
    await (await switchboard.admin()).api.patch(`/agents/${ben.id}`, { maxConcurrentChats: 0 });
  });

  it('end when they are taken away, and again without harm', async () => {
    await keep('never mind');
    expect([(await ana.api.delete(path())).status, (await ana.api.delete(path())).status]).toEqual([204, 204]);
    expect(await draft()).toEqual(EMPTY);
  });

  it('have files of one’s own, as long as these can be sent', async () => {
    const { body: file } = await upload(ana.api, chatId, 'a.txt', 'of Ana');
    const { body: foreign } = await upload(cleo, chatId, 'b.txt', 'of Cleo');
    const { body } = await keep('See this', [file.id.toUpperCase(), file.id]);
    expect(body).toMatchObject({ attachmentIds: [file.id], attachments: [{ id: file.id, name: 'a.txt', state: 'ready' }] });
    expect((await switchboard.visitor.fetch(body.attachments[0].url)).status).toBe(200);
    for (const id of [foreign.id, randomUUID()])
      expect(await keep('See this', [id])).toMatchObject({ status: 404, body: { code: 'attachment.not_found' } });
    expect((await draft()).attachmentIds).toEqual([file.id]);
    await ana.api.delete(`/attachments/${file.id}`);
    expect(await draft()).toMatchObject({ text: 'See this', attachmentIds: [], attachments: [] });
  });

  it('are for staff who may see the chat; to others it is not there', async () => {
    for (const request of [(each: Staff) => draftAnswer(each), (each: Staff) => keep('x', undefined, each)])
      expect(await request(ben)).toMatchObject({ status: 404, body: { code: 'chat.not_found' } });
    expect((await ben.api.delete(path())).status).toBe(404);
    expect((await cleo.get(path())).status).toBe(403);
    expect((await switchboard.visitor.get(path())).status).toBe(401);
    chatId = randomUUID();
    expect(await draftAnswer(ana)).toMatchObject({ status: 404, body: { code: 'chat.not_found' } });
  });
  const draftAnswer = ({ api }: Staff) => api.get(path());

  it('have an end, and are text and ids', async () => {
    expect((await keep('x'.repeat(10_000))).status).toBe(200);
    const wrong = [
      {},
      { text: 7 },
      { text: 'x'.repeat(10_001) },
      { text: '', attachmentIds: ['a'] },
      { text: '', mode: 'note' },
      { text: 'a\0b' },
    ];
    for (const body of wrong) expect((await ana.api.put(path(), body)).status).toBe(422);
    expect((await draft()).text).toHaveLength(10_000);
  });
});
