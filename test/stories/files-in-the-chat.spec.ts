import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { itInFull } from '../../libs/kernel/testing/form';
import type { MessageView } from '#protocol';
import type { Api, Page } from '../kit/api';
import { eventually, saidByPeople } from '../kit/client';
import { PDF, picture, recorded, storedFiles, upload, uploadRecording } from '../kit/files';
import { servedBy, unlimited } from '../kit/cast';
import type { Switchboard } from '../kit/switchboard';

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const without = (url: string): string => url.split('?')[0]!;

const ROOMY = { attachmentMaxBytesPerChat: 2_147_483_648, attachmentMaxBytes: 10_485_760 };
/** A WebM without an end whose index is cut off in its middle: readers look for the rest of it for ever. */
const ENDLESS =
  'GkXfo59ChoEBQveBAULygQRC84EIQoKEd2VibUKHgQRChYECGFOAZwH/////////EU2bdLlNu4tTq4QVSalmU6yBbk27i1OrhBZUrmtTrIGTTbuLU6uEH0O2dQEAAAAAAAAY54EAo4WBAACA/KOFgScQgPyjhYFOIID8';

describe('Files in the chat', () => {
  let switchboard: Switchboard;

  beforeAll(async () => {
    switchboard = await unlimited({ maxConcurrentChats: 1000 });
  });
  afterAll(() => switchboard.stop());

  async function activeChat() {
    const ana = await switchboard.agentOnline({ name: 'Ana' });
    const served = await servedBy(ana, switchboard);
    await ana.api.put('/agents/me/status', { status: 'away' });
    return { ana, ...served };
  }
  const send = (api: Api, chatId: string, attachmentIds: string[], more: object = {}) =>
    api.post(`/chats/${chatId}/messages`, { clientMessageId: randomUUID(), attachmentIds, ...more });
  const bytesOf = async (response: Response): Promise<Buffer> => Buffer.from(await response.arrayBuffer());
  const stored = (): string[] => storedFiles(switchboard.dataDir);

  it('a customer sends a screenshot; the agent sees it at once, small and large', async () => {
    const { ana, cleo, chatId, token } = await activeChat();
    const { status, body } = await upload(cleo, chatId, 'What I see.png', await picture('png', 800, 600));
    expect({ status, body }).toMatchObject({
      status: 201,
      body: { name: 'What I see.png', contentType: 'image/png', width: 800, height: 600, state: 'ready' },
    });

    const socket = await switchboard.connect(token);
    const { message } = await socket.ask('message.send', { chatId, clientMessageId: '1', attachmentIds: [body.id] });
    expect(message).toMatchObject({ text: null, attachments: [{ id: body.id, name: 'What I see.png', size: body.size }] });
    const heard = await ana.socket.heard('message.created', (event) => event.message.id === message.id);
    const attachment = heard.message.attachments[0]!;

    const [large, small] = [await switchboard.visitor.fetch(attachment.url), await switchboard.visitor.fetch(attachment.thumbnailUrl!)];
    expect([large.status, large.headers.get('content-type'), small.status, small.headers.get('content-type')]).toEqual([
      200,
      'image/png',
      200,
      'image/webp',
    ]);
    expect(await sharp(await bytesOf(large)).metadata()).toMatchObject({ format: 'png', width: 800, height: 600 });
    expect(await sharp(await bytesOf(small)).metadata()).toMatchObject({ format: 'webp', width: 320, height: 240 });
    expect((await ana.api.get(`/chats/${chatId}/messages`)).body.data.at(-1).attachments).toMatchObject([
      { id: body.id, url: expect.stringContaining('signature=') },
    ]);
    const joined = await ana.socket.ask('chat.join', { chatId });
    expect(joined.messages.at(-1)!.attachments[0]!.url).toContain('signature=');
  });

  it('an agent sends a document with words; it comes back as it was, to be saved and not to be shown', async () => {
    const { ana, cleo, chatId } = await activeChat();
    const { body } = await upload(ana.api, chatId, 'Straße "2".pdf', PDF);
    expect(body).toMatchObject({ name: 'Straße _2_.pdf', contentType: 'application/pdf', size: PDF.length, state: 'ready' });
    expect(body).not.toHaveProperty('thumbnailUrl');
    expect((await send(ana.api, chatId, [body.id], { text: 'Your invoice' })).body).toMatchObject({
      text: 'Your invoice',
      attachments: [{ id: body.id }],
    });
    const [message] = saidByPeople((await cleo.get<Page<MessageView>>(`/chats/${chatId}/messages`)).body.data);
    const answer = await cleo.fetch(message!.attachments[0]!.url);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': `${PDF.length}`,
      'content-disposition': `attachment; filename="Stra?e _2_.pdf"; filename*=UTF-8''Stra%C3%9Fe%20_2_.pdf`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; sandbox",
      etag: `"${sha256(PDF)}"`,
    });
    expect(await bytesOf(answer)).toEqual(PDF);
  });

  it('a file is sent once, by whoever uploaded it, in the chat it was uploaded to', async () => {
    const [{ ana, cleo, chatId }, other] = [await activeChat(), await activeChat()];
    const { id } = (await upload(cleo, chatId, 'a.txt', 'Hello')).body;
    expect(await send(ana.api, chatId, [id])).toMatchObject({ status: 404, body: { code: 'attachment.not_found' } });
    expect(await send(other.cleo, other.chatId, [id])).toMatchObject({ status: 404, body: { code: 'attachment.not_found' } });
    expect(await send(cleo, chatId, [id, randomUUID()])).toMatchObject({ status: 404 });
    const answers = await Promise.all(Array.from({ length: 10 }, () => send(cleo, chatId, [id, id, id.toUpperCase()])));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array<number>(9).fill(409)]);
    expect(answers.find(({ status }) => status === 409)!.body.code).toBe('attachment.already_sent');
    const { data } = (await cleo.get(`/chats/${chatId}/messages`)).body;
    expect(saidByPeople<{ sender: { type: string } }>(data)).toMatchObject([{ attachments: [{ id }] }]);
  });

  it('sending again under the same id gives the same message, unless it has other files', async () => {
    const { cleo, chatId } = await activeChat();
    const [one, two] = await Promise.all(['1.txt', '2.txt'].map(async (name) => (await upload(cleo, chatId, name, name)).body.id));
    const post = (attachmentIds?: string[]) =>
      cleo.post(`/chats/${chatId}/messages`, { clientMessageId: 'again', text: 'Look', attachmentIds });
    const first = await post([one]);
    expect([
      first.status,
      (await post([one])).status,
      (await post([two])).status,
      (await post([one, two])).status,
      (await post()).status,
    ]).toEqual([201, 200, 409, 409, 409]);
    expect((await post([one])).body).toMatchObject({
      id: first.body.id,
      attachments: [{ id: one, url: expect.stringContaining('signature=') }],
    });
    expect((await send(cleo, chatId, [two])).status).toBe(201);
  });

  it('whoever is not in the chat finds neither the chat nor its files; nobody else has an address for long', async () => {
    const [{ ana, cleo, chatId }, stranger] = [await activeChat(), await activeChat()];
    const supervisor = await switchboard.staff('supervisor');
    const bytes = await picture();
    const { id, url, thumbnailUrl } = (await upload(cleo, chatId, 'a.png', bytes)).body;
    for (const api of [stranger.cleo, stranger.ana.api]) {
      expect(await upload(api, chatId, 'a.png', bytes)).toMatchObject({ status: 404, body: { code: 'chat.not_found' } });
      const [foreign, absent] = await Promise.all([id, randomUUID()].map(async (each) => api.get(`/attachments/${each}`)));
      expect(foreign).toMatchObject({ status: 404, body: absent!.body });
    }
    const statusOf = async (api: Api, address: string): Promise<number> => (await api.fetch(address)).status;
    for (const api of [cleo, ana.api, supervisor.api])
      expect([await statusOf(api, without(url)), await statusOf(api, without(thumbnailUrl))]).toEqual([200, 200]);
    const { visitor } = switchboard;
    expect([await statusOf(visitor, url), await statusOf(visitor, thumbnailUrl), await statusOf(visitor, without(url))]).toEqual([
      200, 200, 401,
    ]);
    for (const forged of [
      url.replace(/.$/, '_'),
      url.replace(/signedAt=\d/, 'signedAt=2'),
      thumbnailUrl.replace('/thumbnail', ''),
      url.replace(id, randomUUID()),
    ])
      expect(await statusOf(visitor, forged)).toBe(401);
    expect(await statusOf(visitor, `${without(url)}?signedAt=1`)).toBe(401);

    await switchboard.settings({ attachmentUrlSeconds: 60 });
    switchboard.clock.advance(61);
    expect(await visitor.get(url.replace('/v1', ''))).toMatchObject({ status: 401, body: { code: 'attachment.link_not_good' } });
    expect(await statusOf(cleo, url)).toBe(200);
    await switchboard.settings({ attachmentUrlSeconds: 300 });
  });

  it('only whoever may write in an open chat uploads to it', async () => {
    const { ana, cleo, chatId } = await activeChat();
    const waiting = await switchboard.startChat();
    expect(await upload(ana.api, waiting.chat.id, 'a.txt', 'x')).toMatchObject({ status: 403, body: { code: 'chat.not_assigned_to_you' } });
    const { id, url } = (await upload(cleo, chatId, 'a.txt', 'x')).body;
    await ana.api.post(`/chats/${chatId}/close`);
    expect(await upload(cleo, chatId, 'b.txt', 'x')).toMatchObject({ status: 409, body: { code: 'chat.closed' } });
    expect(await send(cleo, chatId, [id])).toMatchObject({ status: 409, body: { code: 'chat.closed' } });
    expect((await cleo.fetch(url)).status).toBe(200);
  });

  it('a deleted message takes its files with it, from the disk as well', async () => {
    const { ana, cleo, chatId } = await activeChat();
    const { id, url, thumbnailUrl } = (await upload(cleo, chatId, 'a.png', await picture())).body;
    const message = (await send(cleo, chatId, [id])).body;
    expect(
      stored()
        .filter((name) => name.startsWith(id))
        .sort(),
    ).toEqual([id, `${id}.thumbnail`]);
    expect((await cleo.delete(`/chats/${chatId}/messages/${message.id}`)).status).toBe(204);
    for (const address of [url, thumbnailUrl]) expect((await ana.api.fetch(address)).status).toBe(404);
    await eventually(async () => stored().every((name) => !name.startsWith(id)), 'the files to go');
    await eventually(async () => (await switchboard.probe.files({ id })).length === 0, 'the row to go');
    expect(saidByPeople((await cleo.get(`/chats/${chatId}/messages`)).body.data)[0]).toMatchObject({
      text: null,
      attachments: [],
      deletedAt: expect.any(String),
    });
  });

  it('what is discarded before it is sent is gone, for its uploader alone to do', async () => {
    const { ana, cleo, chatId } = await activeChat();
    const before = stored().length;
    const [mine, theirs] = [
      (await upload(ana.api, chatId, 'a.txt', 'not that')).body,
      (await upload(cleo, chatId, 'b.txt', 'wrong one')).body,
    ];
    const absent = await ana.api.delete(`/attachments/${randomUUID()}`);
    expect(absent).toMatchObject({ status: 404, body: { code: 'attachment.not_found' } });
    const foreign = [await ana.api.delete(`/attachments/${theirs.id}`), await cleo.delete(`/attachments/${mine.id}`)];
    for (const { status, body } of foreign) expect({ status, body }).toMatchObject({ status: 404, body: { code: 'attachment.not_found' } });
    expect((await switchboard.visitor.delete(`/attachments/${mine.id}`)).status).toBe(401);
    expect((await ana.api.delete('/attachments/none')).status).toBe(404);
    for (const [api, { id }] of [
      [ana.api, mine],
      [cleo, theirs],
    ] as const) {
      expect([(await api.delete(`/attachments/${id}`)).status, (await api.delete(`/attachments/${id}`)).status]).toEqual([204, 404]);
      expect((await api.get(`/attachments/${id}`)).status).toBe(404);
      expect(await send(api, chatId, [id])).toMatchObject({ status: 404, body: { code: 'attachment.not_found' } });
    }
    await eventually(() => Promise.resolve(stored().length === before), 'their blobs to go');
    const { body: sent } = await upload(ana.api, chatId, 'c.txt', 'that one');
    await send(ana.api, chatId, [sent.id]);
    expect(await ana.api.delete(`/attachments/${sent.id}`)).toMatchObject({ status: 409, body: { code: 'attachment.already_sent' } });
    expect((await cleo.get(`/attachments/${sent.id}`)).status).toBe(200);
  });

  it('what is not sent within a day goes, what is sent stays', async () => {
    const { cleo, chatId } = await activeChat();
    const [sent, unsent] = [(await upload(cleo, chatId, 'a.txt', 'sent')).body, (await upload(cleo, chatId, 'b.txt', 'unsent')).body];
    await send(cleo, chatId, [sent.id]);
    const abandoned = join(switchboard.dataDir, 'uploads', 'arriving', 'abandoned');
    writeFileSync(abandoned, 'of a process that died');
    switchboard.clock.advance(86_300);
    await switchboard.sweep();
    expect((await cleo.get(`/attachments/${unsent.id}`)).status).toBe(200);
    switchboard.clock.advance(200);
    await switchboard.sweep();
    await switchboard.sweep();
    expect([(await cleo.get(`/attachments/${unsent.id}`)).status, (await cleo.get(`/attachments/${sent.id}`)).status]).toEqual([404, 200]);
    expect(stored()).toContain(sent.id);
    expect(existsSync(abandoned)).toBe(false);
    expect(stored()).not.toContain(unsent.id);
  });

  it('a file comes in parts, or not at all to whoever has it', async () => {
    const { cleo, chatId } = await activeChat();
    const { url } = (await upload(cleo, chatId, 'a.txt', '0123456789')).body;
    const get = async (headers: Record<string, string>, method = 'GET') => {
      const answer = await cleo.fetch(url, { method, headers });
      return {
        status: answer.status,
        range: answer.headers.get('content-range'),
        length: answer.headers.get('content-length'),
        text: await answer.text(),
      };
    };
    const etag = `"${sha256(Buffer.from('0123456789'))}"`;
    expect(await get({ range: 'bytes=2-4' })).toEqual({ status: 206, range: 'bytes 2-4/10', length: '3', text: '234' });
    expect(await get({ range: 'bytes=-2' })).toEqual({ status: 206, range: 'bytes 8-9/10', length: '2', text: '89' });
    expect(await get({ range: 'bytes=10-' })).toMatchObject({ status: 416, range: 'bytes */10' });
    expect(await get({ range: 'bytes=0-1', 'if-range': '"other"' })).toEqual({
      status: 200,
      range: null,
      length: '10',
      text: '0123456789',
    });
    expect(await get({}, 'HEAD')).toEqual({ status: 200, range: null, length: '10', text: '' });
    expect(await get({ 'if-none-match': etag })).toMatchObject({ status: 304, text: '' });
  });

  describe('a voice or video note', () => {
    beforeEach(() => switchboard.settings({ voiceNotes: true, videoNotes: true, recordingSeconds: 5, ...ROOMY }));
    afterAll(() => switchboard.settings({ voiceNotes: false, videoNotes: false }));

    it('is what a browser recorded, put together anew; it is called by its kind and length wherever files are', async () => {
      const { ana, cleo, chatId } = await activeChat();
      const notes = [
        ['voice', 'voice.webm', 'audio/webm', 1],
        ['voice', 'voice.ogg', 'audio/webm', 1],
        ['voice', 'voice.mp4', 'audio/mp4', 2],
        ['video', 'video.webm', 'video/webm', 1],
        ['video', 'video.mp4', 'video/mp4', 1],
      ] as const;
      for (const [kind, file, contentType, seconds] of notes) {
        const { status, body } = await uploadRecording(cleo, chatId, kind, Buffer.concat([recorded(file), Buffer.from('secret tail')]));
        const name = `${kind === 'voice' ? 'Voice' : 'Video'} note, 0:0${seconds}`;
        expect({ status, body }).toMatchObject({ status: 201, body: { name, contentType, recording: { kind, seconds }, state: 'ready' } });
        expect([body.width, body.height]).toEqual(kind === 'video' ? [320, 240] : [undefined, undefined]);
        const content = await bytesOf(await cleo.fetch(body.url));
        expect([content.length, content.includes('secret')]).toEqual([body.size, false]);
        const part = await cleo.fetch(body.url, { headers: { range: 'bytes=4-7' } });
        expect([part.status, await bytesOf(part)]).toEqual([206, content.subarray(4, 8)]);
      }
      const { id } = (await uploadRecording(cleo, chatId, 'voice', recorded('voice.webm'))).body;
      const { body: message } = await send(cleo, chatId, [id]);
      const heard = await ana.socket.heard('message.created', (event) => event.message.id === message.id);
      expect(heard.message).toMatchObject({
        text: null,
        attachments: [{ name: 'Voice note, 0:01', recording: { kind: 'voice', seconds: 1 } }],
      });
      expect((await ana.api.get(`/chats/${chatId}`)).body.lastMessage).toMatchObject({ text: 'Voice note, 0:01', files: 1 });
      expect((await ana.api.get('/chats?q=voice%20note')).body.data).toMatchObject([{ id: chatId }]);
      const { body: answer } = await ana.api.post(`/chats/${chatId}/messages`, {
        clientMessageId: '1',
        text: 'Heard',
        replyTo: message.id,
      });
      expect(answer.replyTo).toMatchObject({ text: 'Voice note, 0:01', files: 1 });
      expect((await ana.api.get(`/chats/${chatId}/export?format=txt`)).body).toContain('[file] Voice note, 0:01');
    });

    it('is refused where it is switched off, too long, too large, or no such recording', async () => {
      const { cleo, chatId } = await activeChat();
      const codeOf = async (kind: 'voice' | 'video', content: Buffer | string): Promise<unknown[]> => {
        const { status, body } = await uploadRecording(cleo, chatId, kind, content);
        return [status, body.code];
      };
      for (const [kind, content] of [
        ['voice', recorded('video.webm')],
        ['video', recorded('voice.mp4')],
        ['voice', await picture()],
        ['voice', 'Hello'],
        ['video', recorded('video.mp4').subarray(0, 400)],
      ] as const)
        expect(await codeOf(kind, content)).toEqual([415, 'attachment.recording_unreadable']);
      expect(await uploadRecording(cleo, chatId, 'voice', recorded('long.webm'))).toMatchObject({
        status: 413,
        body: { code: 'attachment.recording_too_long', maxSeconds: 5 },
      });
      expect(await codeOf('song' as 'voice', recorded('voice.webm'))).toEqual([422, 'validation.failed']);
      await switchboard.settings({ attachmentMaxBytes: 1_000 });
      expect(await codeOf('voice', recorded('voice.webm'))).toEqual([413, 'attachment.too_large']);
      await switchboard.settings({ attachmentMaxBytes: 10_485_760, attachmentMaxBytesPerChat: 2_000 });
      expect(await codeOf('video', recorded('video.webm'))).toEqual([409, 'attachment.chat_full']);
      await switchboard.settings({ ...ROOMY, voiceNotes: false });
      expect(await codeOf('voice', recorded('voice.webm'))).toEqual([403, 'attachment.recording_not_allowed']);
      expect((await switchboard.visitor.get('/widget/config')).body.recordings).toEqual({ voice: false, video: true, maxSeconds: 5 });
      expect(readdirSync(join(switchboard.dataDir, 'uploads/arriving'))).toEqual([]);
    });

    itInFull('that would be read without an end is refused, and the others are read meanwhile', async () => {
      const { cleo, chatId } = await activeChat();
      const endless = uploadRecording(cleo, chatId, 'voice', Buffer.from(ENDLESS, 'base64'));
      expect((await uploadRecording(cleo, chatId, 'voice', recorded('voice.webm'))).status).toBe(201);
      expect(await endless).toMatchObject({ status: 415, body: { code: 'attachment.recording_unreadable' } });
    });
  });

  it('chats and customers have room for so much, and say for how much', async () => {
    const [{ ana, cleo, chatId }, other] = [await activeChat(), await activeChat()];
    await switchboard.settings({ attachmentMaxFilesPerChat: 3, attachmentMaxBytesPerChat: 1_000, attachmentMaxBytesPerCustomer: 500 });
    const text = (bytes: number): string => 'x'.repeat(bytes);
    const answers = await Promise.all(Array.from({ length: 6 }, (_, i) => upload(cleo, chatId, `${i}.txt`, text(200))));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 409, 409, 409, 409]);
    expect(answers.find(({ status }) => status === 409)!.body).toMatchObject({ code: 'attachment.customer_full', maxBytes: 500 });
    expect(await upload(ana.api, chatId, 'a.txt', text(601))).toMatchObject({
      status: 409,
      body: { code: 'attachment.chat_full', maxBytes: 1_000, maxFiles: 3 },
    });
    expect((await upload(ana.api, chatId, 'a.txt', text(600))).status).toBe(201);
    expect(await upload(ana.api, chatId, 'a.txt', 'x')).toMatchObject({ status: 409, body: { code: 'attachment.chat_full' } });
    expect((await upload(other.cleo, other.chatId, 'a.txt', text(500))).status).toBe(201);
    await switchboard.settings({
      attachmentMaxFilesPerChat: 1_000,
      attachmentMaxBytesPerChat: 2 ** 31,
      attachmentMaxBytesPerCustomer: 2 ** 31,
    });
  });

  it('forty at once are kept, though the database takes fewer at a time', async () => {
    const { cleo, chatId } = await activeChat();
    const answers = await Promise.all(Array.from({ length: 40 }, (_, i) => upload(cleo, chatId, `${i}.txt`, `${i}`)));
    expect(answers.map(({ status }) => status)).toEqual(Array(40).fill(201));
  });

  it('an audit names what is stored and not known, and what is known and not stored', async () => {
    const { cleo, chatId } = await activeChat();
    const admin = await switchboard.admin();
    const { id } = (await upload(cleo, chatId, 'a.png', await picture())).body;
    const folder = readdirSync(join(switchboard.dataDir, 'uploads', 'chat'), { recursive: true, withFileTypes: true }).find(
      ({ name }) => name === id,
    )!.parentPath;
    const audit = async () => (await admin.api.get('/attachments/audit')).body;
    renameSync(join(folder, id), join(folder, 'stranger'));
    expect((await audit()).rowsWithoutBlob.count).toBe(0);
    switchboard.clock.advance(3_700);
    const { blobsWithoutRow, rowsWithoutBlob } = await audit();
    expect([blobsWithoutRow.count, blobsWithoutRow.keys[0], rowsWithoutBlob.count, rowsWithoutBlob.keys[0]]).toEqual([
      1,
      expect.stringMatching(/^\d{4}\/\d\d\/stranger$/),
      1,
      expect.stringMatching(new RegExp(`/${id}$`)),
    ]);
    renameSync(join(folder, 'stranger'), join(folder, id));
    expect(await audit()).toMatchObject({ blobsWithoutRow: { count: 0 }, rowsWithoutBlob: { count: 0 } });
  });
});
