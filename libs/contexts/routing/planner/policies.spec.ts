import fc from 'fast-check';
import { betterFirst, defaultPolicy, rankedAgent } from './policies';
import { hasRoomFor, withOneMore } from './agent-load';
import { anyFloor, now, type Floor, whereAllAreHere } from './testing/floor';
import { needsOf } from './waiting-chat';

const onAnyFloor = (holds: (floor: Floor) => void) => fc.assert(fc.property(anyFloor, holds));

it('no ranking prefers an agent for having been given a chat, which the planner counts on', () =>
  onAnyFloor(({ waiting, agents }) => {
    for (const chat of waiting) {
      for (const agent of agents.filter((each) => hasRoomFor(chat.weight!, each))) {
        for (const ranking of defaultPolicy.rank) {
          const [before, after] = [agent, withOneMore(agent, chat.weight!, now, 0)].map((one) =>
            ranking.score(one, needsOf(chat, whereAllAreHere()), now),
          );
          expect(after).toBeLessThanOrEqual(before!);
        }
      }
    }
  }));

it('of two agents exactly one is the better choice', () =>
  onAnyFloor(({ waiting, agents, policy }) => {
    for (const chat of waiting) {
      const all = agents.filter(({ maxConcurrentChats }) => maxConcurrentChats > 0);
      const candidates = all.map((agent) => rankedAgent(agent, needsOf(chat, whereAllAreHere()), policy, now));
      for (const a of candidates) {
        for (const b of candidates) {
          expect(Math.sign(betterFirst(a, b)) + Math.sign(betterFirst(b, a))).toBe(0);
          expect(betterFirst(a, b) === 0).toBe(a === b);
        }
      }
    }
  }));
