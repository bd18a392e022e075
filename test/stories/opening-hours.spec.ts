import { randomUUID } from 'node:crypto';
import { itInFull } from '../../libs/kernel/testing/form';
import { type Api, pointersOf } from '../kit/api';
import { unlimited } from '../kit/cast';
import type { Switchboard } from '../kit/switchboard';

const ALWAYS = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, from: '00:00', to: '24:00' }));

describe('Opening hours', () => {
  let switchboard: Switchboard;
  let admin: Api;

  beforeEach(async () => {
    switchboard = await unlimited();
    admin = (await switchboard.admin()).api;
  });
  afterEach(() => switchboard.stop());

  const hours = async (name: string, rest: object = {}) => (await admin.post('/hours', { name, timeZone: 'UTC', ...rest })).body;
  /** Closed but for some hours of a day to come. */
  const closedUntil = (days: number) => {
    const date = new Date(switchboard.clock.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);
    const exceptions = [{ date, name: 'Open day', from: '09:00', to: '17:00' }];
    return { times: { weekly: [], exceptions }, opensAt: `${date}T09:00:00.000Z` };
  };
  const visit = (request: object = {}) => switchboard.visitor.post('/chats', { customer: { name: 'Cleo' }, message: 'Hello?', ...request });
  const config = async () => {
    switchboard.clock.advance(2);
    return (await switchboard.visitor.get('/widget/config')).body;
  };

  it('are set by admins, read by all staff, and say when they change', async () => {
    const office = await hours('Office', {
      timeZone: 'Europe/Zurich',
      weekly: [{ day: 5, from: '09:00', to: '17:00' }],
      exceptions: [{ date: '2026-12-25', name: 'Christmas', closed: true }],
    });
    const agent = (await switchboard.staff('agent')).api;
    expect((await agent.get('/hours')).body).toMatchObject({ data: [office], nextCursor: null });
    expect((await agent.get(`/hours/${office.id}`)).body).toEqual(office);
    for (const id of [randomUUID(), 'x']) expect((await agent.get(`/hours/${id}`)).body).toMatchObject({ code: 'hours.not_found' });
    const open = async (at: string) => (await agent.get(`/hours/${office.id}/open?at=${at}`)).body;
    expect(await open('2026-12-18T08:00:00Z')).toEqual({ open: true, changesAt: '2026-12-18T16:00:00.000Z' });
    expect(await open('2026-12-18T16:00:00Z')).toEqual({ open: false, changesAt: '2027-01-01T08:00:00.000Z' });
    expect((await agent.get(`/hours/${office.id}/open`)).body).toMatchObject({ changesAt: expect.any(String) });
    const changed = await admin.patch(`/hours/${office.id}`, { timeZone: 'America/New_York' });
    expect(changed.body).toMatchObject({ name: 'Office', timeZone: 'America/New_York', weekly: office.weekly });
    expect(await open('2026-12-18T08:00:00Z')).toMatchObject({ open: false });

    expect((await admin.post('/hours', { name: 'OFFICE', timeZone: 'UTC' })).body).toMatchObject({ status: 409, code: 'hours.exists' });
    const wrong = {
      name: '',
      timeZone: 'Mars/Base',
      weekly: [{ day: 8, from: '9:00', to: '24:01' }],
      exceptions: [{ date: '2026-02-30', name: 'x', closed: true }],
    };
    const { errors } = (await admin.post('/hours', wrong)).body;
    expect(pointersOf({ errors }).sort()).toEqual([
      '/exceptions/0/date',
      '/name',
      '/timeZone',
      '/weekly/0/day',
      '/weekly/0/from',
      '/weekly/0/to',
    ]);
    expect(errors).toContainEqual({ pointer: '/weekly/0/from', message: 'from must be a time of day, as 09:00' });
    const overnight = { weekly: [{ day: 1, from: '22:00', to: '06:00' }] };
    expect(pointersOf((await admin.patch(`/hours/${office.id}`, overnight)).body)).toEqual(['/weekly/0/to']);
    const sue = (await switchboard.staff('supervisor')).api;
    for (const answer of [
      await sue.post('/hours', { name: 'Mine', timeZone: 'UTC' }),
      await sue.patch(`/hours/${office.id}`, {}),
      await sue.delete(`/hours/${office.id}`),
    ]) {
      expect(answer.status).toBe(403);
    }

    expect((await admin.patch('/settings', { hoursId: randomUUID() })).body).toMatchObject({ status: 422, code: 'hours.unknown' });
    expect((await admin.post('/teams', { name: 'Sales', hoursId: randomUUID() })).body).toMatchObject({
      status: 422,
      code: 'hours.unknown',
    });
    await admin.patch('/settings', { hoursId: office.id });
    const { body: team } = await admin.post('/teams', { name: 'Sales', hoursId: office.id });
    const inUse = { status: 409, code: 'hours.in_use', teamIds: [team.id], isDefault: true };
    expect((await admin.delete(`/hours/${office.id}`)).body).toMatchObject(inUse);
    await admin.patch('/settings', { hoursId: null });
    await admin.patch(`/teams/${team.id}`, { hoursId: null });
    expect((await admin.delete(`/hours/${office.id}`)).status).toBe(204);
    for (const id of [office.id, randomUUID(), 'x']) {
      expect((await admin.get(`/hours/${id}/open`)).body).toMatchObject({ status: 404, code: 'hours.not_found' });
      expect((await admin.patch(`/hours/${id}`, { name: 'x' })).body).toMatchObject({ status: 404, code: 'hours.not_found' });
    }
  });

  it('bind customers who begin a chat, and no others, as long as they are closed', async () => {
    await switchboard.agentOnline();
    const { times, opensAt } = closedUntil(3);
    const { id: hoursId } = await hours('Office', times);
    expect(await config()).toMatchObject({ online: true, opensAt: null, acceptsChats: true });
    await admin.patch('/settings', { hoursId });
    expect(await config()).toMatchObject({ online: false, opensAt, acceptsChats: false });
    expect((await visit()).body).toMatchObject({ status: 409, code: 'chat.closed_hours', opensAt });
    expect((await admin.get('/customers')).body.data).toEqual([]);
    expect(
      (await switchboard.visitor.post('/offline-messages', { name: 'Cleo', email: 'cleo@example.com', message: 'Later' })).status,
    ).toBe(201);
    await switchboard.startChat({}, admin);

    const { id: night } = await hours('Around the clock', { weekly: ALWAYS });
    await admin.post('/teams', { name: 'Emergencies', public: true, hoursId: night });
    expect((await visit({ team: 'emergencies' })).status).toBe(201);
    await admin.patch('/settings', { hoursId: night });
    expect(await config()).toMatchObject({ online: true, opensAt: null });
    await admin.post('/teams', { name: 'Office', public: true, hoursId });
    expect((await visit({ team: 'office' })).body).toMatchObject({ code: 'chat.closed_hours', opensAt });
    expect((await visit()).status).toBe(201);

    await admin.patch('/settings', { hoursId, acceptWhenClosed: true });
    expect(await config()).toMatchObject({ online: false, opensAt, acceptsChats: true });
    expect((await visit()).status).toBe(201);
  });

  /** It is open, and closed for three days once `close` moved the time; whoever waits then becomes a message. */
  async function closingSoon(): Promise<{ opensAt: string; close: () => Promise<void> }> {
    const { times, opensAt } = closedUntil(3);
    const [today, minute] = new Date(switchboard.clock.now().getTime() + 120_000).toISOString().split('T') as [string, string];
    const isTomorrow = today !== switchboard.clock.now().toISOString().slice(0, 10);
    const open = isTomorrow ? [] : [{ date: today, name: 'Short day', from: '00:00', to: minute.slice(0, 5) }];
    const { id: hoursId } = await hours('Office', {
      ...times,
      weekly: isTomorrow ? ALWAYS : [],
      exceptions: [...times.exceptions, ...open],
    });
    await admin.patch('/settings', { hoursId, waitingAtClosing: 'message' });
    const close = async (): Promise<void> => {
      if (isTomorrow) await admin.patch(`/hours/${hoursId}`, { weekly: [] });
      switchboard.clock.advance(120);
    };
    return { opensAt, close };
  }

  it('that end while somebody waits turn the chat into a message, where that is wanted and there is something to answer', async () => {
    const { opensAt, close } = await closingSoon();
    const email = 'cleo@example.com';
    const answerable = await switchboard.startChat({ customer: { name: 'Cleo', email }, message: 'Anybody?' });
    const cleo = await switchboard.connect(answerable.customerToken);
    const { chat: nowhere } = await switchboard.startChat({ customer: { name: 'Dora' }, message: 'Hello?' });
    const { chat: silent } = await switchboard.startChat({ customer: { name: 'Emil', email } });
    await switchboard.sweep('ChatsClock');
    expect((await admin.get('/queue')).body.total).toBe(3);

    await close();
    const { chat: late } = await switchboard.startChat({ customer: { name: 'Fay', email }, message: 'Late' }, admin);
    for (let again = 0; again < 2; again++) await switchboard.sweep('ChatsClock');
    await cleo.heard('chat.closed');
    await cleo.heard('message.created', ({ message }) => message.notice?.type === 'closed');
    expect(cleo.all('message.created').map(({ message }) => message.notice)).toEqual([
      { type: 'out_of_hours', opensAt },
      { type: 'closed', reason: 'abandoned', byEmail: true },
    ]);
    const { body: chat } = await admin.get(`/chats/${answerable.chat.id}`);
    expect(chat).toMatchObject({ status: 'closed', closeReason: 'abandoned' });
    const { body: ticket } = await admin.get(`/tickets/${chat.ticketId}`);
    expect(ticket).toMatchObject({ message: 'Anybody?', source: 'offline', status: 'open', chatId: chat.id, customer: { email } });
    expect((await admin.get('/tickets')).body.data).toHaveLength(1);
    for (const { id } of [nowhere, silent, late]) {
      const { body: messages } = await admin.get(`/chats/${id}/messages`);
      expect(messages.data.at(-1)).toMatchObject({ notice: { type: 'out_of_hours', opensAt } });
      expect((await admin.get(`/chats/${id}/routing`)).body).toMatchObject({ state: 'queued', waitingFor: { agents: expect.any(Number) } });
    }
  });

  itInFull('that end while more wait than one look finds turn all of them into messages', async () => {
    const { close } = await closingSoon();
    const customer = { name: 'Cleo', email: 'cleo@example.com' };
    for (let i = 0; i < 201; i++) await switchboard.startChat({ customer, message: 'Anybody?' });
    await close();
    for (let again = 0; again < 2; again++) await switchboard.sweep('ChatsClock');
    expect((await admin.get('/queue')).body.total).toBe(0);
  });

  it('that end while somebody waits are told once, and the chat keeps its place', async () => {
    const { id } = await hours('Office', { weekly: ALWAYS });
    await admin.patch('/settings', { hoursId: id });
    const { chat, customerToken } = await switchboard.startChat({ message: 'Anybody?' });
    const cleo = await switchboard.connect(customerToken);
    const { id: night } = await hours('Around the clock', { weekly: ALWAYS });
    const { body: team } = await admin.post('/teams', { name: 'Emergencies', hoursId: night });
    const { chat: urgent } = await switchboard.startChat({ teamId: team.id, message: 'Help' }, admin);
    await switchboard.sweep('ChatsClock');
    const { times, opensAt } = closedUntil(3);
    await admin.patch(`/hours/${id}`, times);
    for (let again = 0; again < 2; again++) await switchboard.sweep('ChatsClock');
    await cleo.heard('message.created', ({ message }) => message.notice?.type === 'out_of_hours');
    const told = () => cleo.all('message.created').map(({ message }) => message.notice);
    expect(told()).toEqual([{ type: 'out_of_hours', opensAt }]);
    // Its team has hours of its own, and is there.
    expect((await admin.get(`/chats/${urgent.id}/messages`)).body.data).toMatchObject([{ text: 'Help' }]);
    expect((await admin.get(`/chats/${chat.id}`)).body).toMatchObject({ status: 'queued', queuedAt: chat.queuedAt });

    const later = closedUntil(5);
    await admin.patch(`/hours/${id}`, later.times);
    await switchboard.sweep('ChatsClock');
    await cleo.heard('message.created', ({ message: { notice } }) => notice?.type === 'out_of_hours' && notice.opensAt === later.opensAt);
    const ana = await switchboard.agentOnline();
    await ana.socket.heard('chat.assigned');
    await admin.patch(`/hours/${id}`, closedUntil(7).times);
    await switchboard.sweep('ChatsClock');
    expect(told().filter((notice) => notice?.type === 'out_of_hours')).toHaveLength(2);
  });
});
