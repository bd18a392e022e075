import { weightOf } from '#routing/planner';
import { exponential, sampler } from './distributions';
import { Random } from './random';
import type { Scenario, Stream } from './scenario';
import type { SimulatedChat } from './simulated-chat';

/** Arrival process of one stream: generates its chats one after the other. */
export class Arrivals {
  private arrived = 0;
  private readonly gaps: Random;
  private readonly weight: number;
  private readonly handling: () => number;
  private readonly wrapUp: () => number;
  private readonly patience: () => number;

  constructor(
    private readonly scenario: Scenario,
    private readonly stream: Stream,
    private readonly place: number,
  ) {
    const chance = (purpose: string) => new Random(`${scenario.seed}/${stream.name}/${purpose}`);
    this.gaps = chance('arrivals');
    this.weight = weightOf(stream, scenario.chatWeights);
    this.handling = sampler(stream.handling, chance('handling'));
    this.wrapUp = stream.wrapUp ? sampler(stream.wrapUp, chance('wrapUp')) : () => 0;
    this.patience = stream.patience ? sampler(stream.patience, chance('patience')) : () => Infinity;
  }

  /** Returns the time of the next arrival; undefined if there is none. */
  nextAfter(now: number): number | undefined {
    const { arrivals } = this.stream;
    const next = 'perHour' in arrivals ? now + exponential(3600 / arrivals.perHour, this.gaps) : arrivals.atSeconds[this.arrived];
    return next !== undefined && next < this.scenario.seconds ? next : undefined;
  }

  take(now: number, number: number): SimulatedChat {
    const lastAgentId = this.lastAgentId();
    this.arrived++;
    const queuedAt = dateAt(now);
    return {
      stream: this.place,
      asked: {
        // Padded to equal length, so that of two chats in the same millisecond the earlier one has the lower id.
        chatId: String(number).padStart(12, '0'),
        priority: this.stream.priority,
        weight: this.weight,
        queuedAt,
        dueAt: this.dueBy(queuedAt),
        skills: this.stream.skills,
        teamId: this.stream.teamId,
        excludedAgentIds: [],
        lastAgentId,
      },
      arrivedAt: now,
      handlingSeconds: this.handling(),
      wrapUpSeconds: this.wrapUp(),
      patienceSeconds: this.patience(),
      fate: 'waiting',
      waitedSeconds: 0,
      agent: -1,
      seats: 0,
    };
  }

  private lastAgentId(): string | null {
    const { arrivals } = this.stream;
    const at = 'lastAgents' in arrivals ? arrivals.lastAgents[this.arrived]! : -1;
    return this.scenario.agents[at]?.id ?? null;
  }

  /** When the chat is to be answered, as far as the queue is ordered by it. */
  private dueBy(since: Date): Date | null {
    const { policy, deadlines } = this.scenario;
    return policy.queueOrder === 'due' ? deadlines.of(this.stream, { kind: 'firstResponse', since }) : null;
  }
}

/** Converts simulated seconds to the `Date` that the planner expects, rounded to milliseconds. */
export function dateAt(seconds: number): Date {
  return new Date(Math.round(seconds * 1000));
}
