import { upload } from '../kit/files';
import { type Staff, Switchboard } from '../kit/switchboard';

describe('What programs send', () => {
  let switchboard: Switchboard;
  let admin: Staff;

  beforeAll(async () => {
    switchboard = await Switchboard.start();
    await switchboard.settings({ maxLoginsPerMinute: 0, maxNewChatsPerMinute: 0 });
    admin = await switchboard.admin();
  });
  afterAll(() => switchboard.stop());

  const change = async (settings: object): Promise<unknown> => {
    const { status, body } = await admin.api.patch('/settings', settings);
    return status === 200 ? 200 : body.errors.map(({ pointer }: { pointer: string }) => pointer);
  };

  it('is a number that is kept as it is, or refused and named', async () => {
    const start = (metadata: string) =>
      switchboard.visitor.request('POST', '/chats', `{"customer": {"name": "Cleo"}, "metadata": ${metadata}}`);
    for (const number of ['9007199254740993', '1e400', '0.12345678901234567891']) {
      expect(await start(`{"order": {"ids": [1, ${number}]}}`)).toMatchObject({
        status: 422,
        body: { code: 'validation.failed', errors: [{ pointer: '/metadata/order/ids/1' }] },
      });
    }
    expect((await start('{"id": 9007199254740991, "ratio": 0.30000000000000004, "big": 1e21}')).body.chat.metadata).toEqual({
      id: 9007199254740991,
      ratio: 0.1 + 0.2,
      big: 1e21,
    });
  });

  it('are settings that agree with one another and with those that were there', async () => {
    const both = ['/requeueAfterDisconnectSeconds', '/disconnectGraceSeconds'];
    expect(await change({ disconnectGraceSeconds: 30, requeueAfterDisconnectSeconds: 0.1 })).toEqual(both);
    expect(await change({ requeueAfterDisconnectSeconds: 29 })).toEqual(both);
    expect(await change({ disconnectGraceSeconds: 61 })).toEqual(both);
    expect(await change({ disconnectGraceSeconds: 90, requeueAfterDisconnectSeconds: 90 })).toBe(200);
    expect(await change({ disconnectGraceSeconds: 30, requeueAfterDisconnectSeconds: 60 })).toBe(200);
    await switchboard.probe.doctor.chooseSettings({ disconnectGraceSeconds: 300 });
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(await change({ awayAfterSeconds: 901 })).toBe(200);
    expect(await change({ disconnectGraceSeconds: 30 })).toBe(200);
  });

  describe('as a file', () => {
    const MP3 = Buffer.concat([Buffer.from('ID3\x04\0\0\0\0\0\0', 'latin1'), Buffer.from([0xff, 0xfb, 0x90, 0x64]), Buffer.alloc(413)]);
    const MP4 = Buffer.concat([Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0mp42isom', 'latin1'), Buffer.alloc(64)]);
    let chatId: string;
    let ana: Awaited<ReturnType<Switchboard['agentOnline']>>;

    beforeAll(async () => {
      ana = await switchboard.agentOnline();
      chatId = (await switchboard.startChat()).chat.id;
      await ana.socket.heard('chat.assigned', ({ chat }) => chat.id === chatId);
    });

    it('is text in the encoding of spreadsheets, told apart from what is none', async () => {
      const csv = Buffer.from('Name;Stra\xdfe;Betrag\r\nM\xfcller;Caf\xe9 \x96 Allee 1;12,50 \x80\r\n', 'latin1');
      expect(await upload(ana.api, chatId, 'a.csv', csv)).toMatchObject({
        status: 201,
        body: { contentType: 'text/csv', size: csv.length },
      });
      expect(
        (await upload(ana.api, chatId, 'long.txt', Buffer.concat([Buffer.alloc(200_000, 'grün '), Buffer.from('\xfc', 'latin1')]))).status,
      ).toBe(201);
      for (const binary of [
        Buffer.from('caf\xe9 \x01', 'latin1'),
        Buffer.from('caf\xe9 \x81', 'latin1'),
        Buffer.from('\xe9\xe8\xfca', 'latin1'),
        Buffer.from('\xff\xfea\0\x01\xd8', 'latin1'),
      ]) {
        expect((await upload(ana.api, chatId, 'a.csv', binary)).status).toBe(415);
      }
    });

    it('is what the settings take, judged by its content', async () => {
      expect((await upload(ana.api, chatId, 'song.mp3', MP3)).status).toBe(415);
      const types = ['video/mp4', 'audio/mpeg', 'text/plain'];
      expect((await admin.api.patch('/settings', { attachmentTypes: [...types, ...types] })).body.attachmentTypes).toEqual(types);
      expect(await upload(ana.api, chatId, 'song.mp3', MP3)).toMatchObject({ status: 201, body: { contentType: 'audio/mpeg' } });
      expect(await upload(ana.api, chatId, 'film.mp4', MP4)).toMatchObject({ status: 201, body: { contentType: 'video/mp4' } });
      expect((await upload(ana.api, chatId, 'film.mp3', MP4)).status).toBe(415);
      expect((await upload(ana.api, chatId, 'film.mp4', Buffer.from('no film'))).status).toBe(415);
    });

    it.each([
      'text/html',
      'image/svg+xml',
      'application/xhtml+xml',
      'application/xml',
      'text/javascript',
      'application/octet-stream',
      'application/x-msdownload',
    ])('is never %s', async (type) => {
      expect(await change({ attachmentTypes: ['image/png', type] })).toEqual(['/attachmentTypes']);
    });
  });

  it('is a sign of life, however soon one counts as away', async () => {
    const bo = await switchboard.agentOnline();
    const statusOf = async (): Promise<string> => (await bo.api.get('/agents/me')).body.status;
    await switchboard.settings({ awayAfterSeconds: 1.2 });
    for (let quarter = 0; quarter < 12; quarter += 1) {
      switchboard.clock.advance(0.25);
      await bo.socket.ask('activity', {});
      if (quarter % 4 === 3) await switchboard.sweep();
      expect(await statusOf()).toBe('online');
    }
    await switchboard.settings({ awayAfterSeconds: 900 });
  });
});
