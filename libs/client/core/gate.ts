interface Waiting<K> {
  key: K;
  enter: () => void;
}

/** Semaphore: lets so many through at a time; of those who wait the preferred first, the others in the order in which they came. */
export class Gate<K = void> {
  private readonly waiting: Waiting<K>[] = [];
  private inside = 0;

  constructor(
    private places: number,
    private readonly isPreferred: (key: K) => boolean = () => false,
  ) {}

  through = async <T>(work: () => Promise<T>, key: K): Promise<T> => {
    if (this.inside < this.places) this.inside += 1;
    else await new Promise<void>((enter) => this.waiting.push({ key, enter }));
    try {
      return await work();
    } finally {
      this.inside -= 1;
      this.admit();
    }
  };

  /** From now on so many are let through at a time. */
  widen(places: number): void {
    this.places = places;
    this.admit();
  }

  private admit(): void {
    while (this.inside < this.places && this.waiting.length > 0) {
      const preferred = this.waiting.findIndex(({ key }) => this.isPreferred(key));
      const [next] = this.waiting.splice(Math.max(0, preferred), 1);
      this.inside += 1;
      next!.enter();
    }
  }
}
