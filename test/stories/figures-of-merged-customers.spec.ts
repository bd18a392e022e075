import { itInFull } from '../../libs/kernel/testing/form';
import { type Agent, servedBy, unlimited } from '../kit/cast';
import type { Switchboard } from '../kit/switchboard';

const DAY = 86_400;

describe('Figures of customers who are merged', () => {
  let switchboard: Switchboard;
  let supervisor: Agent['api'];
  let began: string;

  beforeEach(async () => {
    switchboard = await unlimited();
    supervisor = (await switchboard.staff('supervisor')).api;
    began = switchboard.clock.now().toISOString();
  });

  afterEach(() => switchboard.stop());

  const span = (): string => `from=${began}&to=${new Date(switchboard.clock.now().getTime() + 1000).toISOString()}`;

  /** A chat of somebody new, which an agent of that day resolves; then a day goes by. @returns the customer's id */
  async function resolved(): Promise<string> {
    const ana = await switchboard.agentOnline();
    const { chat, chatId } = await servedBy(ana, switchboard);
    expect((await ana.api.post(`/chats/${chatId}/close`, { resolution: 'resolved' })).status).toBe(200);
    switchboard.clock.advance(DAY);
    await switchboard.sweep();
    return chat.customer.id;
  }

  const merge = async (id: string, intoId: string): Promise<void> =>
    expect((await supervisor.post(`/customers/${id}/merge`, { intoId })).status).toBe(200);

  async function firstContact(): Promise<number> {
    const { status, body } = await supervisor.get(`/analytics/overview?${span()}`);
    expect(status).toBe(200);
    expect(body.resolutionRate).toBe(1);
    expect(await switchboard.probe.recounted(span())).toEqual([]);
    return body.firstContactResolutionRate as number;
  }

  itInFull('tell that somebody came back, once both are known to be one', async () => {
    const [cleo, cleopatra, cleon] = [await resolved(), await resolved(), await resolved()];
    expect(await firstContact()).toBe(1);
    await merge(cleopatra, cleo);
    expect(await firstContact()).toBe(2 / 3);
    await merge(cleo, cleon);
    expect(await firstContact()).toBe(1 / 3);
  });

  itInFull('leave out who comes back after more than 7 days, and are the same in days that were added up', async () => {
    const cleo = await resolved();
    switchboard.clock.advance(7 * DAY);
    const cleopatra = await resolved();
    const cleon = await resolved();
    await merge(cleopatra, cleo);
    expect(await firstContact()).toBe(1);
    await merge(cleon, cleo);
    expect(await firstContact()).toBe(2 / 3);
    await switchboard.sweep();
    expect(await firstContact()).toBe(2 / 3);
  });
});
