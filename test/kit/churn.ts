import type { Api } from './api';
import type { StartedChat, Switchboard } from './switchboard';

export const MOVES = ['start', 'start', 'write', 'answer', 'transfer', 'tag', 'prioritise', 'close', 'rate', 'wait', 'roll up'] as const;

/** What one of the chats undergoes; `which` chooses among chats, agents, tags, scores, and `seconds` is how long a wait is. */
export interface Move {
  move: (typeof MOVES)[number];
  which: number;
  seconds: number;
}

/** Churn: what happens to chats of a Switchboard, of which a supervisor does what agents would. */
export class Churn {
  readonly chats: StartedChat[] = [];

  constructor(
    private readonly switchboard: Switchboard,
    private readonly supervisor: Api,
    private readonly agentIds: string[],
  ) {}

  /** @throws Error when an answer is none that a chat in some state may give */
  async make({ move, which, seconds }: Move): Promise<void> {
    if (move === 'start') return void this.chats.push(await this.switchboard.startChat({ message: 'Hello' }));
    if (move === 'wait') return this.switchboard.clock.advance(seconds);
    if (move === 'roll up') return this.switchboard.sweep();
    const started = this.chats[which % Math.max(1, this.chats.length)];
    if (!started) return;
    const { status } = await this.done(move, started, which);
    if (![200, 201, 403, 404, 409, 422].includes(status)) throw new Error(`${move} was answered with ${status}`);
  }

  private done(move: Exclude<Move['move'], 'start' | 'wait' | 'roll up'>, { chat, customerToken }: StartedChat, which: number) {
    const cleo = this.switchboard.as({ token: customerToken });
    const path = `/chats/${chat.id}`;
    const text = {
      clientMessageId: `${move}-${this.switchboard.clock.now().getTime()}-${Math.trunc(performance.now() * 1000)}`,
      text: move,
    };
    return {
      write: () => cleo.post(`${path}/messages`, text),
      answer: () => this.supervisor.post(`${path}/messages`, text),
      transfer: () => this.supervisor.post(`${path}/transfer`, { agentId: this.agentIds[which % this.agentIds.length] }),
      tag: () => this.supervisor.put(`${path}/tags`, { tags: [`tag ${which % 3}`] }),
      prioritise: () => this.supervisor.put(`${path}/priority`, { priority: which % 2 ? 'urgent' : 'low' }),
      close: () => this.supervisor.post(`${path}/close`, { resolution: which % 2 ? 'resolved' : 'unresolved' }),
      rate: () => cleo.put(`${path}/rating`, { score: 1 + (which % 5) }),
    }[move]();
  }
}
