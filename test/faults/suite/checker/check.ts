import type { Entry } from '../history';
import { doubled, lost, outOfOrder, untold } from './messages';
import { exitedByThemselves, internalErrors, restless } from './nodes';
import { unrecovered, unsettled, waitingTooLong } from './recovery';
import { heardByOthers } from './rights';
import { miscounted, overTheLimit, twoAgents } from './seats';
import type { Stored } from './stored';

interface Invariant {
  means: string;
  violations: (history: readonly Entry[], stored: Stored) => Iterable<string>;
}

/** What holds whatever fails. */
export const INVARIANTS = {
  'nothing acked is lost': {
    means: 'what was acked is stored as it was acked; what was written is stored or was refused; chats that were started exist',
    violations: lost,
  },
  'nothing is doubled': { means: 'no message is stored twice, under one id or two, and none is shown twice', violations: doubled },
  'nothing is out of order': {
    means: 'numbers have no gap, follow the order in which each person wrote, and are shown in it',
    violations: outOfOrder,
  },
  'everybody is told in the end': { means: 'whoever is in a conversation that goes on is shown all of it', violations: untold },
  'never two agents': { means: 'no chat is given to an agent while another has it', violations: twoAgents },
  'never over the limit': { means: 'no agent has more chats than allowed, at any time', violations: overTheLimit },
  'nobody waits beside the free': {
    means: 'no chat waits for longer than 10 s beside an agent who fits it and is free, after healing',
    violations: waitingTooLong,
  },
  'chats of the gone are settled': {
    means: 'no chat stays with an agent without a socket for longer than 60 s, after healing',
    violations: unsettled,
  },
  'rights hold': {
    means:
      'nobody hears a chat that is not theirs, unless it was and they ask for it; that a chat has moved on may take nodes 3 s to learn, and 10 s in the midst of a fault',
    violations: heardByOthers,
  },
  'counters equal a recount': { means: 'of chats by agent, of messages by chat, and all figures of reports', violations: miscounted },
  'no unplanned exit': { means: 'no node ends but by the fault itself', violations: exitedByThemselves },
  'no internal error': { means: 'what cannot be done is refused with a reason (never 500)', violations: internalErrors },
  'all is well again': { means: 'within 60 s of healing', violations: unrecovered },
  'memory and descriptors come to rest': {
    means: 'without load a node holds at most 48 MB and 40 descriptors more than before',
    violations: restless,
  },
} satisfies Record<string, Invariant>;

export type InvariantName = keyof typeof INVARIANTS;
export type Violations = Partial<Record<InvariantName, string[]>>;

/** Checks a recorded history against the final state of the database. @returns the invariants that are violated, each with how */
export function check(history: readonly Entry[], stored: Stored): Violations {
  const violations: Violations = {};
  for (const [name, invariant] of Object.entries(INVARIANTS) as [InvariantName, Invariant][]) {
    const found = [...invariant.violations(history, stored)];
    if (found.length > 0) violations[name] = found;
  }
  return violations;
}
