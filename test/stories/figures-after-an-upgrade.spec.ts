import type { Figures } from '#protocol';
import type { Api } from '../kit/api';
import { unlimited } from '../kit/cast';
import type { Switchboard } from '../kit/switchboard';

const CHATS = 2_300;
const MESSAGES = 22;
/** Its messages, and that it was started, assigned and closed. */
const FACTS = MESSAGES + 3;

describe('Figures after an upgrade', () => {
  let switchboard: Switchboard;
  let supervisor: Api;

  beforeEach(async () => {
    switchboard = await unlimited();
    supervisor = (await switchboard.staff('supervisor')).api;
    await switchboard.probe.doctor.leaveFacts(CHATS, { messages: MESSAGES, agentIds: await switchboard.probe.doctor.hire(20) });
  });

  afterEach(() => switchboard.stop());

  const span = (): string => {
    const now = switchboard.clock.now().getTime();
    return `from=${new Date(now - 3 * 86_400_000).toISOString()}&to=${new Date(now + 60_000).toISOString()}`;
  };

  it('are made of all that happened before, by whole chats, in a bounded time each', async () => {
    while ((await switchboard.probe.factsNotSettled()) > 0) {
      const before = await switchboard.probe.factsNotSettled();
      await switchboard.sweep();
      expect(await switchboard.probe.factsNotSettled()).toBeLessThan(before);
    }
    const { chats, responseSeconds, resolutionRate } = (await supervisor.get(`/analytics/overview?${span()}`)).body as Figures;
    expect(chats).toEqual({ started: CHATS, answered: CHATS, abandoned: 0, shortAbandoned: 0, closed: CHATS });
    expect(responseSeconds).toMatchObject({ count: (MESSAGES / 2) * CHATS, mean: 20 });
    expect(resolutionRate).toBe(1 / 2);
    expect(await switchboard.probe.recounted(span())).toEqual([]);
  });

  it('answer whoever asks before the backlog is settled, with whole chats alone', async () => {
    const { status, body } = await supervisor.get(`/analytics/overview?${span()}`);
    expect(status).toBe(200);
    const { started, answered, closed } = (body as Figures).chats;
    expect(started).toBeGreaterThanOrEqual(1_000);
    expect([answered, closed]).toEqual([started, started]);
    expect(await switchboard.probe.factsNotSettled()).toBe(FACTS * (CHATS - started));
  });
});
