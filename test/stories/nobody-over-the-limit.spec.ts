import { itInFull } from '../../libs/kernel/testing/form';
import { PRIORITIES, type Priority } from '#protocol';
import { eventually } from '../kit/client';
import { expectNobodyOverTheLimit } from '../kit/assignment-replay';
import { type Staff, Switchboard } from '../kit/switchboard';

const CHATS = 40;
const AGENTS = 5;
const ROOM = 3;
const SEATS = AGENTS * ROOM;

interface Waiting {
  chatId: string;
  position: number;
  priority: Priority;
  queuedAt: string;
}

describe('Nobody gets more chats than the limit', () => {
  let switchboard: Switchboard;
  let nodes: Switchboard[];
  let supervisor: Staff;

  beforeEach(async () => {
    switchboard = await Switchboard.start();
    nodes = [switchboard];
    await switchboard.settings({ maxLoginsPerMinute: 0, maxNewChatsPerMinute: 0, maxEventsPerSecond: 0, maxConcurrentChats: ROOM });
    supervisor = await switchboard.staff('supervisor');
  });
  afterEach(async () => {
    for (const node of nodes.toReversed()) await node.stop();
  });

  const startAtOnce = (count = CHATS) =>
    Promise.all(Array.from({ length: count }, (_, i) => switchboard.startChat({ priority: PRIORITIES[i % 4] }, supervisor.api)));
  const agents = () => Promise.all(Array.from({ length: AGENTS }, () => switchboard.agentOnline()));
  const queue = async (): Promise<Waiting[]> => (await supervisor.api.get('/queue?limit=100')).body.data;
  const count = async (status: string): Promise<number> => (await switchboard.probe.chats({ status })).length;
  const reach = (status: string, n: number) => eventually(async () => (await count(status)) === n, `${n} ${status} chats`);

  itInFull('takes the line in its order: by priority, then by age', async () => {
    await startAtOnce();
    const line = await queue();
    expect(line.map(({ position }) => position)).toEqual(Array.from({ length: CHATS }, (_, i) => i + 1));
    const key = ({ priority, queuedAt, chatId }: Waiting) => `${9 - PRIORITIES.indexOf(priority)} ${queuedAt} ${chatId}`;
    expect(line).toEqual(line.toSorted((a, b) => (key(a) < key(b) ? -1 : 1)));

    await agents();
    await reach('active', SEATS);
    const left = await queue();
    expect(left.map(({ chatId }) => chatId)).toEqual(line.slice(SEATS).map(({ chatId }) => chatId));
    expect(left.map(({ position }) => position)).toEqual(Array.from({ length: CHATS - SEATS }, (_, i) => i + 1));
    await expectNobodyOverTheLimit(switchboard.database);
  });

  it('passes over a chat that went without a word', async () => {
    await switchboard.startChat({ priority: 'urgent' }, supervisor.api);
    await switchboard.probe.doctor.forgetChatsBut([]);
    const { chat } = await switchboard.startChat();
    const ana = await switchboard.agentOnline();
    expect(await ana.socket.heard('chat.assigned')).toMatchObject({ chat: { id: chat.id } });
    await switchboard.sweep();
    expect(await queue()).toEqual([]);
  });

  it('fills every seat and no more when all chats come at once, and drains the line in order as chats close', async () => {
    const staff = await agents();
    await startAtOnce();
    await reach('active', SEATS);
    expect(await count('queued')).toBe(CHATS - SEATS);
    await expectNobodyOverTheLimit(switchboard.database);

    for (let [head] = await queue(), round = 0; head; [head] = await queue(), round++) {
      const agent = staff[round % AGENTS]!;
      const { data: mine } = (await agent.api.get(`/chats?status=active&agentId=${agent.id}`)).body;
      await agent.socket.ask('chat.close', { chatId: mine[0].id });
      const { chatId } = head;
      await agent.socket.heard('chat.assigned', ({ chat }) => chat.id === chatId);
    }
    expect(await count('active')).toBe(SEATS);
    expect(await count('closed')).toBe(CHATS - SEATS);
    await expectNobodyOverTheLimit(switchboard.database);
  });

  it('holds on two nodes, whichever of them chats and agents come to', async () => {
    nodes.push(await Switchboard.start({ databaseUrl: switchboard.databaseUrl }));
    const staff = await Promise.all(Array.from({ length: AGENTS }, () => switchboard.staff('agent')));
    await Promise.all(staff.map(({ token }, i) => nodes[i % 2]!.connect(token)));
    await Promise.all(Array.from({ length: CHATS }, (_, i) => nodes[i % 2]!.startChat()));

    for (let left = CHATS; left > 0;) {
      await reach('active', Math.min(SEATS, left));
      await expectNobodyOverTheLimit(switchboard.database);
      const active = await switchboard.probe.chats({ status: 'active' });
      const answers = await Promise.all(active.map(({ id }, i) => nodes[i % 2]!.as(supervisor).post(`/chats/${id}/close`)));
      expect(answers.map(({ status }) => status)).toEqual(active.map(() => 200));
      left -= active.length;
    }
    await expectNobodyOverTheLimit(switchboard.database);
  });
});
