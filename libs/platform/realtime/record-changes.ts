import type { RecordChange, ServerEventName } from '#protocol';
import type { Told } from './told';

const GATHER_MS = 250;
/** Beyond so many records the lists they are in are read again. */
const MOST_AT_ONCE = 100;

interface Audience extends Pick<Told<ServerEventName>, 'to' | 'except'> {
  name: ServerEventName;
  changes: Map<string, RecordChange>;
}

/** Debounced batch of changed records: of several changes of one record the last, of too many records one word about all of them. */
export class RecordChanges {
  private audiences = new Map<string, Audience>();
  private timer?: NodeJS.Timeout;

  constructor(private readonly emit: (name: ServerEventName, told: Told<ServerEventName>, change: RecordChange) => void) {}

  add(name: ServerEventName, { payload, to, except }: Told<ServerEventName>): void {
    const change = payload as RecordChange;
    const key = JSON.stringify([name, to, except]);
    const audience = this.audiences.get(key) ?? { name, to, except, changes: new Map<string, RecordChange>() };
    this.audiences.set(key, audience);
    const id = change.id ?? '';
    const isStillNew = change.change === 'changed' && audience.changes.get(id)?.change === 'created';
    if (!isStillNew) audience.changes.set(id, change);
    this.timer ??= setTimeout(() => this.flush(), GATHER_MS);
  }

  /** Drops what has not been told. */
  stop(): void {
    clearTimeout(this.timer);
  }

  private flush(): void {
    const audiences = [...this.audiences.values()];
    this.audiences = new Map();
    this.timer = undefined;
    for (const { name, to, except, changes } of audiences) {
      const told: RecordChange[] = changes.size > MOST_AT_ONCE ? [{ id: null, change: 'changed' }] : [...changes.values()];
      for (const change of told) this.emit(name, { payload: change, to, except }, change);
    }
  }
}
