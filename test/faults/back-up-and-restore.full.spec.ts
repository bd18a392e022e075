import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '../../libs/platform/db/migrate';
import { servedBy, unlimited } from '../kit/cast';
import { PDF, upload } from '../kit/files';
import { installed, InstalledPostgres } from '../kit/installed-postgres';
import type { Switchboard } from '../kit/switchboard';

/** The commands of docs/operation.md, on the Postgres of the system. */
(installed === undefined ? describe.skip : describe)('What was backed up and restored', () => {
  let postgres: InstalledPostgres;
  let before: Switchboard;
  let after: Switchboard | undefined;
  const folder = mkdtempSync(join(tmpdir(), 'switchboard-back-up-'));

  beforeAll(async () => {
    postgres = await InstalledPostgres.start();
    postgres.run('createdb', '-h', '127.0.0.1', '-p', new URL(postgres.url('x')).port, '-U', 'switchboard', 'chat');
    await migrate(postgres.url('chat'));
    before = await unlimited({}, { databaseUrl: postgres.url('chat'), environment: { DATA_DIR: join(folder, 'data') } });
  });
  afterAll(async () => {
    await after?.stop();
    await before.stop();
    postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is the same, with its files, and goes on', async () => {
    const ana = await before.agentOnline();
    const { chatId, cleo } = await servedBy(ana, before, { message: 'Where is my parcel?' });
    const { id } = (await upload(ana.api, chatId, 'label.pdf', PDF)).body as { id: string };
    await ana.api.post(`/chats/${chatId}/messages`, { clientMessageId: 'a', text: 'Here is its label', attachmentIds: [id] });
    const transcript = async (switchboard: Switchboard): Promise<unknown> =>
      (await switchboard.as(ana).get(`/chats/${chatId}/messages`)).body.data.map(
        ({ seq, text, attachments }: { seq: number; text: string; attachments: { id: string }[] }) => [
          seq,
          text,
          attachments.map((file) => file.id),
        ],
      );
    const [said, history] = [await transcript(before), (await ana.api.get(`/chats/${chatId}/history`)).body];
    expect(JSON.stringify(said)).toContain(id);

    postgres.run('pg_dump', '--format=custom', `--file=chat.dump`, postgres.url('chat'));
    cpSync(join(folder, 'data'), join(folder, 'restored'), { recursive: true });
    await cleo.post(`/chats/${chatId}/messages`, { clientMessageId: 'late', text: 'Said after the back-up' });
    postgres.run('createdb', '-h', '127.0.0.1', '-p', new URL(postgres.url('x')).port, '-U', 'switchboard', 'again');
    postgres.run('pg_restore', '--exit-on-error', '--no-owner', `--dbname=${postgres.url('again')}`, 'chat.dump');

    await migrate(postgres.url('again'));
    after = await unlimited({}, { databaseUrl: postgres.url('again'), environment: { DATA_DIR: join(folder, 'restored') } });
    expect(await transcript(after)).toEqual(said);
    expect((await after.as(ana).get(`/chats/${chatId}/history`)).body).toEqual(history);
    const file = await fetch(`${after.url}/v1/attachments/${id}`, { headers: { authorization: `Bearer ${ana.token}` } });
    expect(Buffer.from(await file.arrayBuffer()).equals(PDF)).toBe(true);
    const { status } = await after.as(ana).post(`/chats/${chatId}/messages`, { clientMessageId: 'b', text: 'It goes on' });
    expect(status).toBe(201);
    const { chat } = await after.startChat({ message: 'And with new ones' });
    expect(chat.status).toBeDefined();
  });
});
