import fc from 'fast-check';
import { DomainError } from '#kernel';
import { given } from '../../../kernel/testing/given';
import { Agent } from './agent';
import { effectiveStatus } from './effective-status';
import { AgentConnectionLost, AgentLoadChanged, AgentNoticed, AgentStatusChanged } from './presence.events';

const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 12, 0, second));
const newAgent = (limit = 2) => new Agent('ana', limit, 5, at(0));
const connects = (agent: Agent) => agent.connect(true, at(1));
const light = (chatId = 'chat') => ({ chatId, weight: 1 });
const takesAChat = (agent: Agent) => agent.takeSeat(light(), at(2));
const selects = (status: Agent['status']) => (agent: Agent) => agent.select(status, at(3));
const drops = (agent: Agent) => {
  agent.loseConnection(at(4));
  agent.disconnect(at(5));
};

describe('An agent', () => {
  it('comes online by connecting, and stays what was chosen by hand', () => {
    given(newAgent())
      .when(connects)
      .records([AgentStatusChanged, { before: 'offline', state: { status: 'online', statusReason: 'connected' } }]);
    given(newAgent(), connects, selects('busy'), drops)
      .when(connects)
      .records([AgentStatusChanged, { state: { status: 'busy', statusReason: 'selected' } }]);
    given(newAgent(), connects, selects('offline')).when(connects).records([AgentNoticed]);
  });

  it('does not come online by connecting where that is not the job', () => {
    const supervisor = newAgent();
    given(supervisor).when((it) => it.connect(false, at(1)));
    expect(supervisor).toMatchObject({ status: 'offline', connected: true });
    given(supervisor)
      .when(selects('online'))
      .records([AgentStatusChanged, { state: { status: 'online' } }]);
  });

  it('is told why a supervisor sets its status, for as long as that is the status', () => {
    const agent = newAgent();
    const sue = { by: 'sue', note: 'Training' };
    given(agent, connects)
      .when((it) => it.forceStatus('away', sue, at(4)))
      .records([AgentStatusChanged, { state: { status: 'away', statusReason: 'supervisor', statusNote: 'Training', statusBy: 'sue' } }]);
    given(agent)
      .when((it) => it.forceStatus('away', { ...sue, note: null }, at(5)))
      .records([AgentStatusChanged, { state: { statusNote: null, statusBy: 'sue', statusSince: at(4).toISOString() } }]);
    given(agent, (it) => it.forceStatus('away', sue, at(6)))
      .when(drops)
      .records([AgentConnectionLost], [AgentStatusChanged, { state: { status: 'offline', statusNote: null, statusBy: null } }]);
    given(agent, connects)
      .when(selects('online'))
      .records([AgentStatusChanged, { state: { status: 'online', statusNote: null, statusBy: null } }]);
    expect(agent).toMatchObject({ selectedNote: null, selectedBy: null });
  });

  it('keeps the status for as long as the grace time lasts', () => {
    const agent = newAgent();
    given(agent, connects)
      .when((it) => it.loseConnection(at(4)))
      .records([AgentConnectionLost]);
    expect(agent).toMatchObject({ status: 'online', disconnectedAt: at(4) });
    given(agent)
      .when((it) => it.disconnect(at(34)))
      .records([AgentStatusChanged, { state: { status: 'offline', statusReason: 'disconnected' } }]);
  });

  it('is back from a missed offer once it signs in anew, though it never was gone', () => {
    const agent = newAgent();
    given(agent, connects, (it) => it.miss('offer', at(2)))
      .when((it) => it.signIn(at(3)))
      .records([AgentStatusChanged, { before: 'away', state: { status: 'online', statusReason: 'connected' } }]);
    given(agent)
      .when((it) => it.signIn(at(4)))
      .recordsNothing();
  });

  it('is not gone when another tab is still there', () => {
    given(newAgent(), connects, drops, connects)
      .when((it) => it.disconnect(at(40)))
      .recordsNothing();
  });

  it('is busy while every seat is taken, and back when one is free', () => {
    const agent = newAgent();
    given(agent, connects)
      .when(takesAChat)
      .records([AgentLoadChanged, { state: { activeChats: 1, status: 'online' } }]);
    given(agent)
      .when(takesAChat)
      .records([AgentStatusChanged, { state: { status: 'busy', statusReason: 'at_capacity' } }]);
    given(agent).when(takesAChat).refuses('agent.at_capacity');
    given(agent)
      .when((it) => it.freeSeats(['chat'], at(9)))
      .records([AgentStatusChanged, { state: { status: 'online', activeChats: 1 } }]);
  });

  it('takes chats by hand while busy or away, but not while offline', () => {
    given(newAgent(), connects, selects('away')).when(takesAChat).records([AgentLoadChanged]);
    given(newAgent(), connects, selects('offline')).when(takesAChat).refuses('agent.not_online');
    given(newAgent(), connects, (it) => it.enable(false, at(2)))
      .when(takesAChat)
      .refuses('agent.not_online');
  });

  it('is left alone by routing for so long after it got a chat, and by hand gets another', () => {
    const agent = newAgent(3);
    given(agent, connects)
      .when((it) => it.takeSeat(light(), at(2), { breathingSeconds: 20 }))
      .records([AgentLoadChanged, { state: { activeChats: 1, nextChatAt: at(22).toISOString() } }]);
    expect([agent.canBeRoutedTo(at(21), 1), agent.canBeRoutedTo(at(22), 1)]).toEqual([false, true]);
    given(agent)
      .when((it) => it.takeSeat(light(), at(3)))
      .records([AgentLoadChanged, { state: { activeChats: 2, nextChatAt: null } }]);
  });

  it('keeps the seat of a closed chat until it is done with it, or the time is up', () => {
    const agent = newAgent(2);
    given(agent, connects, takesAChat, takesAChat)
      .when((it) => it.beginWrapUp('a', at(30), at(5)))
      .records([AgentLoadChanged, { state: { activeChats: 2, wrapUpUntil: at(30).toISOString() } }]);
    agent.beginWrapUp('b', at(40), at(6));
    expect(agent.wrapUpUntil).toEqual(at(40));
    given(agent)
      .when((it) => it.endWrapUp('b', at(7)))
      .records([AgentStatusChanged, { state: { status: 'online', activeChats: 1, wrapUpUntil: at(30).toISOString() } }]);
    given(agent)
      .when((it) => (it.endWrapUp('b', at(8)), it.endOverdueWrapUps(at(29))))
      .recordsNothing();
    given(agent)
      .when((it) => it.endOverdueWrapUps(at(30)))
      .records([AgentLoadChanged, { state: { activeChats: 0, wrapUpUntil: null } }]);
  });

  it('gives a chat as many seats as it weighs, or all that it has, until the chat has left', () => {
    const agent = newAgent(3);
    const heavy = { chatId: 'heavy', weight: 2 };
    given(agent, connects, takesAChat)
      .when((it) => it.takeSeat(heavy, at(2)))
      .records([AgentStatusChanged, { state: { status: 'busy', activeChats: 3 } }]);
    // Given to whom it is offered, it has them twice until the offer ends.
    agent.takeExtraSeat(heavy, at(3));
    agent.freeSeats(['heavy'], at(3));
    agent.freeSeats(['chat'], at(4));
    expect(agent.activeChats).toBe(2);
    given(agent)
      .when((it) => it.takeSeat({ chatId: 'other', weight: 2 }, at(4)))
      .refuses('agent.at_capacity');
    agent.freeSeats(['heavy'], at(5));
    agent.takeSeat({ chatId: 'other', weight: 9 }, at(6));
    expect(agent.activeChats).toBe(3);
  });

  it('follows the common limit unless there is one of its own', () => {
    const agent = newAgent(1);
    given(agent, connects, takesAChat)
      .when((it) => it.limitTo(null, 5, at(6)))
      .records([AgentStatusChanged, { state: { maxConcurrentChats: 5, status: 'online' } }]);
    given(agent)
      .when((it) => it.limitTo(0, 5, at(7)))
      .records([AgentStatusChanged, { state: { maxConcurrentChats: 0, status: 'busy' } }]);
  });
});

describe('Whatever happens to an agent', () => {
  const steps: Record<string, (agent: Agent, now: Date) => void> = {
    connects: (agent, now) => agent.connect(true, now),
    'loses the connection': (agent, now) => agent.loseConnection(now),
    'is disconnected': (agent, now) => agent.disconnect(now),
    'selects online': (agent, now) => agent.select('online', now),
    'is sent away': (agent, now) => agent.forceStatus('away', { by: 'sue', note: 'Training' }, now),
    'goes quiet': (agent, now) => agent.becomeInactive(now),
    stirs: (agent, now) => agent.becomeActive(now),
    'takes a chat': (agent, now) => agent.takeSeat(light(`chat-${+now}`), now),
    'takes a heavy one': (agent, now) => agent.takeSeat({ chatId: `heavy-${+now}`, weight: 3 }, now),
    'finishes two': (agent, now) => agent.freeSeats([...Object.keys(agent.seatsOf ?? {}), 'light', 'light'].slice(0, 2), now),
    'takes one and breathes': (agent, now) => agent.takeSeat(light(), now, { breathingSeconds: 3 }),
    'wraps one up': (agent, now) =>
      agent.activeChats > 0 && agent.beginWrapUp(Object.keys(agent.seatsOf ?? {})[0] ?? `chat-${+now}`, new Date(+now + 4_000), now),
    'has wrapped up': (agent, now) => agent.endOverdueWrapUps(now),
    'is limited to one': (agent, now) => agent.limitTo(1, 5, now),
    'follows the common limit': (agent, now) => agent.limitTo(null, 3, now),
    'is deactivated': (agent, now) => agent.enable(false, now),
    'is reactivated': (agent, now) => agent.enable(true, now),
  };
  const always = (holds: (agent: Agent, step: () => void, now: Date) => void) =>
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...Object.keys(steps)), { maxLength: 40 }), (names) => {
        const agent = newAgent();
        connects(agent);
        names.forEach((name, second) => holds(agent, () => unlessForbidden(() => steps[name]!(agent, at(second))), at(second)));
      }),
    );

  it('the status is what the facts make of it, and dates from its last change', () =>
    always((agent, step, now) => {
      const before = { status: agent.status, since: agent.statusSince };
      step();
      const { status, reason } = effectiveStatus({ ...agent, selected: agent.selectedStatus });
      expect([agent.status, agent.statusReason]).toEqual([status, reason]);
      expect(agent.statusSince).toEqual(status === before.status ? before.since : now);
    }));

  it('no chat is taken beyond the limit or while offline, and none is owed', () =>
    always((agent, step) => {
      const { activeChats, status } = agent;
      step();
      if (agent.activeChats > activeChats) {
        expect(agent.activeChats).toBeLessThanOrEqual(agent.maxConcurrentChats);
        expect(status).not.toBe('offline');
      }
      expect(agent.activeChats).toBeGreaterThanOrEqual(0);
    }));

  it('the seats of each chat are freed as they were taken, whatever its weight, the limit and wrap-ups are by then', () => {
    const chat = fc.record({
      weight: fc.integer({ min: 1, max: 4 }),
      wrapsUp: fc.boolean(),
      limit: fc.option(fc.integer({ min: 0, max: 6 })),
    });
    fc.assert(
      fc.property(fc.array(chat, { maxLength: 12 }), (chats) => {
        const agent = newAgent(8);
        connects(agent);
        chats.forEach(({ weight, wrapsUp, limit }, number) => {
          const chatId = `chat-${number}`;
          agent.takeExtraSeat({ chatId, weight }, at(number));
          if (limit !== null) agent.limitTo(limit, 5, at(number));
          if (wrapsUp) agent.beginWrapUp(chatId, at(30), at(number));
        });
        agent.freeSeats(
          chats.flatMap(({ wrapsUp }, number) => (wrapsUp ? [] : `chat-${number}`)),
          at(20),
        );
        expect(agent.activeChats > 0).toBe(chats.some(({ wrapsUp }) => wrapsUp));
        agent.endOverdueWrapUps(at(30));
        expect([agent.activeChats, agent.seatsOf]).toEqual([0, null]);
      }),
    );
  });

  it('a change of status is told once, with the state it led to', () =>
    always((agent, step) => {
      agent.releaseEvents();
      const before = agent.state;
      step();
      const told = agent.releaseEvents().filter((event) => event instanceof AgentStatusChanged);
      const differs = (['status', 'statusReason', 'selectedStatus'] as const).some((fact) => agent.state[fact] !== before[fact]);
      expect(told.map(({ state }) => state)).toEqual(differs ? [agent.state] : []);
    }));
});

function unlessForbidden(step: () => void): void {
  try {
    step();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
  }
}
