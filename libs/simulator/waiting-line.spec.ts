import fc from 'fast-check';
import { plan } from '#routing/planner';
import { aChat, anyFloor, now, secondsAgo } from '../contexts/routing/planner/testing/floor';
import type { SimulatedChat } from './simulated-chat';
import { WaitingLine } from './waiting-line';

const waiting = (stream: number, asked: SimulatedChat['asked']): SimulatedChat => ({
  stream,
  asked,
  arrivedAt: 0,
  handlingSeconds: 1,
  wrapUpSeconds: 0,
  patienceSeconds: Infinity,
  fate: 'waiting',
  waitedSeconds: 0,
  agent: -1,
  seats: 0,
});

const dueAfter = (age: number, target: number | null = null) => (target === null ? null : secondsAgo(age - target));

/** Streams: each chat of the floor is followed by later chats with the same requirements and the same target. */
const streams = fc.tuple(anyFloor, fc.array(fc.nat({ max: 20 }), { maxLength: 12 }));

it('what the planner is not shown it could not have given to anybody', () => {
  fc.assert(
    fc.property(streams, ([{ waiting: firsts, agents, teams, policy }, ages]) => {
      const targets = firsts.map(({ dueAt, queuedAt }) => (dueAt ? (dueAt.getTime() - queuedAt.getTime()) / 1000 : null));
      const line = new WaitingLine(firsts.length);
      const all = firsts.flatMap(({ priority, weight, skills, teamId }, stream) =>
        [...ages]
          .sort((a, b) => b - a)
          .map((age, at) =>
            waiting(
              stream,
              aChat(`${stream}-${String(at).padStart(2, '0')}`, {
                priority,
                weight,
                skills,
                teamId,
                queuedAt: secondsAgo(age),
                dueAt: dueAfter(age, targets[stream]),
              }),
            ),
          ),
      );
      all.forEach((chat) => line.add(chat));
      const free = agents
        .filter(({ status }) => status === 'online')
        .reduce((sum, { activeChats, maxConcurrentChats }) => sum + Math.max(0, maxConcurrentChats - activeChats), 0);
      const shown = plan(line.heads(free), agents, policy, now, teams);
      expect(shown.assignments).toEqual(
        plan(
          all.map(({ asked }) => asked),
          agents,
          policy,
          now,
          teams,
        ).assignments,
      );
    }),
  );
});
