import { randomUUID } from 'node:crypto';
import type { Answer, Api } from '../kit/api';
import { type Agent, servedBy, unlimited } from '../kit/cast';
import type { Connected } from '../kit/client';
import type { Staff, Switchboard } from '../kit/switchboard';

describe('What a team says', () => {
  let switchboard: Switchboard;
  let supervisor: Staff;
  let ana: Agent;
  let ben: Staff;
  let count = 0;

  /** A word that no other test has. */
  const unique = (word: string): string => `${word}${(count += 1)}`;
  const write = async (by: Staff, fields: object = {}): Promise<Answer['body']> => {
    const { status, body } = await by.api.post('/canned-responses', { title: 'Greeting', content: 'Hello!', ...fields });
    if (status !== 201) throw new Error(JSON.stringify(body));
    return body;
  };
  const titles = async (by: { api: Api }, query: string): Promise<string[]> =>
    (await by.api.get(`/canned-responses?${query}`)).body.data.map(({ title }: { title: string }) => title);

  const code = ({ status, body }: Answer): unknown[] => [status, body?.code];
  const NONE = [404, 'canned.not_found'];
  let admin: Staff;
  let sue: Staff;
  let teamId: string;
  let other: string;

  const member = (...members: Staff[]) => admin.api.put(`/teams/${teamId}/members`, { agentIds: members.map(({ id }) => id) });

  beforeAll(async () => {
    switchboard = await unlimited();
    supervisor = await switchboard.staff('supervisor');
    ana = await switchboard.agentOnline({ name: 'Ana Duarte', maxConcurrentChats: 1000 });
    ben = await switchboard.staff('agent');
    admin = await switchboard.admin();
    sue = await switchboard.staff('supervisor', { name: 'Sue' });
    [teamId, other] = (await Promise.all(['Returns', 'Sales'].map((name) => admin.api.post('/teams', { name })))).map(
      ({ body }) => body.id,
    );
    await member(ana, sue);
  });
  afterAll(() => switchboard.stop());

  it('in canned responses is found and used by its members, written by its supervisors and admins, and absent for others', async () => {
    const word = unique('returns');
    const everybodys = await write(supervisor, { title: 'For all', shortcut: word, scope: 'shared' });
    const { id, ...made } = await write(sue, { title: 'For us', shortcut: word, category: word, scope: 'team', team: ' returns ' });
    expect(made).toMatchObject({ scope: 'team', teamId, ownerId: null });
    expect(await titles(ana, `shortcut=${word}`)).toEqual(['For us']);
    expect(await titles(admin, `shortcut=${word}`)).toEqual(['For all']);
    expect((await titles(admin, `q=${word}`)).sort()).toEqual(['For all', 'For us']);
    const { chatId } = await servedBy(ana, switchboard);
    const sent = await ana.api.post(`/chats/${chatId}/canned-responses`, { shortcut: word, clientMessageId: 'mine' });
    expect(sent).toMatchObject({ status: 201, body: { cannedResponseId: id } });
    const mine = await write(ana, { title: 'My own', shortcut: word });
    expect(await titles(ana, `shortcut=${word}`)).toEqual(['My own']);
    await ana.api.delete(`/canned-responses/${mine.id}`);
    expect(await titles(ana, `q=${word}&scope=team`)).toEqual(['For us']);
    expect((await ana.api.get(`/search?q=${word}`)).body.cannedResponses).toHaveLength(2);
    for (const by of [ana.api.patch(`/canned-responses/${id}`, { title: 'x' }), ana.api.delete(`/canned-responses/${id}`)])
      expect(code(await by)).toEqual([403, 'canned.team_is_read_only']);
    expect((await ana.api.get(`/canned-responses/${id}/history`)).status).toBe(200);

    for (const by of [ben, supervisor]) {
      const attempts = [
        by.api.get(`/canned-responses/${id}`),
        by.api.patch(`/canned-responses/${id}`, { title: 'x', scope: 'personal' }),
        by.api.delete(`/canned-responses/${id}`),
        by.api.post(`/canned-responses/${id}/restore`),
        by.api.get(`/canned-responses/${id}/history`),
      ];
      for (const answer of await Promise.all(attempts)) expect(code(answer)).toEqual(NONE);
      expect(await titles(by, `shortcut=${word}`)).toEqual(['For all']);
      const told = ['?limit=100', '/categories?limit=100', '/export', '/export?format=csv'].map((path) =>
        by.api.get(`/canned-responses${path}`),
      );
      for (const { body } of [...(await Promise.all(told)), await by.api.get(`/search?q=${word}`)])
        expect(JSON.stringify(body)).not.toMatch(new RegExp(`${id}|For us`));
    }
    const used = { cannedResponseId: id, clientMessageId: 'foreign' };
    expect(code(await supervisor.api.post(`/chats/${chatId}/canned-responses`, used))).toEqual(NONE);
    expect(code(await supervisor.api.post(`/chats/${chatId}/messages`, { ...used, text: 'x' }))).toEqual(NONE);
    for (const path of ['uses', 'performance']) expect(code(await supervisor.api.get(`/canned-responses/${id}/${path}`))).toEqual(NONE);
    expect(JSON.stringify((await supervisor.api.get('/canned-responses/usage')).body)).not.toContain(id);
    expect(JSON.stringify((await sue.api.get('/canned-responses/usage')).body)).toContain(id);
    const days = (count: number): string => new Date(switchboard.clock.now().getTime() + count * 86_400_000).toISOString();
    const span = `from=${days(-1)}&to=${days(1)}`;
    for (const [by, ids, chats] of [
      [sue, [id], [chatId]],
      [admin, [id], [chatId]],
      [supervisor, [], []],
    ] as const) {
      const figures = await by.api.get(`/analytics/canned-responses?${span}`);
      expect(figures.body.data.map((each: { cannedResponseId: string }) => each.cannedResponseId)).toEqual(ids);
      const behind = await by.api.get(`/analytics/chats?metric=cannedUses&cannedResponseId=${id}&${span}`);
      expect(behind.body.data.map((each: { id: string }) => each.id)).toEqual(chats);
    }

    expect(code(await supervisor.api.post('/canned-responses', { title: 'x', content: 'x', scope: 'team', teamId }))).toEqual([
      403,
      'canned.team_is_read_only',
    ]);
    expect(code(await sue.api.patch(`/canned-responses/${id}`, { teamId: other }))).toEqual([403, 'canned.team_is_read_only']);
    expect((await admin.api.patch(`/canned-responses/${id}`, { title: 'Theirs', teamId: other })).body).toMatchObject({ teamId: other });
    expect(code(await ana.api.get(`/canned-responses/${id}`))).toEqual(NONE);
    expect((await admin.api.patch(`/canned-responses/${everybodys.id}`, { scope: 'team', teamId })).body).toMatchObject({ scope: 'team' });
    expect(await titles(ben, `shortcut=${word}`)).toEqual([]);
  });

  it('in canned responses names a team if and only if it is of one, and one that exists', async () => {
    const wrong: [object, string][] = [
      [{ scope: 'team' }, '/teamId'],
      [{ teamId }, '/teamId'],
      [{ scope: 'team', teamId: randomUUID() }, '/teamId'],
      [{ scope: 'team', teamId: 'x' }, '/teamId'],
      [{ scope: 'team', team: 'Nobody' }, '/team'],
      [{ scope: 'team', teamId, team: 'Returns' }, '/team'],
    ];
    for (const [fields, pointer] of wrong) {
      const { status, body } = await sue.api.post('/canned-responses', { title: 'x', content: 'x', ...fields });
      expect({ fields, status, pointer: body.errors?.[0].pointer }).toEqual({ fields, status: 422, pointer });
    }
  });

  it('in canned responses is heard of by their members, and by nobody any more who has left the team', async () => {
    const [inside, outside] = [ana.socket, await switchboard.connect(ben.token)];
    const heard = (by: Connected, id: string, change: string) =>
      by.heard('canned.changed', (each) => each.id === id && each.change === change);
    const { id } = await write(sue, { scope: 'team', teamId });
    await heard(inside, id, 'created');
    await member(sue, ben);
    await sue.api.patch(`/canned-responses/${id}`, { title: 'Changed' });
    await heard(outside, id, 'changed');
    expect(inside.all('canned.changed').filter((each) => each.id === id && each.change === 'changed')).toEqual([]);
    expect(code(await ana.api.get(`/canned-responses/${id}`))).toEqual(NONE);
    await member(ana, sue);
  });

  it('in canned responses goes out and in again by the name of the team, and ends with it', async () => {
    const team = unique('Team');
    const { id: doomed } = (await admin.api.post('/teams', { name: team })).body;
    const rows = { responses: [{ title: 'Row', shortcut: null, category: null, content: 'Hi', scope: 'team', team }] };
    expect((await admin.api.post('/canned-responses/import/preview', rows)).body).toMatchObject({ created: 1 });
    expect((await admin.api.post('/canned-responses/import', rows)).body).toMatchObject({ created: 1 });
    const { body: csv } = await admin.api.get('/canned-responses/export?format=csv&scope=team');
    expect(csv).toContain(`Row,,,Hi,team,${team}`);
    expect((await admin.api.get('/canned-responses/export?scope=team')).body.responses).toContainEqual(rows.responses[0]);
    expect((await admin.api.post('/canned-responses/import', { csv })).body).toMatchObject({ created: 0, changed: 0, refused: 0 });
    for (const [by, row] of [
      [sue, rows.responses[0]],
      [ana, { ...rows.responses[0], team: 'Returns' }],
      [admin, { ...rows.responses[0], team: 'Nobody' }],
      [admin, { ...rows.responses[0], scope: 'shared' }],
    ] as const)
      expect((await by.api.post('/canned-responses/import/preview', { responses: [row] })).body).toMatchObject({
        refused: 1,
        rows: [{ errors: [{ pointer: '/team' }] }],
      });
    const [{ id }] = (await admin.api.get('/canned-responses?scope=team&q=Row')).body.data;
    expect((await admin.api.delete(`/teams/${doomed}`)).status).toBe(204);
    expect(code(await admin.api.get(`/canned-responses/${id}`))).toEqual(NONE);
    expect(code(await admin.api.post(`/canned-responses/${id}/restore`))).toEqual([409, 'canned.team_gone']);
  });

  it('first is its own greeting, in the language of the customer, and that of the installation where it has none', async () => {
    const first = async (request: Record<string, unknown>): Promise<[string, string]> => {
      const { chat, customerToken } = await switchboard.startChat(request);
      const { sender, text } = (await switchboard.as({ token: customerToken }).get(`/chats/${chat.id}/messages`)).body.data[0];
      return [sender.type, text];
    };
    const asked = { message: 'Hello?', locale: 'de-AT' };
    const public_ = { public: true };
    expect(await first(asked)).toEqual(['customer', 'Hello?']);
    await switchboard.settings({ greeting: { en: 'Welcome', fr: 'Bienvenue' } });
    expect(await first({ message: 'Allô ?', locale: 'fr' })).toEqual(['system', 'Bienvenue']);
    expect(await first(asked)).toEqual(['system', 'Welcome']);
    const greeting = { de: 'Grüß Gott bei den Rücksendungen', en: 'Returns here' };
    expect((await admin.api.patch(`/teams/${teamId}`, { ...public_, greeting })).body).toMatchObject({ greeting });
    await admin.api.patch(`/teams/${other}`, public_);
    expect(await first({ ...asked, teamId })).toEqual(['system', greeting.de]);
    expect(await first({ message: 'Hi', team: 'returns' })).toEqual(['system', greeting.en]);
    expect(await first({ ...asked, teamId: other })).toEqual(['system', 'Welcome']);
    const { chat } = await switchboard.startChat({ customer: { name: 'Otto' }, teamId, greeting: 'It is me' }, ana.api);
    const [said] = (await ana.api.get(`/chats/${chat.id}/messages`)).body.data;
    expect(said).toMatchObject({ text: 'It is me', sender: { id: ana.id } });
    for (const wrong of [{ xx: 'x' }, { de: ' ' }, { de: 'x'.repeat(501) }, { de: 1 }, ['x'], 'x', null])
      for (const ask of [admin.api.patch(`/teams/${teamId}`, { greeting: wrong }), admin.api.patch('/settings', { greeting: wrong })]) {
        const { status, body } = await ask;
        expect({ wrong, status, at: body.errors?.[0].pointer.slice(0, 9) }).toEqual({ wrong, status: 422, at: '/greeting' });
      }
    await switchboard.settings({ greeting: {} });
  });
});
