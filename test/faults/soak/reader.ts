import { setTimeout as sleep } from 'node:timers/promises';
import type { Scene } from '../suite/fault';

const ANSWERS_WITHIN_MS = 10_000;
const DAY_MS = 86_400_000;

/** What the pages of the desk, of Prometheus and of a shop ask for. */
function paths(): string[] {
  const days = `from=${new Date(Date.now() - DAY_MS).toISOString()}&to=${new Date().toISOString()}`;
  return [
    ...['/v1/chats?limit=50', '/v1/chats?limit=50&status=closed&sort=-lastMessageAt', '/v1/chats?limit=50&q=says'],
    ...['/v1/search?q=customer', '/v1/customers?limit=50', '/v1/tickets?limit=50', '/v1/canned-responses?limit=50'],
    ...['/v1/queue?limit=50', '/v1/workload', '/v1/agents?limit=50', '/v1/settings', '/v1/audit?limit=50'],
    ...[`/v1/analytics/overview?${days}`, `/v1/analytics/agents?${days}`, '/v1/widget/config', '/metrics', '/health/ready'],
  ];
}

/** An admin who reads one page after the other, and a chat from its beginning. */
export class Reader {
  /** How long each answer took. */
  readonly tookMs: number[] = [];
  readonly failures: string[] = [];

  constructor(private readonly scene: Scene) {}

  async readUntilItIsOver(everyMs: number): Promise<void> {
    while (!this.scene.isOver) {
      for (const path of paths()) {
        if (this.scene.isOver) return;
        await this.read(path);
        await sleep(everyMs);
      }
      const [newest] = (await this.read<{ data: { id: string }[] }>('/v1/chats?limit=1'))?.data ?? [];
      if (newest) await this.read(`/v1/chats/${newest.id}/messages`);
    }
  }

  private async read<T>(path: string): Promise<T | undefined> {
    const { proxy, admin } = this.scene.stage;
    const asked = performance.now();
    try {
      const headers = { authorization: `Bearer ${admin.token}` };
      const answer = await fetch(proxy.url + path, { headers, signal: AbortSignal.timeout(ANSWERS_WITHIN_MS) });
      const text = await answer.text();
      this.tookMs.push(performance.now() - asked);
      if (!answer.ok) this.failures.push(`${path}: ${answer.status}`);
      return path === '/metrics' ? undefined : (JSON.parse(text) as T);
    } catch (error) {
      this.failures.push(`${path}: ${String(error)}`);
      return undefined;
    }
  }
}
