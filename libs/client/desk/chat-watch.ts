import type { PersonName, Problem } from '../../protocol';
import { ObservableValue } from '../core/external-store';
import { ProblemError } from '../core/problem-error';
import { PATIENT, RetryLoop } from '../core/retry-loop';
import { type DeskSource, isOnline } from './source';

export interface ChatWatchSnapshot {
  /** `refused`: see `problem`, e.g. the chat is closed. */
  status: 'asking' | 'watching' | 'refused';
  /** Who watches visibly. */
  watchers: PersonName[];
  problem?: Problem;
}

/** Watch of a supervisor over an open chat, until it is stopped: it begins again after each reconnect, since a watch ends with its socket. */
export class ChatWatch extends ObservableValue<ChatWatchSnapshot> {
  private state: ChatWatchSnapshot = { status: 'asking', watchers: [] };
  private readonly loop = new RetryLoop(() => this.ask(), PATIENT);
  private readonly stopHearing: () => void;
  private isStopped = false;

  constructor(
    private readonly source: DeskSource,
    readonly chatId: string,
  ) {
    super(() => this.state);
    this.stopHearing = source.on('ready', () => this.loop.wakeNow());
    this.loop.wake();
  }

  stop(): void {
    this.isStopped = true;
    this.stopHearing();
    this.loop.stop();
    if (isOnline(this.source)) void this.source.ask('chat.watch', { chatId: this.chatId, watch: false }).catch(() => undefined);
  }

  private async ask(): Promise<void> {
    if (this.isStopped || !isOnline(this.source)) return;
    try {
      const { watchers } = await this.source.ask('chat.watch', { chatId: this.chatId, watch: true });
      this.set({ status: 'watching', watchers });
    } catch (error) {
      if (!(error instanceof ProblemError) || error.isPassing) throw error;
      this.set({ status: 'refused', watchers: [], problem: error.problem });
    }
  }

  private set(state: ChatWatchSnapshot): void {
    this.state = state;
    this.changed();
  }
}
