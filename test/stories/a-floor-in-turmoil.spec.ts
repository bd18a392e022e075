import { CommandBus } from '@nestjs/cqrs';
import { CloseChat, StartChat } from '#chats';
import { ChangeSettings, CreateSkill, CreateUser, SetAgentSkills } from '#directory';
import type { StaffCaller } from '#platform';
import { ConnectAgent, SetStatus } from '#presence';
import { AcceptChat, ClaimChat, DeclineChat, QueueHead, TransferChat } from '#routing';
import { inForm } from '../../libs/kernel/testing/form';
import { eventually } from '../kit/client';
import { randomness } from '../kit/randomness';
import { Switchboard } from '../kit/switchboard';

const AGENTS = 12;
const OFFER_SECONDS = inForm({ full: [0, 30], short: [30] });
const STEPS = inForm({ full: 900, short: 400 });
const AT_ONCE = 8;
const SKILLS = ['billing', 'german'];

const WEIGHTS = [
  { priority: 'urgent', weight: 2 },
  { skill: 'german', weight: 2 },
] as const;

describe.each(OFFER_SECONDS)('A floor in turmoil, on two nodes, with %d s to answer an offer', (offerTimeoutSeconds) => {
  let nodes: Switchboard[];
  let agents: StaffCaller[];
  const random = randomness(11 + offerTimeoutSeconds);
  const oneOf = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)]!;
  const commands = () => oneOf(nodes).app.get(CommandBus);

  beforeAll(async () => {
    const first = await Switchboard.start();
    nodes = [first];
    const chatWeights = offerTimeoutSeconds > 0 ? [...WEIGHTS] : [];
    for (const name of SKILLS) await commands().execute(new CreateSkill(name, null, true));
    await commands().execute(new ChangeSettings({ offerTimeoutSeconds, maxConcurrentChats: 3, chatWeights }, null));
    // It knows the settings from the beginning: a chat keeps the seats that it took by what a node knew.
    nodes.push(await Switchboard.start({ databaseUrl: first.databaseUrl }));
    agents = await Promise.all(
      Array.from({ length: AGENTS }, async (_, i) => {
        const { id, name } = await commands().execute(
          new CreateUser({
            name: `Agent ${i}`,
            email: `${i}@example.com`,
            password: 'a-good-password',
            role: i === 0 ? 'supervisor' : 'agent',
          }),
        );
        await commands().execute(
          new SetAgentSkills(
            id,
            SKILLS.filter(() => random() < 0.6).map((skill) => ({ name: skill, level: 1 + Math.floor(random() * 3) })),
          ),
        );
        await commands().execute(new ConnectAgent(id, 'agent', `socket of ${id}`, id));
        return { type: 'staff', id, name, role: i === 0 ? 'supervisor' : 'agent', teamIds: [], sight: 'waiting', sessionId: id } as const;
      }),
    );
    await first.probe.doctor.endLeases(3_600);
  });
  afterAll(async () => {
    for (const node of nodes) await node.stop();
  });

  const start = () =>
    commands().execute(
      new StartChat(oneOf(agents), {
        customer: { name: 'Cleo', email: null, phone: null, externalId: null },
        subject: null,
        metadata: {},
        priority: oneOf(['low', 'normal', 'high', 'urgent'] as const),
        skills: SKILLS.filter(() => random() < 0.3).map((name) => ({ name, minLevel: 1, required: random() < 0.7 })),
      }),
    );

  /** What an agent can do with some chat; most of it is refused, and must be refused cleanly. */
  async function act(): Promise<void> {
    const chat = await nodes[0]!.probe.openChat(random());
    const holder = agents.find(({ id }) => id === (chat?.offeredTo ?? chat?.agentId)) ?? oneOf(agents);
    const who = random() < 0.8 ? holder : oneOf(agents);
    const transfer = (target: { agentId?: string; ask?: boolean }) =>
      new TransferChat(who, chat!.id, { note: null, ask: false, ...target });
    const choices = [
      () => start(),
      () => start(),
      () => commands().execute(new SetStatus(oneOf(agents).id, oneOf(['online', 'online', 'online', 'busy', 'away', 'offline'] as const))),
      ...(chat
        ? [
            () => commands().execute(new CloseChat(who, chat.id, null)),
            () => commands().execute(new ClaimChat(who, chat.id)),
            () => commands().execute(new AcceptChat(who, chat.id)),
            () => commands().execute(new DeclineChat(who, chat.id, null)),
            () => commands().execute(transfer({ agentId: oneOf(agents).id })),
            () => commands().execute(transfer({ agentId: oneOf(agents).id, ask: true })),
            () => commands().execute(transfer({})),
          ]
        : []),
    ];
    await oneOf(choices)().catch((error: { kind?: string }) => {
      if (error.kind === undefined) throw error;
    });
  }

  it('ends with every invariant true, recounted from the tables', async () => {
    let left = STEPS;
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        while (left-- > 0) await act();
      }),
    );
    const { probe } = nodes[0]!;
    for (let more = 0; more < 20; more++) await start();
    for (const node of nodes) {
      await eventually(async () => {
        const { data, total } = await node.app.get(QueueHead).now();
        const recounted = await probe.waitingInOrder();
        const shown = data.map(({ chatId, position }) => [chatId, position]);
        return JSON.stringify([shown, total]) === JSON.stringify([recounted.slice(0, 50).map((id, at) => [id, at + 1]), recounted.length]);
      }, 'the queue that each node shows to be the one recounted from the table');
    }
    for (const { id } of agents) await commands().execute(new SetStatus(id, 'online'));
    for (const node of nodes) await node.sweep();
    expect(await probe.wrongSeats()).toEqual([]);
    expect(await probe.wrongChats()).toEqual([]);
    const beside = await eventually(async () => {
      for (const node of nodes) await node.sweep();
      return (await probe.waitingBesideTheFree()).length === 0 && 'nobody waits beside a fitting free agent';
    });
    expect(beside).toBeTruthy();
    expect((await probe.events({ types: /^Chat(Transferred|Requeued|OfferEnded)$/ })).length).toBeGreaterThan(0);
  }, 60_000);
});
