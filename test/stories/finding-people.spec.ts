import { randomUUID } from 'node:crypto';
import { walk } from '../kit/api';
import { unlimited } from '../kit/cast';
import type { Staff, Switchboard } from '../kit/switchboard';

describe('Finding people', () => {
  let switchboard: Switchboard;
  let supervisor: Staff;

  beforeAll(async () => {
    switchboard = await unlimited();
    supervisor = await switchboard.staff('supervisor');
    await switchboard.staff('agent');
    await switchboard.staff('agent');
  });
  afterAll(() => switchboard.stop());

  const ids = (list: { id: string }[]): string[] => list.map(({ id }) => id);

  it('users: by beginnings of words in name and e-mail, role and whether they are active', async () => {
    const admin = await switchboard.admin();
    const make = async (name: string, email: string, role: string) =>
      (await admin.api.post('/users', { name, email, password: 'a-good-password', role })).body.id as string;
    const [zoe, wei, oz] = [
      await make('Zoë Çelik', 'z.celik@desk.example', 'agent'),
      await make('张伟', 'wei@desk.example', 'supervisor'),
      await make('Oz Zoeller', 'oz@desk.example', 'agent'),
    ];
    await admin.api.patch(`/users/${oz}`, { name: 'Oz Moller', active: false });
    const found = async (query: string) => ids((await admin.api.get(`/users?limit=100&${query}`)).body.data);
    expect(await found('q=zoe')).toEqual([zoe]);
    expect(await found('q=desk.exam')).toEqual([zoe, wei, oz]);
    expect(await found('q=CEL%20zo')).toEqual([zoe]);
    expect(await found(`q=${encodeURIComponent('伟')}`)).toEqual([wei]);
    expect(await found('q=mol')).toEqual([oz]);
    expect(await found('q=desk&active=true')).toEqual([zoe, wei]);
    expect(await found('q=desk&role=supervisor,admin')).toEqual([wei]);
    expect(await found('q=%20')).toEqual(await found(''));
    expect(await found('q=nobody-like-that')).toEqual([]);
    expect(ids(await walk(admin.api, '/users?q=desk', 1))).toEqual([zoe, wei, oz]);
    for (const query of ['role=agent,king', 'active=perhaps'])
      expect((await admin.api.get(`/users?${query}`)).body.errors).toMatchObject([{ pointer: `/${query.split('=')[0]}` }]);
    expect((await supervisor.api.get('/users?q=zoe')).status).toBe(403);
  });

  it('one user: for admins alone', async () => {
    const admin = await switchboard.admin();
    const { id } = supervisor;
    const [listed] = (await admin.api.get('/users?role=supervisor&limit=1')).body.data;
    expect(await admin.api.get(`/users/${listed.id}`)).toMatchObject({ status: 200, body: listed });
    expect((await supervisor.api.get(`/users/${id}`)).status).toBe(403);
    for (const other of [randomUUID(), 'nobody'])
      expect(await admin.api.get(`/users/${other}`)).toMatchObject({ status: 404, body: { code: 'user.not_found' } });
  });

  it('people and skills: page by page, and no secrets', async () => {
    const admin = await switchboard.admin();
    for (const name of ['apples', 'Bananas', 'cherries', 'émigrés']) await admin.api.post('/skills', { name });
    for (const path of ['/users', '/agents', '/skills']) {
      const all = (await admin.api.get(path)).body.data;
      expect(all.length).toBeGreaterThan(2);
      for (const limit of [1, 2, 100]) expect(await walk(admin.api, path, limit)).toEqual(all);
    }
    for (const user of (await admin.api.get('/users')).body.data)
      expect(Object.keys(user).toSorted()).toEqual([
        'active',
        'avatarUrl',
        'createdAt',
        'email',
        'id',
        'maxConcurrentChats',
        'name',
        'role',
        'secondFactor',
      ]);
  });
});
