import { CommandBus } from '@nestjs/cqrs';
import { StartChat } from '#chats';
import { ConnectAgent, SetStatus } from '#presence';
import type { AgentStatus } from '#protocol';
import { randomness } from '../kit/randomness';
import { Switchboard } from '../kit/switchboard';

const AGENTS = 1_000;
const CHATS = 300;
const AT_ONCE = 16;

interface Logged {
  type: string;
  data: { agentId: string; reason?: string; state?: { status: AgentStatus } };
}

describe('A thousand agents toggle while chats flow', () => {
  let switchboard: Switchboard;

  beforeAll(async () => {
    switchboard = await Switchboard.start();
    await switchboard.database.query(
      `insert into users (id, name, email, role, active, password_hash, max_concurrent_chats, skills, created_at)
       select gen_random_uuid(), 'Agent ' || n, n || '@example.com', 'agent', true, '-', 2, '[]', now() from generate_series(1, $1::int) n`,
      [AGENTS],
    );
    await switchboard.database.query(
      `insert into agents (id, selected_status, selected_because, connected, inactive, active_chats, own_limit, max_concurrent_chats, status, status_reason, status_since, enabled)
       select id, 'offline', 'selected', false, false, 0, 2, 2, 'offline', 'disconnected', now(), true from users`,
    );
  });
  afterAll(() => switchboard.stop());

  it('and nobody who is not online is ever assigned, by the event log', async () => {
    const commands = switchboard.app.get(CommandBus);
    const ids: string[] = (await switchboard.database.query('select id from users')).map(({ id }: { id: string }) => id);
    const random = randomness(7);
    const work: (() => Promise<unknown>)[] = [
      ...ids.map((id) => () => commands.execute(new ConnectAgent(id, 'agent', `socket of ${id}`, id))),
      ...ids.map((id) => () => commands.execute(new SetStatus(id, (['online', 'busy', 'away', 'offline'] as const)[Math.floor(random() * 4)]!, 'selected'))),
      ...Array.from({ length: CHATS }, () => () => commands.execute(new StartChat(undefined, { customer: { name: 'Cleo', email: null, phone: null, externalId: null }, subject: null, skills: [], metadata: {} }))),
    ];
    work.sort(() => random() - 0.5);
    await Promise.all(Array.from({ length: AT_ONCE }, async () => {
      for (let next = work.pop(); next; next = work.pop()) await next();
    }));
    await switchboard.sweep();

    const log: Logged[] = await switchboard.database.query(`select type, data from domain_events where type in ('AgentStatusChanged', 'ChatAssigned') order by position`);
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
    const wrong = await switchboard.database.query(
      `select id from agents a where active_chats <> (select count(*) from chats c where c.agent_id = a.id and c.status = 'active') or active_chats > max_concurrent_chats`,
    );
    expect(wrong).toEqual([]);
  }, 60_000);
});
