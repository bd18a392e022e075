import type { Answer, Api } from '../kit/api';
import { type Agent, servedBy, unlimited } from '../kit/cast';
import type { Staff, Switchboard } from '../kit/switchboard';

const HOUR_SECONDS = 3_600;
const CLEO = { name: 'Cleo', email: 'cleo@example.com' };

describe('Blocking', () => {
  let switchboard: Switchboard;
  let ana: Agent;
  let sue: Staff;
  let admin: Staff;

  beforeAll(async () => {
    switchboard = await unlimited({}, { environment: { TRUST_PROXY: '1' } });
    ana = await switchboard.agentOnline({ name: 'Ana' });
    sue = await switchboard.staff('supervisor', { name: 'Sue' });
    admin = await switchboard.admin();
  });
  afterAll(() => switchboard.stop());

  const inAnHour = (): string => new Date(switchboard.clock.now().getTime() + HOUR_SECONDS * 1000).toISOString();
  const from = (address: string, by: Api = switchboard.visitor) => ({
    start: (body: object = { customer: CLEO }): Promise<Answer> => by.request('POST', '/chats', body, { 'x-forwarded-for': address }),
    leave: (): Promise<Answer> => by.request('POST', '/offline-messages', { ...CLEO, message: 'Hello' }, { 'x-forwarded-for': address }),
  });
  const close = (id: string): Promise<Answer> => sue.api.post(`/chats/${id}/close`);
  const refused = (until: string) => ({ status: 403, body: { code: 'customer.blocked', until } });

  it('keeps a customer from chats and messages; an open chat goes on; staff see until when and why', async () => {
    const { chatId, chat, cleo, token } = await servedBy(ana, switchboard);
    const path = `/customers/${chat.customer.id}`;
    const until = inAnHour();
    expect(await sue.api.put(`${path}/block`, { until, reason: 'Insults' })).toMatchObject({
      status: 200,
      body: { blockedUntil: until, blockReason: 'Insults' },
    });
    await ana.socket.heard('customer.changed', ({ id }) => id === chat.customer.id);
    expect((await ana.api.get(`/chats/${chatId}/context`)).body.customer).toMatchObject({ blockedUntil: until, blockReason: 'Insults' });
    expect((await cleo.post(`/chats/${chatId}/messages`, { clientMessageId: 'm', text: 'Still here' })).status).toBe(201);
    expect((await cleo.get(`/chats/${chatId}`)).body.customer).not.toHaveProperty('blockReason');
    await close(chatId);

    const again = from('198.51.100.1', switchboard.as({ token }));
    expect(await again.start({})).toMatchObject(refused(until));
    expect(await again.leave()).toMatchObject(refused(until));
    expect((await sue.api.delete(`${path}/block`)).status).toBe(204);
    expect((await ana.api.get(path)).body).toMatchObject({ blockedUntil: null, blockReason: null });
    const next = await again.start({});
    expect(next.status).toBe(201);
    await close(next.body.chat.id);
    const { body: log } = await admin.api.get(`/audit?target=${chat.customer.id}`);
    expect(log.data.find(({ after }: { after: object | null }) => JSON.stringify(after).includes('Insults'))).toMatchObject({
      action: 'customer.blocked',
      actor: { name: 'Sue' },
    });
  });

  it('keeps a customer who waits from leaving a message instead', async () => {
    const { body } = await from('198.51.100.2').start({ customer: CLEO, skills: [], message: 'Hi' });
    const cleo = switchboard.as({ token: body.customerToken });
    const until = inAnHour();
    await ana.socket.heard('chat.assigned', ({ chat }) => chat.id === body.chat.id);
    await sue.api.put(`/customers/${body.chat.customer.id}/block`, { until });
    expect(await cleo.post(`/chats/${body.chat.id}/leave-message`, { email: CLEO.email })).toMatchObject(refused(until));
    await close(body.chat.id);
  });

  it('keeps everybody at an address out but staff, until it is over', async () => {
    const until = inAnHour();
    const { status, body: block } = await sue.api.post('/blocks', { address: '203.0.113.9', until, reason: 'Spam' });
    expect({ status, block }).toMatchObject({
      status: 201,
      block: { address: '203.0.113.9', until, reason: 'Spam', createdBy: { id: sue.id, name: 'Sue' } },
    });
    const there = from('203.0.113.9');
    expect([await there.start(), await there.leave()]).toMatchObject([refused(until), refused(until)]);
    expect((await from('203.0.113.10').start()).status).toBe(201);
    expect((await from('203.0.113.9', ana.api).start()).status).toBe(201);

    switchboard.clock.advance(HOUR_SECONDS + 1);
    expect((await there.start()).status).toBe(201);
    expect((await sue.api.get('/blocks')).body.data).toEqual([]);
  });

  it('takes the /64 of an address of IPv6; a second one changes end and reason; lifting ends it', async () => {
    const [until, later] = [inAnHour(), new Date(switchboard.clock.now().getTime() + 2 * HOUR_SECONDS * 1000).toISOString()];
    const { body: first } = await sue.api.post('/blocks', { address: '2001:db8:0:7::1', until });
    const { body: second } = await sue.api.post('/blocks', { address: '2001:db8:0:7:ffff::2', until: later, reason: 'Again' });
    expect(second).toMatchObject({ id: first.id, address: '2001:db8:0:7::/64', until: later, reason: 'Again' });
    expect(await from('2001:db8:0:7:1234::9').start()).toMatchObject(refused(later));
    expect((await from('2001:db8:0:8::1').start()).status).toBe(201);
    expect((await sue.api.delete(`/blocks/${first.id}`)).status).toBe(204);
    expect((await sue.api.delete(`/blocks/${first.id}`)).body.code).toBe('block.not_found');
    expect((await from('2001:db8:0:7:1234::9').start()).status).toBe(201);
    const { body: log } = await admin.api.get(`/audit?target=${first.id}`);
    expect(log.data.map(({ action }: { action: string }) => action)).toEqual(['address.unblocked', 'address.blocked', 'address.blocked']);
  });

  it('takes the address along that a customer came from last, if it came by itself', async () => {
    const { body } = await from('198.51.100.77').start();
    await close(body.chat.id);
    const until = inAnHour();
    const block = (id: string): Promise<Answer> => sue.api.put(`/customers/${id}/block`, { until, reason: 'Spam', address: true });
    expect((await block(body.chat.customer.id)).status).toBe(200);
    expect(await from('198.51.100.77').start()).toMatchObject(refused(until));
    expect((await sue.api.get('/blocks')).body.data).toMatchObject([{ address: '198.51.100.77', reason: 'Spam' }]);
    const { body: known } = await ana.api.post('/customers', CLEO);
    expect((await block(known.id)).body.code).toBe('customer.address_unknown');
    expect((await ana.api.get(`/customers/${known.id}`)).body.blockedUntil).toBeNull();
  });

  it('blocks both or neither', async () => {
    const { body } = await from('198.51.100.78').start();
    const { id } = body.chat.customer;
    const refusal = await sue.api.put(`/customers/${id}/block`, { until: '2001-01-01T00:00:00Z', reason: 'Spam', address: true });
    expect(refusal).toMatchObject({ status: 422, body: { errors: [{ pointer: '/until' }] } });
    expect((await ana.api.get(`/customers/${id}`)).body).toMatchObject({ blockedUntil: null, blockReason: null });
    await close(body.chat.id);
  });

  it.each([
    ['no address', { address: 'example.com', until: '2099-01-01T00:00:00Z' }, '/address'],
    ['a network', { address: '10.0.0.0/8', until: '2099-01-01T00:00:00Z' }, '/address'],
    ['a zone', { address: 'fe80::1%eth0', until: '2099-01-01T00:00:00Z' }, '/address'],
    ['an end in the past', { address: '192.0.2.1', until: '2001-01-01T00:00:00Z' }, '/until'],
    ['no end', { address: '192.0.2.1' }, '/until'],
    ['a long reason', { address: '192.0.2.1', until: '2099-01-01T00:00:00Z', reason: 'x'.repeat(501) }, '/reason'],
  ])('refuses %s', async (_, body, pointer) => {
    expect(await sue.api.post('/blocks', body)).toMatchObject({ status: 422, body: { errors: [{ pointer }] } });
  });

  it('is for supervisors, and for their programs', async () => {
    const { body: key } = await admin.api.post('/api-keys', { name: 'Guard', role: 'supervisor' });
    const program = switchboard.as({ token: key.key });
    expect((await program.post('/blocks', { address: '192.0.2.44', until: inAnHour() })).body.createdBy.name).toBe('Guard');
    expect((await ana.api.get('/blocks')).status).toBe(403);
    expect((await ana.api.delete(`/customers/${ana.id}/block`)).status).toBe(403);
  });

  it('is gone for good thirty days after its end', async () => {
    await switchboard.sweep('BlocksClock');
    expect(await switchboard.probe.blockedAddresses()).toContain('192.0.2.44');
    switchboard.clock.advance(31 * 24 * HOUR_SECONDS);
    await switchboard.sweep('BlocksClock');
    expect(await switchboard.probe.blockedAddresses()).toEqual([]);
  });
});
