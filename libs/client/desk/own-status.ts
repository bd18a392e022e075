import type { AgentStatus, AgentView } from '../../protocol';
import { ObservableValue } from '../core/external-store';
import type { DeskSource } from './source';

export interface OwnStatusSnapshot {
  /** Null until the greeting. */
  agent: AgentView | null;
  /** The status that was selected here and is not confirmed yet. */
  selecting: AgentStatus | null;
}

/** The agent's own status and load, from the greeting and later events. */
export class OwnStatus extends ObservableValue<OwnStatusSnapshot> {
  private agent: AgentView | null = null;
  private selecting: AgentStatus | null = null;

  constructor(private readonly source: DeskSource) {
    super(() => ({ agent: this.agent, selecting: this.selecting }));
    source.on('ready', (ready) => 'agent' in ready && this.update(ready.agent));
    source.on('agent.status', ({ agentId, ...status }) => {
      if (this.agent?.id === agentId) this.update({ ...this.agent, ...status });
    });
  }

  /** Selects a status. It is shown immediately, and reverted when the server refuses it. @throws ProblemError */
  async select(status: AgentStatus): Promise<void> {
    this.selecting = status;
    this.changed();
    try {
      this.update((await this.source.ask('status.set', { status })).agent);
    } finally {
      if (this.selecting === status) this.selecting = null;
      this.changed();
    }
  }

  private update(agent: AgentView): void {
    this.agent = agent;
    this.changed();
  }
}
