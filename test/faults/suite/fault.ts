import { setTimeout as sleep } from 'node:timers/promises';
import type { Load } from './load';
import type { Stage, StageOptions } from './stage';

/** What a fault may do, and with what. */
export class Scene {
  /** Random numbers of this fault, the same in every run. */
  readonly chance: () => number;
  /** What was seen of the fault itself, for the report. */
  readonly seen: string[] = [];
  private readonly end: number;

  constructor(
    readonly stage: Stage,
    readonly load: Load,
    /** Duration of the fault; those within it are said for one of a minute, and are in proportion. */
    private readonly seconds: number,
  ) {
    this.chance = stage.chance(0x0fa17);
    this.end = performance.now() + seconds * 1_000;
  }

  get isOver(): boolean {
    return performance.now() >= this.end;
  }

  /** Waits for so many seconds of a minute's fault. */
  async pause(seconds: number): Promise<void> {
    await sleep((seconds * 1_000 * this.seconds) / 60);
  }

  async untilItIsOver(): Promise<void> {
    await sleep(Math.max(0, this.end - performance.now()));
  }

  /** Does something again and again, so many seconds of a minute's fault apart. */
  async every(seconds: number, act: () => Promise<void>): Promise<void> {
    while (!this.isOver) {
      await act();
      await this.pause(seconds);
    }
  }

  oneOf<T>(all: readonly T[]): T {
    return all[Math.floor(this.chance() * all.length)]!;
  }
}

export interface Fault {
  name: string;
  /** What fails, and for how long when the fault lasts a minute. */
  what: string;
  stage?: Pick<StageOptions, 'links' | 'pool'>;
  /** Size of the disk that Postgres has to itself, in megabytes. */
  diskMegabytes?: number;
  /** Begins, lasts and is healed; people go on meanwhile. */
  happen: (scene: Scene) => Promise<void>;
}
