import { hasSkillsFor, mayHave } from './eligibility';
import { Heap } from './heap';
import type { OpenSeats } from './open-seats';
import { betterFirst, marked, type Marked, type Policy } from './policies';
import type { SkillNeeds, WaitingChat } from './waiting-chat';

/**
 * The agents who fit one kind of needs, the best first; shared by every waiting chat with those needs.
 *
 * Seats are given away behind its back, for other needs too. Since that only ever makes an agent a worse choice, it is
 * enough to look again at whoever has come to the top: gone is dropped, changed is marked anew and finds its place.
 */
export class Candidates {
  private readonly heap: Heap<Marked>;

  /** O(agents with the rarest required skill) */
  constructor(
    private readonly open: OpenSeats,
    private readonly needs: SkillNeeds,
    private readonly policy: Policy,
    private readonly now: Date,
  ) {
    const fitting = open.possiblyFitting(needs).filter((seat) => hasSkillsFor(seat, needs));
    this.heap = new Heap(
      fitting.map((seat) => marked(seat, needs, policy, now)),
      betterFirst,
    );
  }

  /** The best agent who may have this chat; O(log n), and as much again for each better one who may not. */
  bestFor(chat: WaitingChat): Marked | undefined {
    const passedOver: Marked[] = [];
    let best = this.best();
    while (best && !mayHave(best.seat, chat)) {
      passedOver.push(best);
      this.heap.dropFirst();
      best = this.best();
    }
    passedOver.forEach((candidate) => this.heap.add(candidate));
    return best;
  }

  private best(): Marked | undefined {
    for (let top = this.heap.first; top; top = this.heap.first) {
      const seat = this.open.of(top.seat.agentId);
      if (seat === top.seat) return top;
      if (seat) this.heap.replaceFirst(marked(seat, this.needs, this.policy, this.now));
      else this.heap.dropFirst();
    }
    return undefined;
  }
}
