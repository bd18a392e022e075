import type { Scenario } from '../scenario';
import { readScenario } from '../scenario-input';

/** Creates a scenario of one hour, one agent and a chat per minute, with the given differences. */
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
