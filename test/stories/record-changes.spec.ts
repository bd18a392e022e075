import type { ServerEventName } from '#protocol';
import { type Agent, unlimited } from '../kit/cast';
import { type Connected, eventually } from '../kit/client';
import type { Staff, Switchboard } from '../kit/switchboard';

type Changed = Extract<ServerEventName, `${string}.changed`> &
  ('customer.changed' | 'ticket.changed' | 'canned.changed' | 'settings.changed' | 'team.changed' | 'hours.changed');

describe('A record that changes is told', () => {
  let switchboard: Switchboard;
  let admin: Connected;
  let sue: Staff & { socket: Connected };
  let ana: Agent;
  let ben: Agent;
  let cleo: Connected;

  beforeAll(async () => {
    switchboard = await unlimited();
    admin = await switchboard.connect((await switchboard.admin()).token);
    const supervisor = await switchboard.staff('supervisor');
    sue = { ...supervisor, socket: await switchboard.connect(supervisor.token) };
    ana = await switchboard.agentOnline();
    ben = await switchboard.agentOnline();
    cleo = await switchboard.connect((await switchboard.startChat()).customerToken);
  });
  afterAll(() => switchboard.stop());

  const changesOf = (id: string, name: Changed, by: Connected): string[] =>
    by
      .all<Changed>(name)
      .filter((each) => each.id === id)
      .map(({ change }) => change);
  const heardBy = (name: Changed, id: string, socket: Connected, ...changes: string[]): Promise<unknown> =>
    eventually(async () => JSON.stringify(changesOf(id, name, socket)) === JSON.stringify(changes), `${name} ${changes.join()}`);

  it('to all staff, of customers, once for what happens in a moment', async () => {
    const { id } = (await ana.api.post('/customers', { name: 'Stan' })).body;
    await ana.api.patch(`/customers/${id}`, { name: 'Stanley' });
    for (const { socket } of [sue, ana, ben]) await heardBy('customer.changed', id, socket, 'created');
    await sue.api.put(`/customers/${id}/block`, { until: '2099-01-01T00:00:00Z' });
    await heardBy('customer.changed', id, ben.socket, 'created', 'changed');
    const { id: intoId } = (await ana.api.post('/customers', { name: 'Otto' })).body;
    await sue.api.post(`/customers/${id}/merge`, { intoId });
    await heardBy('customer.changed', id, ben.socket, 'created', 'changed', 'merged');
    await (await switchboard.admin()).api.delete(`/customers/${intoId}/personal-data`);
    await eventually(async () => changesOf(intoId, 'customer.changed', ben.socket).at(-1) === 'erased');
  });

  it('to all staff, of tickets', async () => {
    const { id: customerId } = (await ana.api.post('/customers', { name: 'Stan' })).body;
    const { id } = (await ana.api.post('/tickets', { customerId, subject: 'Parcel' })).body;
    await heardBy('ticket.changed', id, ben.socket, 'created');
    await ana.api.patch(`/tickets/${id}`, { status: 'closed' });
    await heardBy('ticket.changed', id, ben.socket, 'created', 'changed');
  });

  it('to those who may see it, of a canned response', async () => {
    const write = async (scope: string, by: Staff) => (await by.api.post('/canned-responses', { title: 'x', content: 'x', scope })).body.id;
    const [own, shared] = [await write('personal', ana), await write('shared', sue)];
    await heardBy('canned.changed', shared, ben.socket, 'created');
    await heardBy('canned.changed', own, ana.socket, 'created');
    await sue.api.patch(`/canned-responses/${shared}`, { scope: 'personal' });
    await heardBy('canned.changed', shared, ben.socket, 'created', 'deleted');
    await heardBy('canned.changed', shared, sue.socket, 'created', 'changed');
    await sue.api.patch(`/canned-responses/${shared}`, { scope: 'shared' });
    await heardBy('canned.changed', shared, ben.socket, 'created', 'deleted', 'created');
    await sue.api.delete(`/canned-responses/${shared}`);
    await heardBy('canned.changed', shared, ben.socket, 'created', 'deleted', 'created', 'deleted');
    expect(changesOf(own, 'canned.changed', ben.socket)).toEqual([]);
  });

  it('to those who may read it, of a setting', async () => {
    await switchboard.settings({ shortAbandonSeconds: 77, undoSendSeconds: 5 });
    await heardBy('settings.changed', 'shortAbandonSeconds', admin, 'changed');
    for (const socket of [admin, sue.socket, ana.socket]) await heardBy('settings.changed', 'undoSendSeconds', socket, 'changed');
    expect([sue, ana].flatMap(({ socket }) => changesOf('shortAbandonSeconds', 'settings.changed', socket))).toEqual([]);
  });

  it('to all staff, of teams with their members, and of opening hours', async () => {
    const { api } = await switchboard.admin();
    const { id } = (await api.post('/teams', { name: 'Returns' })).body;
    await heardBy('team.changed', id, ben.socket, 'created');
    await api.patch(`/teams/${id}`, { public: true });
    await heardBy('team.changed', id, ben.socket, 'created', 'changed');
    await api.put(`/teams/${id}/members`, { agentIds: [ana.id] });
    await ben.socket.heard('team.changed', (event) => event.id === null);
    await api.delete(`/teams/${id}`);
    await heardBy('team.changed', id, ben.socket, 'created', 'changed', 'deleted');
    const { id: hoursId } = (await api.post('/hours', { name: 'Office', timeZone: 'UTC' })).body;
    await heardBy('hours.changed', hoursId, ben.socket, 'created');
    await api.patch(`/hours/${hoursId}`, { timeZone: 'Europe/Zurich' });
    await api.delete(`/hours/${hoursId}`);
    await eventually(async () => changesOf(hoursId, 'hours.changed', ben.socket).at(-1) === 'deleted');
  });

  it('in one word when very many change at once', async () => {
    const csv = ['externalId,name', ...Array.from({ length: 500 }, (_, i) => `crowd-${i},Crowd`)].join('\n');
    const before = ana.socket.all('customer.changed').length;
    await sue.api.post('/customers/import', { csv });
    await ana.socket.heard('customer.changed', ({ id }) => id === null);
    expect(ana.socket.all('customer.changed').length - before).toBeLessThan(10);
  });

  it('and never to customers', () => {
    const names: Changed[] = ['customer.changed', 'ticket.changed', 'canned.changed', 'settings.changed', 'team.changed', 'hours.changed'];
    expect(names.flatMap((name) => cleo.all(name) as unknown[])).toEqual([]);
  });
});
