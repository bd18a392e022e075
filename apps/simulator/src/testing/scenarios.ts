import type { Scenario } from '../scenario';
import { readScenario } from '../scenario-input';

/** An hour with one agent and a chat a minute, and whatever is to be different. */
export function aScenario(different: Record<string, unknown> = {}): Scenario {
  return readScenario({ hours: 1, arrivals: [aStream()], agents: manyAgents(1), ...different });
}

export function aStream(different: Record<string, unknown> = {}): Record<string, unknown> {
  const arrives = 'atSeconds' in different ? {} : { perHour: 60 };
  return { name: 'chats', ...arrives, handling: { kind: 'constant', seconds: 30 }, ...different };
}

export function manyAgents(count: number, different: Record<string, unknown> = {}): Record<string, unknown>[] {
  return [{ count, maxConcurrentChats: 1, ...different }];
}
