import type { Figures } from '#protocol';
import type { Api } from '../kit/api';
import { servedBy, unlimited } from '../kit/cast';
import type { Switchboard } from '../kit/switchboard';

/** A busy machine needs longer for it than a story may take. */
const WITHIN_MS = 120_000;
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
  });

  afterEach(() => switchboard.stop());

  const span = (): string => {
    const now = switchboard.clock.now().getTime();
    return `from=${new Date(now - 3 * 86_400_000).toISOString()}&to=${new Date(now + 60_000).toISOString()}`;
  };

  const leaveFacts = async (): Promise<void> =>
    switchboard.probe.doctor.leaveFacts(CHATS, { messages: MESSAGES, agentIds: await switchboard.probe.doctor.hire(20) });

  it(
    'are made of all that happened before, by whole chats, in a bounded time each',
    async () => {
      await leaveFacts();
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
    },
    WITHIN_MS,
  );

  it(
    'answer whoever asks before the backlog is settled, with whole chats alone',
    async () => {
      await leaveFacts();
      const { status, body } = await supervisor.get(`/analytics/overview?${span()}`);
      expect(status).toBe(200);
      const { started, answered, closed } = (body as Figures).chats;
      expect(started).toBeGreaterThanOrEqual(1_000);
      expect([answered, closed]).toEqual([started, started]);
      expect(await switchboard.probe.factsNotSettled()).toBe(FACTS * (CHATS - started));
    },
    WITHIN_MS,
  );

  /** A chat that Ada answers and passes to Bert, who resolves it; one that is abandoned, and one that Bert has still. */
  async function aMorning(): Promise<{ passedOn: string; asked: () => Promise<unknown[]> }> {
    const [ada, bert] = [await switchboard.agentOnline({ name: 'Ada' }), await switchboard.agentOnline({ name: 'Bert' })];
    const { status } = await bert.api.put('/agents/me/status', { status: 'away' });
    expect(status).toBe(200);
    const { chatId, cleo } = await servedBy(ada, switchboard, { message: 'Hello?' });
    switchboard.clock.advance(40);
    await ada.api.post(`/chats/${chatId}/messages`, { clientMessageId: 'a', text: 'Hello' });
    await cleo.post(`/chats/${chatId}/messages`, { clientMessageId: 'b', text: 'One more thing' });
    await bert.api.put('/agents/me/status', { status: 'online' });
    expect((await ada.api.post(`/chats/${chatId}/transfer`, { agentId: bert.id })).status).toBe(200);
    switchboard.clock.advance(60);
    await bert.api.post(`/chats/${chatId}/messages`, { clientMessageId: 'c', text: 'Done' });
    await bert.api.post(`/chats/${chatId}/close`, { resolution: 'resolved' });
    await cleo.put(`/chats/${chatId}/rating`, { score: 4 });
    await ada.api.put('/agents/me/status', { status: 'away' });
    await servedBy(bert, switchboard);
    await bert.api.put('/agents/me/status', { status: 'away' });
    const gaveUp = await switchboard.startChat();
    switchboard.clock.advance(30);
    await switchboard.as({ token: gaveUp.customerToken }).post(`/chats/${gaveUp.chat.id}/close`, {});
    switchboard.clock.advance(60);
    const over = span();
    switchboard.clock.advance(60);
    const paths = [
      'overview?',
      'agents?',
      'breakdown?by=closeReason&',
      'timeseries?metric=queued&interval=hour&',
      'chats?metric=transfers&',
    ];
    const asked = async (): Promise<unknown[]> => {
      const answers = await Promise.all(paths.map((path) => supervisor.get(`/analytics/${path}${over}`)));
      expect(answers.map((answer) => answer.status)).toEqual(paths.map(() => 200));
      return answers.map(({ body }) => body as unknown);
    };
    return { passedOn: chatId, asked };
  }

  it('are of what happened before them the same as if they had been there', async () => {
    const { asked } = await aMorning();
    const before = await asked();
    expect((before[0] as Figures).chats).toEqual({ started: 3, answered: 2, abandoned: 1, shortAbandoned: 0, closed: 2 });
    await switchboard.probe.doctor.upgradeToAnalytics();
    const after = await asked();
    expect((after[0] as Figures).messages).toEqual((before[0] as Figures).messages);
    // The transcript does not say who had the chat when the customer wrote.
    expect(after.map(butMessages)).toEqual(before.map((answer) => nearly(butMessages(answer))));
    expect(await switchboard.probe.recounted(span())).toEqual([]);
  });

  it('know of a chat that the log has lost when it was started, assigned and closed, and what was written', async () => {
    const { passedOn, asked } = await aMorning();
    const [before] = (await asked()) as [Figures];
    expect(before.transfers.count).toBe(1);
    await switchboard.probe.doctor.upgradeToAnalytics([passedOn]);
    const [after] = (await asked()) as [Figures];
    expect(after).toMatchObject({
      chats: before.chats,
      messages: before.messages,
      rating: before.rating,
      resolutionRate: 1,
      firstResponseSeconds: before.firstResponseSeconds,
      transfers: { count: 0 },
    });
    expect(await switchboard.probe.recounted(span())).toEqual([]);
  });
});

function butMessages(answer: unknown): unknown {
  return JSON.parse(JSON.stringify(answer, (key, value: unknown) => (key === 'messages' ? undefined : value)));
}

/** The log and the facts of the same moment may be some milliseconds apart. */
function nearly(answer: unknown): unknown {
  return JSON.parse(JSON.stringify(answer), (_key, value: unknown) => (typeof value === 'number' ? expect.closeTo(value, 1) : value));
}
