import { inForm } from '../../libs/kernel/testing/form';
import { CommandBus } from '@nestjs/cqrs';
import { StartChat } from '#chats';
import { ConnectAgent, SetStatus } from '#presence';
import type { AgentStatus } from '#protocol';
import { randomness } from '../kit/randomness';
import { Switchboard } from '../kit/switchboard';

const AGENTS = inForm({ full: 1_000, short: 300 });
const CHATS = inForm({ full: 300, short: 150 });
const AT_ONCE = 16;

type Logged = {
  type: string;
  data: { agentId: string; reason?: string; state?: { status: AgentStatus } };
};

describe('Many agents toggle while chats flow', () => {
  let switchboard: Switchboard;
  let ids: string[];

  beforeAll(async () => {
    switchboard = await Switchboard.start();
    ids = await switchboard.probe.doctor.hire(AGENTS);
  });
  afterAll(() => switchboard.stop());

  it('and nobody who is not online is ever assigned, by the event log', async () => {
    const commands = switchboard.app.get(CommandBus);
    const random = randomness(7);
    const work: (() => Promise<unknown>)[] = [
      ...ids.map((id) => () => commands.execute(new ConnectAgent(id, 'agent', `socket of ${id}`, id))),
      ...ids.map(
        (id) => () => commands.execute(new SetStatus(id, (['online', 'busy', 'away', 'offline'] as const)[Math.floor(random() * 4)]!)),
      ),
      ...Array.from(
        { length: CHATS },
        () => () =>
          commands.execute(
            new StartChat(undefined, {
              customer: { name: 'Cleo', email: null, phone: null, externalId: null },
              subject: null,
              skills: [],
              metadata: {},
            }),
          ),
      ),
    ];
    work.sort(() => random() - 0.5);
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        for (let next = work.pop(); next; next = work.pop()) await next();
      }),
    );
    await switchboard.sweep();

    const log = (await switchboard.probe.events({ types: /^(AgentStatusChanged|ChatAssigned)$/ })) as Logged[];
    const status = new Map<string, AgentStatus>();
    let assigned = 0;
    for (const { type, data } of log) {
      if (type === 'AgentStatusChanged') status.set(data.agentId, data.state!.status);
      else {
        assigned += 1;
        expect(status.get(data.agentId)).toBe('online');
      }
    }
    expect(assigned).toBeGreaterThan(CHATS / 2);
    expect(await switchboard.probe.wrongSeats()).toEqual([]);
  }, 60_000);
});
