import { LogPartitions } from '#platform';
import { retain } from '../../apps/server/src/retention/retention';
import { inForm } from '../../libs/kernel/testing/form';
import type { Api } from '../kit/api';
import { servedBy, unlimited } from '../kit/cast';
import { type Connected, eventually } from '../kit/client';
import type { Staff, Switchboard } from '../kit/switchboard';

const DAY_MS = 86_400_000;

describe('The event log over months', () => {
  let switchboard: Switchboard;
  let partitions: LogPartitions;
  let ada: Staff & { socket: Connected };
  let supervisor: Api;
  let early: string;

  beforeAll(async () => {
    switchboard = await unlimited({});
    partitions = new LogPartitions(switchboard.database);
    ada = await switchboard.agentOnline({ maxConcurrentChats: 200 });
    await switchboard.skills(ada.id, ['billing']);
    supervisor = (await switchboard.staff('supervisor')).api;
  });
  afterAll(() => switchboard.stop());

  const names = async (): Promise<string[]> => (await partitions.list()).map(({ name }) => name.replace('domain_events_', ''));
  const history = async (chatId: string): Promise<number> => (await supervisor.get(`/chats/${chatId}/history`)).body.data.length;
  const said: string[] = [];
  const say = (line: string): void => void said.push(line);

  it('a month begins while people talk: nothing is refused, missed or out of order', async () => {
    const before = await servedBy(ada, switchboard);
    early = before.chatId;
    const happened = await history(before.chatId);
    const chats = Promise.all(Array.from({ length: inForm({ full: 60, short: 15 }) }, () => switchboard.startChat()));
    for (const month of ['2026_10', '2026_11', '2026_12']) await partitions.open(month);
    for (const { chat } of await chats) await ada.socket.heard('chat.assigned', (told) => told.chat.id === chat.id);
    const after = await servedBy(ada, switchboard);
    expect(await names()).toEqual(['first', '2026_10', '2026_11', '2026_12']);
    expect([await history(before.chatId), await history(after.chatId)]).toEqual([happened, happened]);
    await supervisor.post(`/chats/${before.chatId}/close`, {});
    expect(await history(before.chatId)).toBeGreaterThan(happened);
    await eventually(async () => (await switchboard.probe.republished([before.chatId])).unpublished === 0, 'all to be published');
  });

  it('with few events there is nothing to part, and a month is begun once', async () => {
    switchboard.clock.advance((Date.parse('2027-01-15T12:00:00Z') - switchboard.clock.now().getTime()) / 1000);
    const sweep = (): Promise<void> => switchboard.sweep('LogPartitionsClock');
    await sweep();
    expect((await names()).at(-1)).toBe('2026_12');
    await switchboard.probe.doctor.passPositions(200_000);
    await sweep();
    await switchboard.probe.doctor.passPositions(200_000);
    await sweep();
    expect((await names()).at(-1)).toBe('2027_01');
  });

  it('what is old is shown, and goes on demand; how everything was by then is known on', async () => {
    const { chatId: late } = await servedBy(ada, switchboard);
    const explained = (await supervisor.get(`/chats/${late}/routing`)).body;
    expect(explained.chosen).toBe(ada.id);
    const before = new Date(switchboard.clock.now().getTime() + DAY_MS);
    expect(await retain(partitions, { before, dryRun: true }, say)).toBe(4);
    expect(said.map((line) => line.split('  ')[0])).toEqual(['goes', 'goes', 'goes', 'goes', 'stays']);
    expect(await names()).toHaveLength(5);
    expect(await retain(partitions, { before: new Date(0), dryRun: false }, say)).toBe(0);
    expect(await retain(partitions, { before, dryRun: false }, say)).toBe(4);
    expect(await names()).toEqual(['kept', '2027_01']);
    expect(said.at(-1)).toMatch(/^4 of 4 {2}domain_events_2026_12 is a table of its own now; \d+ events are kept/);
    expect((await supervisor.get(`/chats/${late}/routing`)).body).toEqual(explained);
    expect(await history(early)).toBe(0);
    expect(await retain(partitions, { before, dryRun: false }, say)).toBe(0);
    expect((await servedBy(ada, switchboard)).chatId).toBeDefined();
  });

  it('not before its events are published', async () => {
    await switchboard.probe.doctor.passPositions(200_000);
    await switchboard.probe.doctor.leaveUnpublished(ada.id);
    await partitions.open('2027_02');
    const before = new Date(switchboard.clock.now().getTime() + DAY_MS);
    await expect(retain(partitions, { before, dryRun: false }, say)).rejects.toThrow(/events of domain_events_2027_01 are not published/);
    expect(await names()).toEqual(['kept', '2027_01', '2027_02']);
  });
});
