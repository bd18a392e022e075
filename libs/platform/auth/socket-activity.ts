import { Injectable } from '@nestjs/common';
import type { Caller } from './caller';

/** Which staff did something lately, by socket or REST; gathered, since it happens at every event. */
@Injectable()
export class SocketActivity {
  private active = new Set<string>();

  note(caller: Caller | undefined): void {
    if (caller?.type === 'staff') this.active.add(caller.id);
  }

  /** Those who were active since the last call. */
  release(): string[] {
    const ids = [...this.active];
    this.active.clear();
    return ids;
  }
}
