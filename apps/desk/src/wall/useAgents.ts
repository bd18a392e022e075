import { useEffect, useState } from 'react';
import type { AgentRow, Floor } from './floor';

const EVERY_MS = 250;

/** All agents for what is counted over them, at most four times a second: a thousand need not be added up at each change of one. */
export function useAgents(floor: Floor): readonly AgentRow[] {
  const [agents, setAgents] = useState(() => floor.getSnapshot().agents);
  useEffect(() => {
    let later: ReturnType<typeof setTimeout> | undefined;
    const take = (): void => {
      later = undefined;
      setAgents(floor.getSnapshot().agents);
    };
    const stop = floor.subscribe(() => (later ??= setTimeout(take, EVERY_MS)));
    take();
    return () => {
      stop();
      clearTimeout(later);
    };
  }, [floor]);
  return agents;
}
