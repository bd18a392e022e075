import { plan, type AgentLoad, type Assignment, type TeamLoad, TeamLoads } from '#routing/planner';
import { Arrivals, dateAt } from './arrivals';
import { Desk } from './desk';
import type { Scenario } from './scenario';
import type { SimulatedChat } from './simulated-chat';
import { Timeline } from './timeline';
import { WaitingLine } from './waiting-line';

/** Outcome of a run: the chats in the order of arrival, and the desks in the order of the scenario's agents. */
export interface Outcome {
  readonly chats: readonly SimulatedChat[];
  readonly desks: readonly Desk[];
}

/** The planner reads its current values when it makes a plan. */
type MutableTeam = { -readonly [K in keyof TeamLoad]: TeamLoad[K] };

const STEPS_BETWEEN_PROGRESS = 1_000;

/**
 * Discrete-event simulation: the queue and the agents of a scenario on a virtual clock. Assignments are made by the planner of the
 * production system, at every moment at which its decision could change: somebody arrives or leaves, a seat or a place in a team becomes free,
 * an agent has had room to breathe, a preferred skill is relaxed, or a chat overflows to other teams.
 */
export class Simulation {
  private readonly timeline = new Timeline();
  private readonly line: WaitingLine;
  private readonly desks: Desk[];
  private readonly loads: readonly AgentLoad[];
  private readonly deskOf: ReadonlyMap<string, number>;
  private readonly teamOf: ReadonlyMap<string, MutableTeam>;
  private readonly teams: TeamLoads;
  private readonly chats: SimulatedChat[] = [];
  private freeSeats = 0;

  constructor(private readonly scenario: Scenario) {
    const window = { fromSeconds: scenario.warmUpSeconds, toSeconds: scenario.seconds };
    this.line = new WaitingLine(scenario.streams.length);
    this.desks = scenario.agents.map((agent) => new Desk(agent, window));
    this.loads = this.desks.map(({ load }) => load);
    this.deskOf = new Map(scenario.agents.map(({ id }, at) => [id, at]));
    this.teamOf = new Map(scenario.teams.map((team) => [team.teamId, { ...team }]));
    this.teams = new TeamLoads(this.teamOf.values());
  }

  /** @param onProgress called occasionally with the fraction done, 0–1 */
  run(onProgress: (done: number) => void = () => undefined): Outcome {
    this.scenario.agents.forEach((_, at) => this.scheduleShifts(at));
    this.scenario.streams.forEach((stream, at) => this.scheduleArrival(new Arrivals(this.scenario, stream, at)));
    for (let steps = 1; this.timeline.step(); steps++) {
      if (steps % STEPS_BETWEEN_PROGRESS === 0) onProgress(Math.min(1, this.timeline.now / this.scenario.seconds));
    }
    const end = Math.max(this.timeline.now, this.scenario.seconds);
    this.desks.forEach((desk) => desk.countUntil(end));
    for (const chat of this.line.chats) chat.waitedSeconds = end - chat.arrivedAt;
    return { chats: this.chats, desks: this.desks };
  }

  private scheduleShifts(at: number): void {
    const { shifts } = this.scenario.agents[at]!;
    for (const { fromSeconds, toSeconds } of shifts ?? [{ fromSeconds: 0, toSeconds: Infinity }]) {
      this.timeline.at(fromSeconds, () => this.beginShift(this.desks[at]!));
      if (toSeconds !== Infinity) this.timeline.at(toSeconds, () => this.endShift(this.desks[at]!));
    }
  }

  private scheduleArrival(arrivals: Arrivals): void {
    const next = arrivals.nextAfter(this.timeline.now);
    if (next === undefined) return;
    this.timeline.at(next, () => {
      this.arrive(arrivals.take(this.timeline.now, this.chats.length));
      this.scheduleArrival(arrivals);
    });
  }

  private arrive(chat: SimulatedChat): void {
    this.chats.push(chat);
    this.line.add(chat);
    this.route();
    if (chat.fate !== 'waiting') return;
    if (chat.patienceSeconds !== Infinity) this.timeline.after(chat.patienceSeconds, () => this.abandon(chat));
    for (const atMs of this.easings(chat)) this.timeline.at(atMs / 1000, () => chat.fate === 'waiting' && this.route());
  }

  /** When a waiting chat may go to more agents: its preferred skills are relaxed, and it overflows to other teams. */
  private easings({ asked }: SimulatedChat): number[] {
    const relaxed = asked.skills.flatMap(({ required, relaxAfterSeconds }) =>
      required || !relaxAfterSeconds ? [] : asked.queuedAt.getTime() + Math.ceil(relaxAfterSeconds * 1000),
    );
    const overflowsAt = this.teams.overflowsAt(asked);
    return overflowsAt ? [...relaxed, overflowsAt.getTime()] : relaxed;
  }

  private route(): void {
    if (this.freeSeats === 0 || this.line.size === 0) return;
    const { policy } = this.scenario;
    const { assignments } = plan(this.line.heads(this.freeSeats), this.loads, policy, dateAt(this.timeline.now), this.teams);
    for (const assignment of assignments) this.answer(assignment);
  }

  private answer({ chatId, agentId, teamId }: Assignment): void {
    const { now } = this.timeline;
    const { breathingSeconds = 0 } = this.scenario.policy;
    const chat = this.line.find(chatId);
    chat.agent = this.deskOf.get(agentId)!;
    const desk = this.desks[chat.agent]!;
    const team = teamId === null ? undefined : this.teamOf.get(teamId);
    this.leaveLine(chat, 'answered');
    const nextChatAt = breathingSeconds > 0 ? dateAt(now + breathingSeconds) : null;
    this.countingFreeSeats(desk, () => (chat.seats = desk.take(chat.asked.weight ?? 1, now, dateAt(now), nextChatAt)));
    if (team) team.activeChats++;
    if (nextChatAt) this.timeline.at(nextChatAt.getTime() / 1000, () => this.route());
    this.timeline.after(chat.handlingSeconds, () => this.close(chat, desk, team));
  }

  /** Wrapping up takes seats of the agent, and no place in the team. */
  private close(chat: SimulatedChat, desk: Desk, team?: MutableTeam): void {
    if (team) team.activeChats--;
    if (chat.wrapUpSeconds === 0) return this.free(chat, desk);
    this.timeline.after(chat.wrapUpSeconds, () => this.free(chat, desk));
    if (team) this.route();
  }

  private free(chat: SimulatedChat, desk: Desk): void {
    this.countingFreeSeats(desk, () => desk.release(chat.seats, this.timeline.now));
    this.route();
  }

  private abandon(chat: SimulatedChat): void {
    if (chat.fate === 'waiting') this.leaveLine(chat, 'abandoned');
  }

  private leaveLine(chat: SimulatedChat, fate: 'answered' | 'abandoned'): void {
    chat.fate = fate;
    chat.waitedSeconds = this.timeline.now - chat.arrivedAt;
    this.line.remove(chat);
  }

  private beginShift(desk: Desk): void {
    this.countingFreeSeats(desk, () => desk.show('online', this.timeline.now));
    this.route();
  }

  /** Routes again, because when the last agent with a preferred skill leaves, chats stop waiting for that skill. */
  private endShift(desk: Desk): void {
    this.countingFreeSeats(desk, () => desk.show('offline', this.timeline.now));
    this.route();
  }

  /** Updates the total of free seats. Seats of an absent agent do not count, even when a chat ends. */
  private countingFreeSeats(desk: Desk, change: () => void): void {
    const before = desk.freeSeats;
    change();
    this.freeSeats += desk.freeSeats - before;
  }
}
