import { useQuery } from '@tanstack/react-query';
import { Copy, Plus, Route, Tags } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#ui/parts/Button/Button';
import { Empty, ErrorState } from '#ui/parts/Empty/Empty';
import { Skeleton } from '#ui/parts/Skeleton/Skeleton';
import { toasts } from '#ui/parts/Toast/toasts';
import type { AgentView } from '#client/core';
import type { Page } from '../../data/queries';
import { useDesk } from '../../live/context';
import { messageOf } from '../../shell/problems';
import { t } from '../../words/admin';
import { AdminPage } from '../frame/AdminPage';
import { SaveBar } from '../frame/SaveBar';
import { copy } from '../frame/Secret';
import { useAdminSearch } from '../frame/search';
import { SearchInput, Toolbar } from '../frame/Toolbar';
import { mayAs } from '../roles';
import { Matrix } from './Matrix';
import { readSheet, writeSheet } from './sheet';
import { DeleteSkill, type Skill, SkillDialog } from './SkillDialog';
import { AGENTS, readAgents, savedLevel, useLevels } from './useLevels';
import { WhoCould } from './WhoCould';

export const SKILLS = ['skills', 'full'];
const SHOWN = 100;

/** Who can do what, as a matrix; and who would get a chat that asks for it. */
export function SkillsPage() {
  const { rest } = useDesk().client;
  const agents = useQuery({ queryKey: AGENTS, queryFn: () => readAgents(rest) });
  const skills = useQuery({
    queryKey: SKILLS,
    queryFn: async () => (await rest.get<Page<Skill>>('/skills')).data.sort((a, b) => a.name.localeCompare(b.name)),
  });
  if (agents.data && skills.data) return <Skills agents={agents.data} skills={skills.data} />;
  const failed = [agents, skills].find(({ isError }) => isError);
  return (
    <AdminPage title={t('skills.title')} lead={t('skills.lead')}>
      {failed ? (
        <ErrorState title={t('error.list')} text={messageOf(failed.error)} onRetry={() => void failed.refetch()} />
      ) : (
        <Skeleton lines={10} label={t('loading')} />
      )}
    </AdminPage>
  );
}

function Skills({ agents, skills }: { agents: AgentView[]; skills: Skill[] }) {
  const { user } = useDesk();
  const [search, setSearch] = useAdminSearch();
  const [deleting, remove] = useState<Skill>();
  const [most, setMost] = useState(SHOWN);
  const levels = useLevels();
  const mayChange = mayAs(user, 'admin');
  const found = agents.filter(({ name }) => name.toLocaleLowerCase().includes((search.q ?? '').toLocaleLowerCase()));
  const shown = found.slice(0, most);
  const names = skills.map(({ name }) => name);
  const level = (agent: AgentView, skill: string): number => levels.edits[agent.id]?.[skill] ?? savedLevel(agent, skill);
  const close = (): void => setSearch({ part: undefined });
  const open = skills.find(({ name }) => name === search.part?.slice(6) && search.part.startsWith('skill:'));

  function paste(text: string, at: { row: number; column: number }): void {
    const sheet = readSheet(
      text,
      shown.map(({ name }) => name),
      names,
      at,
    );
    if ('problem' in sheet) return void toasts.say(t(sheet.problem.key, sheet.problem.values), { tone: 'bad' });
    levels.set(sheet.levels.map((cell) => ({ agent: shown[cell.row]!, skill: names[cell.column]!, level: cell.level })));
    toasts.say(t('skills.pasted', { count: sheet.levels.length }));
  }
  const sheet = (): string =>
    writeSheet(
      shown.map(({ name }) => name),
      names,
      ({ row, column }) => level(shown[row]!, names[column]!),
    );
  return (
    <AdminPage
      title={t('skills.title')}
      lead={t('skills.lead')}
      actions={
        <>
          <Button onPress={() => setSearch({ part: 'who' })} isDisabled={skills.length === 0}>
            <Route aria-hidden /> {t('skills.who')}
          </Button>
          {mayChange && (
            <Button kind="primary" onPress={() => setSearch({ part: 'new' })}>
              <Plus aria-hidden /> {t('skills.new')}
            </Button>
          )}
        </>
      }
    >
      {skills.length === 0 ? (
        <Empty icon={<Tags />} title={t('skills.none')} text={t('skills.noneText')} />
      ) : (
        <>
          <Toolbar>
            <SearchInput label={t('skills.search')} q={search.q ?? ''} onSearch={(q) => setSearch({ q }, { replace: true })} />
            <Button onPress={() => void copy(sheet())}>
              <Copy aria-hidden /> {t('skills.copy')}
            </Button>
          </Toolbar>
          <Matrix
            agents={shown}
            all={agents}
            skills={skills}
            edits={levels.edits}
            mayChange={mayChange}
            onSet={(agent, skill, next) => levels.set([{ agent, skill, level: next }])}
            onPaste={paste}
            onOpen={(skill) => setSearch({ part: `skill:${skill.name}` })}
          />
          {shown.length === 0 && <Empty title={t('people.none')} text={t('people.noneText')} />}
          {found.length > shown.length && (
            <div>
              <Button size="s" onPress={() => setMost(most + SHOWN)}>
                {t('list.more')}
              </Button>
            </div>
          )}
        </>
      )}
      {mayChange && (
        <SaveBar
          isDirty={levels.count > 0}
          saving={levels.saving}
          onSave={() => void levels.save().then((done) => done && toasts.say(t('saved')))}
          onDiscard={levels.discard}
          text={t('skills.changed', { count: levels.count })}
        />
      )}
      {search.part === 'who' && <WhoCould skills={skills} onClose={close} />}
      {mayChange && search.part === 'new' && <SkillDialog onClose={close} />}
      {mayChange && open && !deleting && <SkillDialog key={open.name} skill={open} onDelete={() => remove(open)} onClose={close} />}
      {deleting && (
        <DeleteSkill
          skill={deleting}
          onClose={() => {
            remove(undefined);
            close();
          }}
        />
      )}
    </AdminPage>
  );
}
