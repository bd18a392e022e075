import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { randomness } from './randomness';

/** Probabilities of faults per piece of data, 0–1. */
export interface Weather {
  /** The connection closes before the piece is delivered. */
  cut: number;
  /** The piece is accepted but never delivered, then the connection closes: the sender cannot know. */
  swallow: number;
  /** The connection becomes half open: from now on nothing is delivered in either direction, and neither side is told. */
  halfOpen: number;
  /** A new connection is refused. */
  refuse: number;
  /** Maximum random delay of each piece, in milliseconds. */
  delayMs: number;
}

export const CALM: Weather = { cut: 0, swallow: 0, halfOpen: 0, refuse: 0, delayMs: 0 };
export const STORM: Weather = { cut: 0.015, swallow: 0.015, halfOpen: 0.01, refuse: 0.2, delayMs: 15 };

interface Tunnel {
  ends: [Socket, Socket];
  isDead: boolean;
}

/** Fault-injecting TCP proxy between clients and servers; its faults follow from a seed. */
export class FlakyProxy {
  /** Number of faults so far, by kind. */
  readonly did = { cut: 0, swallow: 0, halfOpen: 0, refuse: 0, passed: 0 };
  weather: Weather = CALM;
  private readonly tunnels = new Set<Tunnel>();
  private readonly chance: () => number;

  private constructor(
    private readonly server: Server,
    private readonly targets: () => string[],
    seed: number,
  ) {
    this.chance = randomness(seed);
  }

  /** @param targets returns the URLs (`http://host:port`, or of any other scheme) of the servers that are running now */
  static async start(targets: () => string[], seed: number): Promise<FlakyProxy> {
    const server = createServer({ allowHalfOpen: false });
    const proxy = new FlakyProxy(server, targets, seed);
    server.on('connection', (socket) => proxy.accept(socket));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return proxy;
  }

  /** Whether each kind of fault has happened. */
  get didAll(): boolean {
    return Object.values(this.did).every((times) => times > 0);
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Cuts all connections at once. */
  cutAll(): void {
    for (const tunnel of this.tunnels) this.close(tunnel);
  }

  async stop(): Promise<void> {
    this.cutAll();
    this.server.close();
    await once(this.server, 'close');
  }

  private accept(client: Socket): void {
    const targets = this.targets();
    const target = targets[Math.floor(this.chance() * targets.length)];
    if (target === undefined || this.happens('refuse')) return void client.resetAndDestroy();
    const { hostname, port } = new URL(target);
    const server = connect(Number(port), hostname);
    const tunnel: Tunnel = { ends: [client, server], isDead: false };
    this.tunnels.add(tunnel);
    this.pass(tunnel, client, server);
    this.pass(tunnel, server, client);
  }

  private pass(tunnel: Tunnel, from: Socket, to: Socket): void {
    let queue = Promise.resolve();
    let due = 0;
    from.setNoDelay(true);
    from.on('error', () => this.close(tunnel));
    // Data already accepted is delivered first. A half-open tunnel does not pass the end on.
    from.on('close', () => void queue.then(() => tunnel.isDead || this.close(tunnel)));
    from.on('data', (piece) => {
      if (tunnel.isDead) return;
      if (this.happens('cut')) return this.close(tunnel);
      if (this.happens('swallow')) return (void sleep(50).then(() => this.close(tunnel)), void (tunnel.isDead = true));
      if (this.happens('halfOpen')) return void (tunnel.isDead = true);
      // A late piece holds up those behind it, and does not make them later than that.
      const at = (due = Math.max(due, performance.now() + this.chance() * this.weather.delayMs));
      queue = queue.then(() => sleepUntil(at)).then(() => void (tunnel.isDead || (to.write(piece), (this.did.passed += 1))));
    });
  }

  private happens(what: 'cut' | 'swallow' | 'halfOpen' | 'refuse'): boolean {
    if (this.chance() >= this.weather[what]) return false;
    this.did[what] += 1;
    return true;
  }

  private close(tunnel: Tunnel): void {
    tunnel.isDead = true;
    this.tunnels.delete(tunnel);
    for (const end of tunnel.ends) end.resetAndDestroy();
  }
}

async function sleepUntil(at: number): Promise<void> {
  const ms = at - performance.now();
  if (ms > 0) await sleep(ms);
}
