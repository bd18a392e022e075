import { useState } from 'react';
import type { AgentView, Rest } from '#client/core';
import type { Page } from '../../data/queries';
import { useDesk } from '../../live/context';
import { messageOf } from '../../shell/problems';
import { type Saving, useSaving } from '../../shell/useSaving';
import { t } from '../../words/admin';

export const AGENTS = ['admin-agents'];

const byName = (a: AgentView, b: AgentView): number => a.name.localeCompare(b.name, undefined, { numeric: true });
/** Everybody, as they are now. */
export const readAgents = async (rest: Rest): Promise<AgentView[]> => (await rest.get<Page<AgentView>>('/agents')).data.sort(byName);

type Levels = Readonly<Record<string, number>>;

export interface LevelsEditing {
  /** Of an agent by id, what was changed by skill. */
  edits: Readonly<Record<string, Levels>>;
  count: number;
  set: (cells: readonly { agent: AgentView; skill: string; level: number }[]) => void;
  discard: () => void;
  save: () => Promise<boolean>;
  saving: Saving;
}

export const savedLevel = ({ skills }: AgentView, skill: string): number => skills.find(({ name }) => name === skill)?.level ?? 0;

/** Levels that were changed and are not saved; the skills of each agent are saved as a whole. */
export function useLevels(): LevelsEditing {
  const { client, queries } = useDesk();
  const [edits, setEdits] = useState<LevelsEditing['edits']>({});
  const saving = useSaving([]);
  const [problem, setProblem] = useState<string | null>(null);

  async function saveOne(agent: AgentView, levels: Levels): Promise<void> {
    const kept = agent.skills.filter(({ name }) => !(name in levels)).map(({ name, level }) => ({ name, level }));
    const given = Object.entries(levels).flatMap(([name, level]) => (level > 0 ? [{ name, level }] : []));
    const next = await client.rest.put<AgentView>(`/agents/${agent.id}/skills`, { skills: [...kept, ...given] });
    queries.setQueryData(AGENTS, (before: AgentView[] | undefined) => before?.map((each) => (each.id === agent.id ? next : each)));
    setEdits(({ [agent.id]: _saved, ...others }) => others);
  }
  /**
   * One after the other: what was saved before a refusal stays saved, and the rest stays to be saved. Skills that somebody else gave or took
   * meanwhile stay as that one left them.
   */
  async function saveAll(): Promise<boolean> {
    setProblem(null);
    return saving.save(async () => {
      const now = await queries.fetchQuery({ queryKey: AGENTS, queryFn: () => readAgents(client.rest), staleTime: 0 });
      for (const agent of now) {
        const levels = edits[agent.id];
        if (!levels) continue;
        try {
          await saveOne(agent, levels);
        } catch (error) {
          setProblem(t('skills.refused', { name: agent.name, reason: messageOf(error) }));
          throw error;
        }
      }
    });
  }
  return {
    edits,
    count: Object.values(edits).reduce((sum, levels) => sum + Object.keys(levels).length, 0),
    set: (cells) => {
      setProblem(null);
      setEdits((before) => {
        const next = { ...before };
        for (const { agent, skill, level } of cells) {
          const { [skill]: _before, ...others } = next[agent.id] ?? {};
          const levels = savedLevel(agent, skill) === level ? others : { ...others, [skill]: level };
          if (Object.keys(levels).length > 0) next[agent.id] = levels;
          else delete next[agent.id];
        }
        return next;
      });
    },
    discard: () => {
      setEdits({});
      setProblem(null);
    },
    save: saveAll,
    saving: { ...saving, problem: problem ?? saving.problem },
  };
}
