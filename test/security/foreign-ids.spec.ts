import { randomUUID } from 'node:crypto';
import type { Answer, Api } from '../kit/api';
import { type Agent, servedBy, unlimited } from '../kit/cast';
import { eventually } from '../kit/client';
import { upload } from '../kit/files';
import { OpenApi, type Operation } from '../kit/openapi';
import type { Switchboard } from '../kit/switchboard';
import { stored } from '../kit/wrong';

/** Everybody of a role may see these, or nobody: `roles.spec.ts` tries them. */
const BY_ROLE_ALONE = [
  ...['agents', 'api-keys', 'avatars', 'blocks', 'context-sources', 'customers', 'hours', 'skills', 'targets', 'teams', 'tickets', 'users'],
  ...['wall-links', 'webhooks'],
];

/** Whoever takes a chat hears that somebody was faster, and so that it is there. */
const SAYS_THAT_IT_IS_TAKEN = ['POST /v1/chats/{id}/claim'];

interface Owned {
  /** Ids of what belongs to somebody else, by the names of the parameters. */
  ids: Record<string, string>;
  strangers: Record<string, Api>;
}

/** The id of what is somebody else's, in the place of each id of each route. The cases come from the API itself: a new route is tried, and a new kind of thing has to be named here. */
describe('What belongs to somebody else', () => {
  let switchboard: Switchboard;
  let ana: Agent;
  let api: OpenApi;
  let owned: Record<string, Owned>;
  /** What everybody of the role sees by default. */
  let hidden: Record<string, Owned>;

  const kindOf = ({ path }: Operation): string => path.split('/')[1]!;
  /** What is somebody else's of a kind, which may be so in several ways. */
  const ofKind = (all: Record<string, Owned>, kind: string): Owned[] =>
    Object.entries(all).flatMap(([name, each]) => (name.split(' ')[0] === kind ? each : []));
  const withIds = (path: string, ids: Record<string, string>): string => path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name]!);

  beforeAll(async () => {
    switchboard = await unlimited({}, { docs: true });
    ana = await switchboard.agentOnline({ name: 'Ana' });
    const [ben, sue, tom, admin] = [
      await switchboard.staff('agent', { name: 'Ben' }),
      await switchboard.staff('supervisor', { name: 'Sue' }),
      await switchboard.staff('supervisor', { name: 'Tom' }),
      await switchboard.admin(),
    ];
    const { chatId, cleo } = await servedBy(ana, switchboard, { message: 'A secret' });
    const { body: file } = await upload(cleo, chatId, 'secret.txt', 'A secret');
    const { body: message } = await cleo.post(`/chats/${chatId}/messages`, { clientMessageId: 'm', attachmentIds: [file.id] });
    const { body: canned } = await ana.api.post('/canned-responses', { title: 'Secret', content: 'Secret', scope: 'personal' });
    const teamIds = (await Promise.all(['Returns', 'Sales', 'Night'].map((name) => admin.api.post('/teams', { name, public: true })))).map(
      ({ body }) => body.id,
    );
    for (const [i, id] of teamIds.slice(0, 2).entries())
      await admin.api.put(`/teams/${id}/members`, { agentIds: [i === 0 ? ana.id : tom.id] });
    const ofTeam = { title: 'Secret', content: 'Secret', scope: 'team', teamId: teamIds[0] };
    const { body: theirs } = await admin.api.post('/canned-responses', ofTeam);
    const { body: attached } = await upload(ana.api, chatId, 'unsent.txt', 'Not sent yet');
    const { body: view } = await ana.api.post('/views', { name: 'Secret', filters: {} });
    const { body: own } = await ana.api.get('/me/sessions');
    const span = { from: '2026-01-01T00:00:00Z', to: '2026-01-01T01:00:00Z' };
    const { body: simulation } = await sue.api.post('/simulations', { ...span, changes: {} });
    const other = await servedBy(ana, switchboard, { customer: { name: 'Otto' } });
    const otto = other.cleo;
    const { chatId: forTeam } = await servedBy(ana, switchboard, { customer: { name: 'Tina' }, teamId: teamIds[0], message: 'A secret' });
    // What goes on by itself has to be over, since nothing may change afterwards.
    await ana.socket.heard('agent.status', ({ agentId, activeChats }) => agentId === ana.id && activeChats === 3);
    await eventually(async () => (await sue.api.get(`/simulations/${simulation.id}`)).body.state !== 'running', 'the simulation to end');
    owned = {
      chats: { ids: { id: chatId, messageId: message.id }, strangers: { otto, ben: ben.api } },
      attachments: { ids: { id: file.id }, strangers: { otto, ben: ben.api } },
      'canned-responses': {
        ids: { id: canned.id, attachmentId: attached.id },
        strangers: { ben: ben.api, sue: sue.api, admin: admin.api },
      },
      'canned-responses of a team': { ids: { id: theirs.id, attachmentId: attached.id }, strangers: { ben: ben.api, tom: tom.api } },
      me: { ids: { id: own.data[0].id }, strangers: { ben: ben.api, sue: sue.api, admin: admin.api } },
      views: { ids: { id: view.id }, strangers: { ben: ben.api, sue: sue.api, admin: admin.api } },
      jobs: { ids: { id: simulation.id }, strangers: { ben: ben.api, tom: tom.api, admin: admin.api } },
      simulations: { ids: { id: simulation.id }, strangers: { ben: ben.api, tom: tom.api, admin: admin.api } },
    };
    const { chat: waiting } = await switchboard.startChat({ customer: { name: 'Wanda' }, teamId: teamIds[2] }, admin.api);
    const { body: ticket } = await ana.api.post(`/chats/${forTeam}/ticket`, { subject: 'A secret' });
    const otherTeam = { ben: ben.api, tom: tom.api };
    hidden = {
      chats: { ids: { id: forTeam, messageId: randomUUID() }, strangers: otherTeam },
      'chats that wait': { ids: { id: waiting.id, messageId: randomUUID() }, strangers: otherTeam },
      tickets: { ids: { id: ticket.id, mailId: randomUUID() }, strangers: otherTeam },
    };
    api = await OpenApi.of(switchboard.url);
  });
  afterAll(() => switchboard.stop());

  it('is of a kind that is tried', () => {
    const kinds = new Set(api.operations.filter(({ path }) => path.includes('{')).map(kindOf));
    expect([...kinds].filter((kind) => !(kind in owned) && !BY_ROLE_ALONE.includes(kind))).toEqual([]);
    expect(Object.values(owned).flatMap(({ ids }) => Object.values(ids))).not.toContain(undefined);
  });

  /** Tries each operation on what is owned, by each stranger. @returns what tells that something is there */
  async function tried(all: Record<string, Owned>, mayTell: readonly string[] = []): Promise<{ cases: number; told: string[] }> {
    let cases = 0;
    const told: string[] = [];
    for (const each of api.operations.filter(({ path }) => path.includes('{')))
      for (const { ids, strangers } of ofKind(all, kindOf(each))) {
        const absent = Object.fromEntries(Object.keys(ids).map((name) => [name, randomUUID()]));
        const body = each.operation.requestBody && (api.example(api.bodyOf(each)) as object);
        const ask = async (by: Api, given: Record<string, string>): Promise<Answer> =>
          by.request(each.method, withIds(each.path, given), body);
        for (const [who, by] of Object.entries(strangers)) {
          const [foreign, none] = [await ask(by, ids), await ask(by, absent)];
          cases += 1;
          const isSame = JSON.stringify([foreign.status, foreign.body]) === JSON.stringify([none.status, none.body]);
          const isKept = foreign.status >= 400 && !Object.values(ids).some((id) => JSON.stringify(foreign.body ?? '').includes(id));
          if (!(isSame && isKept) && !mayTell.includes(each.route))
            told.push(
              `${each.route} by ${who}: ${foreign.status} ${foreign.body?.code}, where nothing is: ${none.status} ${none.body?.code}`,
            );
        }
      }
    return { cases, told };
  }

  it('looks like what is not there to whoever asks, on every verb, and stays as it is', async () => {
    const before = await stored(switchboard.database);
    const { cases, told } = await tried(owned, SAYS_THAT_IT_IS_TAKEN);
    expect(told).toEqual([]);
    expect(cases).toBeGreaterThan(100);
    expect(await stored(switchboard.database)).toEqual(before);
  });

  it('is as absent for colleagues and supervisors of other teams, where the settings hide it, also while it waits', async () => {
    await switchboard.settings({ agentsSee: 'team', supervisorsSee: 'team' });
    const before = await stored(switchboard.database);
    const { cases, told } = await tried(hidden);
    expect(told).toEqual([]);
    expect(cases).toBeGreaterThan(100);
    expect(await stored(switchboard.database)).toEqual(before);
    await switchboard.settings({ agentsSee: 'waiting', supervisorsSee: 'all' });
  });

  it('is not reached by an id in what is sent either', async () => {
    const ben = owned.views!.strangers.ben!;
    const [chatId, messageId] = [owned.chats!.ids.id!, owned.chats!.ids.messageId!];
    const otto = owned.chats!.strangers.otto!;
    const own = (await otto.get('/chats')).body.data[0].id as string;
    const file = owned.attachments!.ids.id!;
    for (const [by, path, body] of [
      [otto, `/chats/${own}/messages`, { clientMessageId: 'x', attachmentIds: [file] }],
      [otto, `/chats/${own}/messages`, { clientMessageId: 'y', attachmentIds: [owned['canned-responses']!.ids.attachmentId] }],
      [otto, `/chats/${chatId}/messages`, { clientMessageId: 'z', text: 'Mine' }],
      [ben, `/canned-responses/${owned['canned-responses']!.ids.id}/render`, { chatId }],
      [ben, `/chats/${chatId}/canned-responses`, { cannedResponseId: owned['canned-responses']!.ids.id, clientMessageId: 'c' }],
    ] as [Api, string, object][]) {
      const { status, body: said } = await by.post(path, body);
      expect({ path, body, isRefused: status === 404 || status === 422, tells: JSON.stringify(said).includes('A secret') }).toEqual({
        path,
        body,
        isRefused: true,
        tells: false,
      });
    }
    expect((await otto.delete(`/chats/${own}/messages/${messageId}`)).status).toBe(404);
  });
});
