import type { Figures, Wall } from '#protocol';
import { type Agent, servedBy, unlimited } from '../kit/cast';
import type { Connected } from '../kit/client';
import { statementsDuring } from '../kit/statements';
import { Switchboard } from '../kit/switchboard';

const QUARTER_MS = 900_000;

describe('The wall', () => {
  let switchboard: Switchboard;
  let sue: Agent;
  let ana: Agent;

  beforeAll(async () => {
    // Days go by, and neither logins nor agents tire.
    switchboard = await unlimited({ awayAfterSeconds: 10_000_000 }, { environment: { ACCESS_TOKEN_SECONDS: '86400' } });
    await (await switchboard.admin()).api.post('/skills', { name: 'rare' });
    const staff = await switchboard.staff('supervisor', { name: 'Sue' });
    sue = { ...staff, socket: await switchboard.connect(staff.token) };
    ana = await switchboard.agentOnline({ name: 'Ana' });
  });
  afterAll(() => switchboard.stop());
  afterEach(async () => {
    await sue.socket.ask('wall.watch', { watch: false });
    await switchboard.sweep();
  });

  const watches = (timeZone?: string, by = sue.socket) => by.ask('wall.watch', { watch: true, timeZone });
  const told = (socket: Connected) => socket.all('wall.stats');
  /** One chat is served and rated, another one given up in the queue. */
  async function aQuarterOfWork(): Promise<void> {
    const { chatId, cleo } = await servedBy(ana, switchboard, { message: 'Hello' });
    await ana.api.post(`/chats/${chatId}/close`, { resolution: 'resolved' });
    await cleo.put(`/chats/${chatId}/rating`, { score: 4 });
    const waiting = await switchboard.startChat({ skills: [{ name: 'rare' }] }, sue.api);
    switchboard.clock.advance(120);
    await switchboard.as({ token: waiting.customerToken }).post(`/chats/${waiting.chat.id}/close`);
  }
  const overviewOf = async ({ stats }: Wall): Promise<Figures> =>
    (await sue.api.get(`/analytics/overview?from=${stats.from}&to=${new Date(switchboard.clock.now().getTime() + 1).toISOString()}`)).body;

  it('shows today as analytics does, and tells it again when it has changed', async () => {
    await aQuarterOfWork();
    const first = await watches();
    expect(first.stats).toMatchObject({ timeZone: 'UTC', chats: { started: 2, answered: 1, abandoned: 1 }, rating: { mean: 4, count: 1 } });
    await aQuarterOfWork();
    await switchboard.sweep();
    await switchboard.sweep();
    const changed = await sue.socket.heard('wall.stats', ({ stats }) => stats.chats.started === 4);
    const { chats, waitSeconds, abandonmentRate, serviceLevel, rating } = await overviewOf(changed);
    expect(changed.stats).toEqual({ timeZone: 'UTC', from: changed.stats.from, chats, waitSeconds, abandonmentRate, serviceLevel, rating });
    expect(serviceLevel.rate).toBe(0.5);
    const sum = (what: 'started' | 'answered' | 'abandoned') => changed.series.reduce((total, quarter) => total + quarter[what], 0);
    expect([sum('started'), sum('answered'), sum('abandoned')]).toEqual([4, 2, 2]);
    const starts = changed.series.map(({ from }) => Date.parse(from));
    expect(starts).toEqual(starts.map((_, i) => Date.parse(changed.stats.from) + i * QUARTER_MS));
    expect(switchboard.clock.now().getTime() - starts.at(-1)!).toBeLessThan(QUARTER_MS);
  });

  it('is read by one statement for all who watch, said to nobody twice, and not read while nobody does', async () => {
    const other = await switchboard.connect(sue.token);
    for (const [socket, zone] of [
      [sue.socket, 'UTC'],
      [other, 'Asia/Tokyo'],
    ] as const)
      await watches(zone, socket);
    const readings = async () => {
      const statements = await statementsDuring(() => switchboard.sweep());
      return statements.filter((sql) => sql.includes('duration_rollups') && sql.includes('unnest($1::text[]) zone')).length;
    };
    expect(await readings()).toBe(1);
    for (const socket of [sue.socket, other]) await socket.heard('wall.stats');
    const before = [told(sue.socket).length, told(other).length];
    expect(await readings()).toBe(1);
    await other.ask('wall.watch', { watch: false });
    await sue.socket.ask('wall.watch', { watch: false });
    expect([told(sue.socket).length, told(other).length]).toEqual(before);
    await aQuarterOfWork();
    expect(await readings()).toBe(0);
    expect([told(sue.socket).length, told(other).length]).toEqual(before);
    other.close();
  });

  it.each(['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Asia/Kathmandu', 'Europe/Berlin'])('has the day of %s', async (timeZone) => {
    const { stats, series } = await watches(timeZone);
    const clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', day: '2-digit', hourCycle: 'h23' });
    const day = (at: Date) => clock.formatToParts(at).find(({ type }) => type === 'day')!.value;
    const from = new Date(stats.from);
    expect(clock.format(from)).toContain('00:00');
    expect(day(from)).toBe(day(switchboard.clock.now()));
    expect(series[0]!.from).toBe(stats.from);
    expect(stats.chats).toEqual((await overviewOf({ stats, series })).chats);
  });

  it('begins anew at midnight', async () => {
    // A zone in which it will be midnight within the hour.
    const hour = switchboard.clock.now().getUTCHours();
    const ahead = hour < 9 ? -1 - hour : 23 - hour;
    const { stats } = await watches(ahead === 0 ? 'UTC' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`);
    const tomorrow = Date.parse(stats.from) + 86_400_000;
    switchboard.clock.advance((tomorrow - switchboard.clock.now().getTime()) / 1000 + 1);
    await switchboard.sweep();
    const anew = await sue.socket.heard('wall.stats', (wall) => Date.parse(wall.stats.from) === tomorrow);
    expect(anew).toMatchObject({ stats: { chats: { started: 0 }, waitSeconds: { mean: null }, serviceLevel: { rate: null } } });
    expect(anew.series).toHaveLength(1);
  });

  it('is told at every node to those who watch there', async () => {
    const there = await Switchboard.start({ databaseUrl: switchboard.databaseUrl, environment: { ACCESS_TOKEN_SECONDS: '86400' } });
    try {
      there.clock.advance((switchboard.clock.now().getTime() - there.clock.now().getTime()) / 1000);
      const far = await there.connect(sue.token);
      const { started } = (await watches('UTC', far)).stats.chats;
      await aQuarterOfWork();
      await switchboard.sweep();
      there.clock.advance(121);
      await there.sweep();
      await far.heard('wall.stats', ({ stats }) => stats.chats.started === started + 2);
    } finally {
      await there.stop();
    }
  });

  it('is for supervisors, by a zone that there is', async () => {
    const { token } = await servedBy(ana, switchboard);
    for (const by of [ana.socket, await switchboard.connect(token)])
      expect((await by.emit('wall.watch', { watch: true })).error).toMatchObject({ status: 403, code: 'auth.forbidden' });
    expect((await sue.socket.emit('wall.watch', { watch: true, timeZone: 'Atlantis' })).error).toMatchObject({
      status: 422,
      errors: [{ pointer: '/timeZone' }],
    });
  });
});
