import { itInFull } from '../../libs/kernel/testing/form';
import { execFileSync } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { readEnv } from '#platform';
import { Attachment } from '../../libs/contexts/files/attachment/domain/attachment';
import { AttachmentBlobs } from '../../libs/contexts/files/storage/attachment-blobs';
import { DiskStorage } from '../../libs/contexts/files/storage/disk-storage';
import { S3Storage } from '../../libs/contexts/files/storage/s3-storage';
import type { Storage } from '../../libs/contexts/files/storage/storage';
import { eventually } from '../kit/client';
import { addFile, picture, storedFiles, upload } from '../kit/files';
import { hasSwift, OwnS3 } from '../kit/own-s3';
import { Switchboard } from '../kit/switchboard';

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'switchboard-store-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A disk of one megabyte. */
class SmallDisk {
  readonly folder = mkdtempSync(join(tmpdir(), 'switchboard-disk-'));

  mount(): void {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', this.folder], { stdio: 'ignore' });
  }

  remove(): void {
    execFileSync('umount', [this.folder]);
    rmSync(this.folder, { recursive: true });
  }
}

const mayMount = ((): boolean => {
  const disk = new SmallDisk();
  try {
    disk.mount();
    disk.remove();
    return true;
  } catch {
    return false;
  }
})();

function keepsWhatItIsGiven(make: () => Storage): void {
  const put = async (storage: Storage, key: string, content: string): Promise<string> => {
    const path = join(folder, 'arrived');
    writeFileSync(path, content);
    await storage.put(key, path);
    return path;
  };
  const keysOf = async (storage: Storage): Promise<string[]> => {
    const keys: string[] = [];
    for await (const { key, modifiedAt } of storage.list()) if (modifiedAt.getTime() > 0) keys.push(key);
    return keys.sort();
  };

  itInFull('copies what it has, whole and for itself, and says what it has not', async () => {
    const storage = make();
    await put(storage, '2026/11/one', 'c'.repeat(6_000_000));
    await storage.copy('2026/11/one', '2026/12/two');
    await storage.remove(['2026/11/one']);
    expect((await text(await storage.read('2026/12/two'))) === 'c'.repeat(6_000_000)).toBe(true);
    await expect(storage.copy('2026/11/one', '2026/12/three')).rejects.toMatchObject({ code: 'attachment.not_found' });
    expect(await keysOf(storage)).toEqual(['2026/12/two']);
    await storage.remove(['2026/12/two']);
  });

  it('takes a file over, gives it back, all or part of it, and lets it go', async () => {
    const storage = make();
    await put(storage, '2026/11/b', 'b'.repeat(6_000_000));
    await put(storage, '2026/11/a', '0123456789');
    expect(readdirSync(folder)).not.toContain('arrived');
    expect(await text(await storage.read('2026/11/a'))).toBe('0123456789');
    expect(await text(await storage.read('2026/11/a', { start: 2, end: 4 }))).toBe('234');
    expect((await text(await storage.read('2026/11/b'))).length).toBe(6_000_000);
    expect(await keysOf(storage)).toEqual(['2026/11/a', '2026/11/b']);
    await storage.remove(['2026/11/a', '2026/11/absent']);
    expect(await keysOf(storage)).toEqual(['2026/11/b']);
    await expect(storage.read('2026/11/a')).rejects.toMatchObject({ code: 'attachment.not_found' });
  });
}

describe('A disk of attachments', () => {
  keepsWhatItIsGiven(() => new DiskStorage(readEnv({ DATA_DIR: folder })));

  const test = mayMount ? it : it.skip;

  /** Of two files one finds room. */
  async function refusesToCopy(switchboard: Switchboard, disk: SmallDisk): Promise<void> {
    const supervisor = await switchboard.staff('supervisor');
    const { chat } = await switchboard.startChat({}, supervisor.api);
    const { body: response } = await supervisor.api.post('/canned-responses', { title: 'Large', content: 'Here you are' });
    for (const name of ['a.txt', 'b.txt']) expect((await addFile(supervisor.api, response.id, name, 'x'.repeat(330_000))).status).toBe(201);
    const send = () => supervisor.api.post(`/chats/${chat.id}/canned-responses`, { clientMessageId: '1', cannedResponseId: response.id });
    expect(await send()).toMatchObject({ status: 503, body: { code: 'attachment.storage_unavailable' } });
    await eventually(async () => storedFiles(disk.folder).length === 3, 'what was copied to go');
    expect((await supervisor.api.get(`/chats/${chat.id}/messages`)).body.data).toEqual([]);
    await supervisor.api.delete(
      `/canned-responses/${response.id}/attachments/${(await supervisor.api.get(`/canned-responses/${response.id}`)).body.attachments[0].id}`,
    );
    await eventually(async () => storedFiles(disk.folder).length === 2, 'there to be room');
    expect(await send()).toMatchObject({ status: 201, body: { attachments: [{ name: 'b.txt' }] } });
  }

  test(`that is full refuses what it cannot take, says so, and keeps nothing of it${mayMount ? '' : ' (skipped: a mount is not allowed)'}`, async () => {
    const disk = new SmallDisk();
    disk.mount();
    const switchboard = await Switchboard.start({ environment: { DATA_DIR: disk.folder } });
    try {
      const { chat, customerToken } = await switchboard.startChat();
      const cleo = switchboard.as({ token: customerToken });
      expect(await upload(cleo, chat.id, 'a.txt', 'x'.repeat(2_000_000))).toMatchObject({
        status: 503,
        body: { code: 'attachment.storage_unavailable' },
      });
      expect(readdirSync(join(disk.folder, 'uploads', 'arriving'))).toEqual([]);
      expect((await upload(cleo, chat.id, 'a.txt', 'x'.repeat(20_000))).status).toBe(201);
      await refusesToCopy(switchboard, disk);
    } finally {
      await switchboard.stop();
      disk.remove();
    }
  });
});

/** A disk that says that all is well and keeps half of it. */
class LyingDisk extends DiskStorage {
  override async put(key: string, path: string): Promise<void> {
    truncateSync(path, 2);
    await super.put(key, path);
  }

  override async copy(from: string, to: string): Promise<void> {
    await super.copy(from, to);
    truncateSync(join(folder, 'lies', 'uploads', 'chat', to), 2);
  }
}

describe('A disk that lies', () => {
  it.each([
    ['a file', null],
    ['a thumbnail', 9],
  ])('is found out before a copy of %s is sent', async (_what, thumbnailSize) => {
    const env = readEnv({ DATA_DIR: join(folder, 'lies') });
    const [honest, keeping] = [new DiskStorage(env), new AttachmentBlobs(new LyingDisk(env))];
    const sha256 = createHash('sha256')
      .update(thumbnailSize === null ? 'Hello' : 'He')
      .digest('hex');
    const file = new Attachment(
      {
        id: randomUUID(),
        owner: { kind: 'library', id: 'r' },
        uploaderId: 'u',
        name: 'a.png',
        contentType: 'image/png',
        size: 5,
        sha256,
        width: 1,
        height: 1,
        thumbnailSize,
        recording: null,
        seconds: null,
      },
      new Date(),
    );
    for (const key of file.keys) {
      writeFileSync(join(folder, 'whole'), 'Hello');
      await honest.put(key, join(folder, 'whole'));
    }
    file.stored('ready');
    await expect(keeping.copy([file], [file.copyTo('c', randomUUID(), 'u', new Date())])).rejects.toMatchObject({
      code: 'attachment.storage_unavailable',
    });
  });

  it('is found out before an upload is acked', async () => {
    const keeping = new AttachmentBlobs(new LyingDisk(readEnv({ DATA_DIR: join(folder, 'lies') })));
    const [path, sha256] = [join(folder, 'whole'), createHash('sha256').update('Hello').digest('hex')];
    writeFileSync(path, 'Hello');
    const taken = {
      id: 'a',
      owner: { kind: 'chat', id: 'c' } as const,
      uploaderId: 'u',
      name: 'a.txt',
      contentType: 'text/plain',
      size: 5,
      sha256,
      width: null,
      height: null,
      thumbnailSize: null,
      recording: null,
      seconds: null,
    };
    const storing = keeping.store(new Attachment(taken, new Date()), {
      ...taken,
      file: { path, size: 5, sha256 },
      thumbnail: null,
    });
    await expect(storing).rejects.toMatchObject({ code: 'attachment.storage_unavailable' });
  });
});

const suite = hasSwift ? describe : describe.skip;

suite(hasSwift ? 'A bucket of attachments' : 'A bucket of attachments (skipped: there is no OpenStack Swift)', () => {
  let store: OwnS3;
  beforeAll(async () => (store = await OwnS3.start()));
  afterAll(() => store.stop());

  keepsWhatItIsGiven(() => new S3Storage(readEnv(store.environment)));

  it('serves a chat as the disk does', async () => {
    const switchboard = await Switchboard.start({ environment: store.environment });
    const { chat, customerToken } = await switchboard.startChat();
    const cleo = switchboard.as({ token: customerToken });
    const { body } = await upload(cleo, chat.id, 'a.png', await picture());
    const { body: message } = await cleo.post(`/chats/${chat.id}/messages`, { clientMessageId: '1', attachmentIds: [body.id] });
    expect((await switchboard.visitor.fetch(message.attachments[0].thumbnailUrl)).headers.get('content-type')).toBe('image/webp');
    const part = await switchboard.visitor.fetch(message.attachments[0].url, { headers: { range: 'bytes=1-3' } });
    expect([part.status, await part.text()]).toEqual([206, 'PNG']);
    expect(readdirSync(join(switchboard.dataDir, 'uploads'))).toEqual(['arriving']);
    await cleo.delete(`/chats/${chat.id}/messages/${message.id}`);
    const storage = new S3Storage(readEnv(store.environment));
    await eventually(async () => {
      for await (const { key } of storage.list()) if (key.includes(body.id)) return false;
      return true;
    }, 'the files to go');
    await switchboard.stop();
  });

  itInFull('sends the files of canned responses as the disk does', async () => {
    const switchboard = await Switchboard.start({ environment: store.environment });
    const ana = await switchboard.agentOnline();
    const { chat } = await switchboard.startChat();
    await ana.socket.heard('chat.assigned');
    const { body: response } = await ana.api.post('/canned-responses', { title: 'Manual', content: 'Here you are' });
    const { body: file } = await addFile(ana.api, response.id, 'Where to click.png', await picture());
    const { message } = await ana.socket.ask('canned.send', { chatId: chat.id, clientMessageId: '1', cannedResponseId: response.id });
    await ana.api.delete(`/canned-responses/${response.id}/attachments/${file.id}`);
    const storage = new S3Storage(readEnv(store.environment));
    await eventually(async () => {
      for await (const { key } of storage.list()) if (key.includes(file.id)) return false;
      return true;
    }, 'the file of the response to go');
    const { url, thumbnailUrl } = message.attachments[0]!;
    expect([
      (await switchboard.visitor.fetch(url)).headers.get('content-length'),
      (await switchboard.visitor.fetch(thumbnailUrl!)).status,
    ]).toEqual([`${file.size}`, 200]);
    await switchboard.stop();
  });

  it.each([
    ['a wrong key', { S3_SECRET_KEY: 'another-secret' }],
    ['no such bucket', { S3_BUCKET: 'absent' }],
    ['nobody there', { S3_ENDPOINT: 'http://127.0.0.1:9' }],
  ])('with %s refuses uploads, says so, and leaves nothing', async (_what, wrong) => {
    const switchboard = await Switchboard.start({ environment: { ...store.environment, ...wrong } });
    const { chat, customerToken } = await switchboard.startChat();
    const cleo = switchboard.as({ token: customerToken });
    expect(await upload(cleo, chat.id, 'a.txt', 'Hello')).toMatchObject({ status: 503, body: { code: 'attachment.storage_unavailable' } });
    expect(readdirSync(join(switchboard.dataDir, 'uploads', 'arriving'))).toEqual([]);
    expect(await switchboard.database.query(`select state from attachments where state <> 'removed'`)).toEqual([]);
    await switchboard.stop();
  });
});
