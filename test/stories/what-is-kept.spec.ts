import type { MessageView } from '#protocol';
import { type Agent, servedBy, unlimited } from '../kit/cast';
import { picture, recorded, upload, uploadRecording } from '../kit/files';
import type { Staff, Switchboard } from '../kit/switchboard';

describe('What was said in a chat that was kept for `retentionDays`', () => {
  let switchboard: Switchboard;
  let admin: Staff;
  let ana: Agent;

  beforeAll(async () => {
    switchboard = await unlimited();
    admin = await switchboard.admin();
    ana = await switchboard.agentOnline({ name: 'Ana' });
  });
  afterAll(() => switchboard.stop());

  const close = async (chatId: string): Promise<void> => expect((await admin.api.post(`/chats/${chatId}/close`)).status).toBe(200);

  const keepFor = async (retentionDays: unknown): Promise<number> => (await admin.api.patch('/settings', { retentionDays })).status;
  const DAY = 86_400;
  afterEach(() => keepFor(null));

  it('is gone, with notes, files and earlier texts; when, by whom and how well it was served stays', async () => {
    const { chatId, cleo } = await servedBy(ana, switchboard, { subject: 'Parcel', metadata: { order: 17 }, message: 'Where is it?' });
    const { body: file } = await upload(cleo, chatId, 'parcel.png', await picture());
    await switchboard.settings({ voiceNotes: true });
    const { body: note } = await uploadRecording(cleo, chatId, 'voice', recorded('voice.webm'));
    const { body: sent } = await cleo.post(`/chats/${chatId}/messages`, {
      clientMessageId: '1',
      text: 'Lost?',
      attachmentIds: [file.id, note.id],
    });
    await cleo.patch(`/chats/${chatId}/messages/${sent.id}`, { text: 'My parcel is lost' });
    await ana.api.post(`/chats/${chatId}/messages`, { clientMessageId: '2', text: 'At the door', replyTo: sent.id });
    await ana.api.post(`/chats/${chatId}/notes`, { text: 'Angry' });
    await ana.api.put(`/chats/${chatId}/tags`, { tags: ['late'] });
    await ana.socket.ask('chat.hand', { chatId, raised: true, note: 'Whose vase is it?' });
    await ana.api.put(`/chats/${chatId}/hold`, { reason: 'Waits for a vase' });
    await ana.api.post(`/chats/${chatId}/transfer`, { note: 'Wants the vase back' });
    await close(chatId);
    expect(await switchboard.probe.holdsText('vase')).toBe(true);
    await cleo.put(`/chats/${chatId}/rating`, { score: 2, comment: 'Too slow' });
    const before = (await admin.api.get(`/chats/${chatId}`)).body;
    expect((await admin.api.get(`/attachments/${file.id}`)).status).toBe(200);
    const young = await servedBy(ana, switchboard, { message: 'Still here' });

    expect(await keepFor(30)).toBe(200);
    switchboard.clock.advance(29 * DAY);
    admin = await switchboard.admin();
    await close(young.chatId);
    await switchboard.sweep('ChatsClock.eraseOld');
    expect((await admin.api.get(`/chats/${chatId}`)).body.subject).toBe('Parcel');
    switchboard.clock.advance(DAY + 1);
    admin = await switchboard.admin();
    await switchboard.sweep('ChatsClock.eraseOld');

    const { body: chat } = await admin.api.get(`/chats/${chatId}`);
    expect(chat).toMatchObject({ subject: null, metadata: {}, rating: { score: 2, comment: null } });
    for (const kept of ['createdAt', 'closedAt', 'closeReason', 'firstResponseAt', 'tags', 'agent', 'lastSeq'])
      expect(chat[kept]).toEqual(before[kept]);
    const { data } = (await admin.api.get(`/chats/${chatId}/messages`)).body as { data: MessageView[] };
    const said = data.filter(({ sender }) => sender.type !== 'system');
    expect(said).toHaveLength(3);
    for (const message of said)
      expect(message).toMatchObject({ text: null, attachments: [], replyTo: null, deletedAt: expect.any(String) });
    expect((await admin.api.get(`/chats/${chatId}/messages/${sent.id}/edits`)).body.data ?? []).toEqual([]);
    expect((await admin.api.get(`/chats/${chatId}/notes`)).body.data).toEqual([]);
    for (const { id } of [file, note]) expect((await admin.api.get(`/attachments/${id}`)).status).toBe(404);
    for (const word of ['parcel', 'lost', 'door', 'angry', 'voice'])
      expect((await admin.api.get(`/chats?q=${word}`)).body.data).toEqual([]);
    expect(JSON.stringify((await admin.api.get(`/chats/${chatId}/export?format=json`)).body)).not.toMatch(
      /parcel|lost|door|angry|slow|voice/i,
    );
    expect(await switchboard.probe.holdsText('vase')).toBe(false);
    expect((await admin.api.get(`/chats/${chatId}/history`)).body.data).toContainEqual(
      expect.objectContaining({ type: 'requeued', reason: 'transferred', note: null }),
    );
    expect((await admin.api.get(`/chats/${young.chatId}/messages`)).body.data[0].text).toBe('Still here');

    await admin.api.post(`/chats/${chatId}/notes`, { text: 'About the vase' });
    expect(await switchboard.probe.holdsText('vase')).toBe(true);
    await switchboard.sweep('ChatsClock.eraseOld');
    expect(await switchboard.probe.holdsText('vase')).toBe(false);
  });

  it.each([0, 1.5, 3651, -1, 'x'])('%p is no time to keep it for', async (value) => {
    expect(await keepFor(value)).toBe(422);
  });
});
