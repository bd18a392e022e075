import { Injectable } from '@nestjs/common';
import type { Caller } from './caller';

/**
 * Activity of staff: the ids of those who recently used a socket or REST. Collected in memory, because activity occurs with every event.
 */
@Injectable()
export class SocketActivity {
  private active = new Set<string>();

  note(caller: Caller | undefined): void {
    if (caller?.type === 'staff' && !caller.apiKey) this.active.add(caller.id);
  }

  /** Returns the ids of the staff active since the last call, and forgets them. */
  release(): string[] {
    const ids = [...this.active];
    this.active.clear();
    return ids;
  }
}
