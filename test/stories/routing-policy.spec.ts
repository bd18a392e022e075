import type { JobView, RoutingPolicyInForce } from '#protocol';
import type { Api } from '../kit/api';
import { type Agent, unlimited } from '../kit/cast';
import { eventually } from '../kit/client';
import type { Switchboard } from '../kit/switchboard';

const CURRENT = ['preferredSkills', 'lowestLoadRatio', 'fewestSpareLevels', 'longestSinceLastAssignment'];
const ROTATION = ['longestSinceLastAssignment'];

describe('The routing policy', () => {
  let switchboard: Switchboard;
  let ada: Api;
  let sofia: Api;
  let ben: Agent;

  beforeEach(async () => {
    switchboard = await unlimited({ maxConcurrentChats: 4 });
    ada = (await switchboard.staff('admin', { name: 'Ada' })).api;
    sofia = (await switchboard.staff('supervisor', { name: 'Sofia' })).api;
  });
  afterEach(() => switchboard.stop());

  const inForce = async (by = ada) => (await by.get('/routing/policy')).body as RoutingPolicyInForce;
  const routed = async (chatId: string) => (await sofia.get(`/chats/${chatId}/routing`)).body;
  const agentOf = async (chatId: string): Promise<string> => {
    await eventually(async () => (await sofia.get(`/chats/${chatId}`)).body.agentId !== null, 'the chat to be assigned');
    return (await sofia.get(`/chats/${chatId}`)).body.agentId;
  };

  it('chooses by what an admin puts in force, and each decision is explained by the version that made it', async () => {
    ben = await switchboard.agentOnline({ name: 'Ben' });
    const { chat: first } = await switchboard.startChat();
    expect(await agentOf(first.id)).toBe(ben.id);
    switchboard.clock.advance(10);
    const cleo = await switchboard.agentOnline({ name: 'Cleo' });
    const { chat: second } = await switchboard.startChat();
    expect(await agentOf(second.id)).toBe(cleo.id);
    switchboard.clock.advance(10);

    const { status, body, headers } = await ada.put('/routing/policy', { rank: ROTATION, name: 'Rotation', note: 'Everybody in turn' });
    expect([status, body]).toEqual([
      200,
      expect.objectContaining({ version: 3, rank: ROTATION, queueOrder: 'priority', name: 'Rotation', scheduled: null }),
    ]);
    expect(body).toMatchObject({ note: 'Everybody in turn', createdBy: { name: 'Ada' } });
    expect(headers.get('etag')).toMatch(/^"\d+"$/);
    await cleo.api.post(`/chats/${second.id}/close`, { resolution: 'resolved' });
    const { chat: third } = await switchboard.startChat();
    // By load it would be Cleo, who has none; in turn it is Ben, whose last chat is longer ago.
    expect(await agentOf(third.id)).toBe(ben.id);
    expect((await routed(third.id)).policy).toEqual({ name: 'Rotation', version: 3 });
    expect((await routed(first.id)).policy).toEqual({ name: 'preferred-then-load-then-thrift', version: 2 });
    const [assigned] = await switchboard.probe.events({ of: third.id, types: /^ChatAssigned$/ });
    expect(assigned!.data).toMatchObject({ policyVersion: 3 });
  });

  it('goes back with one change, keeps every version with its author and note, and is in the audit log', async () => {
    await ada.put('/routing/policy', { rank: ROTATION, note: 'Try it' });
    const { body: back } = await ada.put('/routing/policy', { rank: CURRENT, note: 'Back' });
    expect(back).toMatchObject({ version: 4, rank: CURRENT, name: 'version-4' });
    const { body: latest } = await ada.get('/routing/policy/versions?limit=2');
    expect(latest.data.map(({ version, note, createdBy }: RoutingPolicyInForce) => [version, note, createdBy?.name])).toEqual([
      [4, 'Back', 'Ada'],
      [3, 'Try it', 'Ada'],
    ]);
    const { body: rest } = await ada.get(`/routing/policy/versions?limit=2&cursor=${latest.nextCursor}`);
    expect([rest.data.map(({ version }: RoutingPolicyInForce) => version), rest.nextCursor]).toEqual([[2, 1], null]);
    const { body: log } = await ada.get('/audit?action=routing_policy.set');
    expect(log.data[0]).toMatchObject({
      actor: { name: 'Ada' },
      before: { version: 3, rank: ROTATION },
      after: { version: 4, rank: CURRENT },
    });
  });

  it('changes at the moment for which it was scheduled, unless that is taken back', async () => {
    const inMinutes = (minutes: number) => new Date(switchboard.clock.now().getTime() + minutes * 60_000).toISOString();
    const { body } = await ada.put('/routing/policy', { rank: ROTATION, note: 'For the night', effectiveAt: inMinutes(10) });
    expect(body).toMatchObject({ version: 2, scheduled: { rank: ROTATION, note: 'For the night', createdBy: { name: 'Ada' } } });
    expect((await ada.delete('/routing/policy/scheduled')).status).toBe(204);
    expect((await inForce()).scheduled).toBeNull();
    await ada.put('/routing/policy', { rank: ROTATION, effectiveAt: inMinutes(10) });
    switchboard.clock.advance(599);
    await switchboard.sweep();
    expect(await inForce()).toMatchObject({ version: 2, scheduled: { rank: ROTATION } });
    switchboard.clock.advance(2);
    await switchboard.sweep();
    expect(await inForce()).toMatchObject({ version: 3, rank: ROTATION, createdBy: { name: 'Ada' }, scheduled: null });
  });

  it('serves whoever is due first when it says so', async () => {
    await ada.put('/targets', [
      { priority: 'normal', firstResponseSeconds: 60, replySeconds: null },
      { priority: 'high', firstResponseSeconds: 600, replySeconds: null },
    ]);
    const high = await switchboard.startChat({ priority: 'high' }, sofia);
    switchboard.clock.advance(5);
    const { chat: normal } = await switchboard.startChat();
    const order = async () => (await sofia.get('/queue')).body.data.map(({ chatId }: { chatId: string }) => chatId);
    expect(await order()).toEqual([high.chat.id, normal.id]);

    const trial = await sofia.post('/routing/policy/dry-run', { policy: { queueOrder: 'due' } });
    expect(trial.body).toMatchObject({ now: [], then: [], differing: 2, waiting: 2 });
    expect(trial.body.differences[0]).toMatchObject({
      chatId: high.chat.id,
      now: { position: 1, agentId: null },
      then: { position: 2, agentId: null },
    });
    expect(await order()).toEqual([high.chat.id, normal.id]);

    await ada.put('/routing/policy', { rank: CURRENT, queueOrder: 'due' });
    await eventually(async () => (await order())[0] === normal.id, 'the queue to be in the order of due times');
    const page = (await sofia.get('/queue?limit=1')).body;
    expect((await sofia.get(`/queue?limit=1&cursor=${page.nextCursor}`)).body.data[0].chatId).toBe(high.chat.id);
    const dora = await switchboard.agentOnline({ name: 'Dora', maxConcurrentChats: 1 });
    expect(await agentOf(normal.id)).toBe(dora.id);
  });

  describe('is tried on days that were, beside what happened,', () => {
    let from: string;
    beforeEach(() => (from = switchboard.clock.now().toISOString()));
    const later = async (seconds: number) => {
      switchboard.clock.advance(seconds);
      await switchboard.sweep();
    };
    const close = async (chatId: string) =>
      expect((await ben.api.post(`/chats/${chatId}/close`, { resolution: 'resolved' })).status).toBe(200);
    const replay = (policy: object) => sofia.post('/routing/policy/replay', { policy, from, to: switchboard.clock.now().toISOString() });
    const ended = async ({ status, body }: Awaited<ReturnType<typeof replay>>): Promise<JobView> => {
      expect([status, body]).toEqual([202, { jobId: expect.any(String) }]);
      let job: JobView | undefined;
      await eventually(async () => {
        job = (await sofia.get(`/jobs/${body.jobId}`)).body as JobView;
        return job.state !== 'running';
      }, 'the replay to end');
      return job!;
    };

    it('where the policy that was in force changes nothing', async () => {
      ben = await switchboard.agentOnline({ name: 'Ben', maxConcurrentChats: 1 });
      const { chat } = await switchboard.startChat();
      await agentOf(chat.id);
      switchboard.clock.advance(60);
      await close(chat.id);
      switchboard.clock.advance(60);
      const job = await ended(await replay({ rank: CURRENT }));
      expect(job).toMatchObject({ state: 'done', progress: 1, result: { chats: 1, difference: { asaSeconds: { mean: 0 } } } });
      expect((await ada.get(`/jobs/${job.id}`)).status).toBe(404);
      expect((await replay({ queueOrder: 'age' })).body.errors).toEqual([expect.objectContaining({ pointer: '/policy/queueOrder' })]);
    });

    it('with the targets, weights and wrap-up by which they were, in either order of the queue', async () => {
      const chatWeights = [{ priority: 'normal', weight: 2 }];
      expect((await ada.patch('/settings', { wrapUpSeconds: 30, chatWeights })).status).toBe(200);
      await ada.put('/targets', [
        { priority: 'normal', firstResponseSeconds: 60, replySeconds: null },
        { priority: 'high', firstResponseSeconds: 600, replySeconds: null },
      ]);
      await ada.put('/routing/policy', { rank: CURRENT, queueOrder: 'due' });
      ben = await switchboard.agentOnline({ name: 'Ben', maxConcurrentChats: 2 });
      const { chat: first } = await switchboard.startChat();
      await agentOf(first.id);
      await later(5);
      const { chat: high } = await switchboard.startChat({ priority: 'high' }, sofia);
      await later(25);
      const { chat: normal } = await switchboard.startChat();
      await later(30);
      await close(first.id);
      // Both seats are wrapped up for 30 s; then both are for the chat that is due first, and only then one is for the other.
      for (const { id } of [normal, high]) {
        await later(30.1);
        await agentOf(id);
        await later(60);
        await close(id);
      }
      const { result } = await ended(await replay({ queueOrder: 'priority' }));
      const { happened, before, difference } = result!;
      expect(happened).toMatchObject({ answered: 3, longestWaitSeconds: expect.closeTo(175, -1) });
      expect(before.longestWaitSeconds).toBeCloseTo(happened.longestWaitSeconds!, -1);
      expect(before.asaSeconds).toBeCloseTo(happened.asaSeconds!, -1);
      // The higher priority first: it waits 85 s, and the heavy chat behind it 150 s.
      expect(difference.longestWaitSeconds!.mean).toBeCloseTo(-25, -1);
    });
  });

  it('refuses what is none, and nothing changes', async () => {
    const none: [pointer: string, body: object][] = [
      ['/rank', { rank: [] }],
      ['/rank', { rank: ['fastest'] }],
      ['/rank', { rank: ['lowestLoadRatio', 'lowestLoadRatio'] }],
      ['/rank', { note: 'Nothing' }],
      ['/queueOrder', { rank: CURRENT, queueOrder: 'age' }],
      ['/note', { rank: CURRENT, note: 'x'.repeat(501) }],
      ['/name', { rank: CURRENT, name: ' ' }],
      ['/effectiveAt', { rank: CURRENT, effectiveAt: 'tomorrow' }],
      ['/effectiveAt', { rank: CURRENT, effectiveAt: '2090-01-01T00:00:00Z' }],
    ];
    for (const [pointer, body] of none) {
      const refused = await ada.put('/routing/policy', body);
      const pointers = refused.body.errors.map((each: { pointer: string }) => each.pointer.replace(/\/\d+$/, ''));
      expect([body, refused.status, pointers]).toEqual([body, 422, [pointer]]);
    }
    expect(await inForce()).toMatchObject({ version: 2, scheduled: null });
  });

  it('is not overwritten by somebody who read an older version, nor by anybody but admins', async () => {
    const { headers } = await ada.get('/routing/policy');
    const tag = { 'if-match': headers.get('etag')! };
    expect((await ada.request('PUT', '/routing/policy', { rank: ROTATION }, tag)).status).toBe(200);
    const stale = await ada.request('PUT', '/routing/policy', { rank: CURRENT }, tag);
    expect([stale.status, stale.body.code]).toEqual([412, 'etag.stale']);
    expect((await sofia.put('/routing/policy', { rank: CURRENT })).status).toBe(403);
    expect((await inForce(sofia)).rank).toEqual(ROTATION);
  });
});
