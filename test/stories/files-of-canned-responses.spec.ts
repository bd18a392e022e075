import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import type { Answer, Api } from '../kit/api';
import { eventually } from '../kit/client';
import { addFile, PDF, picture, storedFiles, upload } from '../kit/files';
import { unlimited } from '../kit/cast';
import type { Staff, Switchboard } from '../kit/switchboard';

const without = (url: string): string => url.split('?')[0]!;

describe('Files of canned responses', () => {
  let switchboard: Switchboard;
  let [admin, supervisor, ana, ben]: Staff[] = [];
  let cleo: Api;
  let chatId: string;

  beforeAll(async () => {
    switchboard = await unlimited();
    [admin, supervisor, ana, ben] = [
      await switchboard.admin(),
      await switchboard.staff('supervisor'),
      await switchboard.staff('agent'),
      await switchboard.staff('agent'),
    ];
    const { chat, customerToken } = await switchboard.startChat();
    [cleo, chatId] = [switchboard.as({ token: customerToken }), chat.id];
  });
  afterAll(() => switchboard.stop());

  const write = async (by: Staff, fields: object = {}): Promise<Answer['body']> => {
    const { status, body } = await by.api.post('/canned-responses', { title: 'Manual', content: 'Here you are', ...fields });
    if (status !== 201) throw new Error(JSON.stringify(body));
    return body;
  };
  const shared = () => write(supervisor!, { scope: 'shared' });
  const filesOf = async (id: string, by = ana!): Promise<Answer['body'][]> =>
    (await by.api.get(`/canned-responses/${id}`)).body.attachments;
  const remove = (by: Staff, id: string, attachmentId: string) => by.api.delete(`/canned-responses/${id}/attachments/${attachmentId}`);
  const rows = (cannedResponseId: string) => switchboard.probe.files({ ownerId: cannedResponseId });
  const statusOf = async (api: Api, address: string): Promise<number> => (await api.fetch(address)).status;
  const stored = (): string[] => storedFiles(switchboard.dataDir);

  it('are kept as uploads to a chat are, and shown wherever the response is, with good addresses', async () => {
    const { id, attachments } = await shared();
    expect(attachments).toEqual([]);
    const jpeg = await sharp(await picture('jpeg'))
      .withMetadata({ exif: { IFD0: { Copyright: 'secret' } } })
      .toBuffer();
    const image = await addFile(supervisor!.api, id, 'Where to click.jpg', jpeg);
    expect(image).toMatchObject({
      status: 201,
      body: {
        name: 'Where to click.jpg',
        contentType: 'image/jpeg',
        width: 640,
        height: 480,
        state: 'ready',
        url: expect.stringContaining('signature='),
        thumbnailUrl: expect.stringContaining('signature='),
      },
    });
    const manual = await addFile(supervisor!.api, id, 'Manual.pdf', PDF);
    const both = [image.body.id, manual.body.id];

    const [listed] = (await ana!.api.get('/canned-responses?q=manual')).body.data.filter((each: { id: string }) => each.id === id);
    const renamed = (await supervisor!.api.patch(`/canned-responses/${id}`, { title: 'Manual 2' })).body;
    for (const seen of [await filesOf(id), listed.attachments, renamed.attachments])
      expect(seen.map((each: { id: string }) => each.id)).toEqual(both);
    const [{ url, thumbnailUrl }] = await filesOf(id);
    const [large, small] = [await switchboard.visitor.fetch(url), await switchboard.visitor.fetch(thumbnailUrl)];
    expect([large.status, large.headers.get('content-type'), small.status, small.headers.get('content-type')]).toEqual([
      200,
      'image/jpeg',
      200,
      'image/webp',
    ]);
    expect((await sharp(Buffer.from(await large.arrayBuffer())).metadata()).exif).toBeUndefined();
  });

  it('are judged as uploads to a chat are', async () => {
    const { id } = await write(ana!);
    const refused: [name: string, content: Buffer | string, status: number, code: string][] = [
      ['a.png', await picture('jpeg'), 415, 'attachment.content_unlike_name'],
      ['a.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>', 415, 'attachment.type_not_allowed'],
      ['a.txt', '', 422, 'validation.failed'],
      ['a.txt', 'x'.repeat(20_001), 413, 'attachment.too_large'],
    ];
    await switchboard.settings({ attachmentMaxBytes: 20_000 });
    for (const [name, content, status, code] of refused)
      expect(await addFile(ana!.api, id, name, content)).toMatchObject({ status, body: { code } });
    expect(await ana!.api.post(`/canned-responses/${id}/attachments`, {})).toMatchObject({
      status: 415,
      body: { code: 'request.unsupported_media_type' },
    });
    await switchboard.settings({ attachmentMaxBytes: 10_485_760 });
    expect([await filesOf(id), (await rows(id)).length]).toEqual([[], 0]);
  });

  it('are added and taken off by whoever writes the response; for others it is absent, or theirs to read', async () => {
    const [common, personal, deleted] = [await shared(), await write(ana!), await write(ana!)];
    await ana!.api.delete(`/canned-responses/${deleted.id}`);
    const [ours, mine] = [
      (await addFile(admin!.api, common.id, 'a.txt', 'ours')).body,
      (await addFile(ana!.api, personal.id, 'a.txt', 'mine')).body,
    ];
    for (const [by, id, status, code, attachmentId] of [
      [ana, common.id, 403, 'canned.shared_is_read_only', ours.id],
      [ben, personal.id, 404, 'canned.not_found', mine.id],
      [supervisor, personal.id, 404, 'canned.not_found', mine.id],
      [admin, personal.id, 404, 'canned.not_found', mine.id],
      [ana, deleted.id, 404, 'canned.not_found', mine.id],
      [ana, randomUUID(), 404, 'canned.not_found', mine.id],
      [ana, 'nonsense', 404, 'canned.not_found', mine.id],
    ] as const) {
      expect(await addFile(by!.api, id, 'b.txt', 'x')).toMatchObject({ status, body: { code } });
      expect(await remove(by!, id, attachmentId)).toMatchObject({ status, body: { code } });
    }
    expect([
      (await addFile(cleo, common.id, 'b.txt', 'x')).status,
      (await cleo.delete(`/canned-responses/${common.id}/attachments/${ours.id}`)).status,
    ]).toEqual([403, 403]);
    expect([await filesOf(common.id), await filesOf(personal.id)]).toMatchObject([[{ id: ours.id }], [{ id: mine.id }]]);
  });

  it('are taken off by their own response alone, from the disk as well', async () => {
    const [one, other] = [await write(ana!), await write(ana!)];
    const { id } = (await addFile(ana!.api, one.id, 'a.png', await picture())).body;
    const ofChat = (await upload(cleo, chatId, 'a.txt', 'of a chat')).body;
    for (const [response, attachmentId] of [
      [other.id, id],
      [one.id, ofChat.id],
      [one.id, randomUUID()],
      [one.id, 'nonsense'],
    ])
      expect(await remove(ana!, response, attachmentId)).toMatchObject({ status: 404, body: { code: 'attachment.not_found' } });
    expect(
      stored()
        .filter((name) => name.startsWith(id))
        .sort(),
    ).toEqual([id, `${id}.thumbnail`]);
    expect((await remove(ana!, one.id, id)).status).toBe(204);
    expect([await filesOf(one.id), (await remove(ana!, one.id, id)).status, (await ana!.api.get(`/attachments/${id}`)).status]).toEqual([
      [],
      404,
      404,
    ]);
    await eventually(async () => stored().every((name) => !name.startsWith(id)) && (await rows(one.id)).length === 0, 'the file to go');
    expect((await cleo.get(`/attachments/${ofChat.id}`)).status).toBe(200);
  });

  it('are five at most, however many come at once', async () => {
    const { id } = await write(ana!);
    const answers = await Promise.all(Array.from({ length: 9 }, (_, i) => addFile(ana!.api, id, `${i}.txt`, `${i}`)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 201, 201, 201, 409, 409, 409, 409]);
    expect(answers.find(({ status }) => status === 409)!.body).toMatchObject({ code: 'attachment.canned_response_full', maxFiles: 5 });
    const files = await filesOf(id);
    expect(files.length).toBe(5);
    await remove(ana!, id, files[2].id);
    expect([(await addFile(ana!.api, id, 'a.txt', 'x')).status, (await addFile(ana!.api, id, 'b.txt', 'x')).status]).toEqual([201, 409]);
    // Refused before it is looked at.
    expect(await addFile(ana!.api, id, 'b.png', 'no picture')).toMatchObject({ status: 409 });
  });

  it('are downloaded by the staff who see the response, by a good signature, and by no customer', async () => {
    const [common, personal] = [await shared(), await write(ana!)];
    const [ours, mine] = [
      (await addFile(supervisor!.api, common.id, 'a.png', await picture())).body,
      (await addFile(ana!.api, personal.id, 'a.png', await picture())).body,
    ];
    const callers = [ana, ben, supervisor, admin].map((each) => each!.api);
    const statuses = ({ url }: Answer['body'], apis: Api[]) => Promise.all(apis.map((api) => statusOf(api, without(url))));
    expect(await statuses(ours, [...callers, cleo, switchboard.visitor])).toEqual([200, 200, 200, 200, 404, 401]);
    expect(await statuses(mine, [...callers, cleo, switchboard.visitor])).toEqual([200, 404, 404, 404, 404, 401]);
    expect(await statusOf(ben!.api, without(mine.thumbnailUrl))).toBe(404);
    for (const { url, thumbnailUrl } of [ours, mine])
      expect([await statusOf(switchboard.visitor, url), await statusOf(switchboard.visitor, thumbnailUrl)]).toEqual([200, 200]);
    const [foreign, absent] = await Promise.all([mine.id, randomUUID()].map((each) => ben!.api.get(`/attachments/${each}`)));
    expect(foreign).toMatchObject({ status: 404, body: absent!.body });

    await supervisor!.api.patch(`/canned-responses/${common.id}`, { scope: 'personal' });
    expect(await statuses(ours, callers)).toEqual([404, 404, 200, 404]);
  });

  it('go with a response that is deleted, and come back with it', async () => {
    const { id } = await write(ana!);
    const file = (await addFile(ana!.api, id, 'a.txt', 'Hello')).body;
    await ana!.api.delete(`/canned-responses/${id}`);
    expect(await statusOf(ana!.api, without(file.url))).toBe(404);
    switchboard.clock.advance(7 * 86_400);
    await switchboard.sweep();
    expect((await ana!.api.post(`/canned-responses/${id}/restore`)).body.attachments).toMatchObject([{ id: file.id }]);
    expect(await statusOf(ana!.api, without(file.url))).toBe(200);
  });

  it('wait for nobody to send them; what a crash left of one goes after an hour', async () => {
    const { id } = await write(ana!);
    const [kept, crashed] = [(await addFile(ana!.api, id, 'a.txt', 'kept')).body, (await addFile(ana!.api, id, 'b.txt', 'crashed')).body];
    await switchboard.probe.doctor.leaveFiles([crashed.id], 'storing');
    expect(await filesOf(id)).toMatchObject([{ id: kept.id }]);
    switchboard.clock.advance(3_700);
    await switchboard.sweep();
    await switchboard.sweep();
    expect([stored().includes(kept.id), stored().includes(crashed.id), (await rows(id)).length]).toEqual([true, false, 1]);
  });

  it('stand in the way of no sweep, however many there are', async () => {
    const { id } = await write(ana!);
    const file = (await addFile(ana!.api, id, 'a.txt', 'Hello')).body;
    const other = randomUUID();
    await switchboard.probe.doctor.multiplyFile(file.id, 300, other);
    switchboard.clock.advance(1);
    const unsent = (await upload(cleo, chatId, 'b.txt', 'unsent')).body;
    switchboard.clock.advance(90_000);
    await switchboard.sweep();
    expect([(await cleo.get(`/attachments/${unsent.id}`)).status, await filesOf(id)]).toMatchObject([404, [{ id: file.id }]]);
    await switchboard.probe.doctor.forgetFilesOf(other);
  });

  it('belong to a response or to a chat, and never to nobody', async () => {
    const { id } = await write(ana!);
    const file = (await addFile(ana!.api, id, 'a.txt', 'Hello')).body;
    for (const owners of [
      { kind: 'library', ownerId: null },
      { kind: 'customer', ownerId: id },
    ]) {
      await expect(switchboard.probe.doctor.moveFile(file.id, owners)).rejects.toThrow(/owner_id|attachments_owner_kind/);
    }
  });

  it('are in the history of the response by their names, and in no export', async () => {
    const { id } = await write(ana!);
    const { body } = await addFile(ana!.api, id, 'Manual.pdf', PDF);
    await remove(ana!, id, body.id);
    const { data } = (await ana!.api.get(`/canned-responses/${id}/history`)).body;
    const actor = { type: 'agent', id: ana!.id };
    expect(data.slice(1)).toMatchObject([
      { type: 'changed', actor, changes: { attachments: { from: null, to: 'Manual.pdf' } } },
      { type: 'changed', actor, changes: { attachments: { from: 'Manual.pdf', to: null } } },
    ]);
    for (const format of ['json', 'csv'])
      expect(await (await ana!.api.fetch(`/v1/canned-responses/export?format=${format}`)).text()).not.toContain('attachments');
  });

  it('are known to the audit', async () => {
    switchboard.clock.advance(3_700);
    await switchboard.sweep();
    expect((await admin!.api.get('/attachments/audit')).body).toMatchObject({
      blobsWithoutRow: { count: 0 },
      rowsWithoutBlob: { count: 0 },
    });
  });
});
