import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import { Empty } from '#ui/parts/Empty/Empty';
import { toasts } from '#ui/parts/Toast/toasts';
import { useCommands } from '../commands/registry';
import { useDesk, useSelected } from '../live/context';
import { messageOf } from '../shell/problems';
import { t } from '../words/wall';
import { AgentsPane } from './AgentsPane';
import { AlarmStrip } from './AlarmStrip';
import { type Acting, WallContext } from './context';
import { seatsOf, skillsOf, teamsOf } from './figures';
import { type Floor, floorOf } from './floor';
import { GroupsPane } from './GroupsPane';
import { HandsStrip } from './HandsStrip';
import { Header } from './Header';
import { QueuePane } from './QueuePane';
import { readSearch, type WallSearch } from './search';
import { SideHeader } from './SideHeader';
import { Tiles } from './Tiles';
import { Today } from './Today';
import { useAgents } from './useAgents';
import { useTeams } from './useTeams';
import { useWallCommands } from './useWallCommands';
import css from './WallPage.module.css';

const Dialogs = lazy(() => import('./Dialogs').then(({ Dialogs: dialogs }) => ({ default: dialogs })));
const BoardMode = lazy(() => import('./BoardMode').then(({ BoardMode: board }) => ({ default: board })));

/** The floor as it is at this moment, for supervisors. Which part of it, in which order and with what open is in the address. */
export function WallPage() {
  const desk = useDesk();
  if (desk.isSupervisor) return <LiveWall />;
  return (
    <>
      <h1 className="sr-only">{t('title')}</h1>
      <Empty title={t('forbidden')} text={t('forbiddenText')} />
    </>
  );
}

function LiveWall() {
  const desk = useDesk();
  const floor = floorOf(desk);
  useEffect(() => floor.watch(), [floor]);
  const navigate = useNavigate();
  const given = useSearch({ from: '/desk/wall' });
  const search = useMemo(() => readSearch(given), [given]);
  const [acting, act] = useState<Acting | null>(null);
  const [dragged, drag] = useDragging();
  const change = useCallback(
    (next: WallSearch | ((before: WallSearch) => WallSearch)) => void navigate({ to: '/wall', search: next, replace: true }),
    [navigate],
  );
  const open = useCallback((more: WallSearch) => void navigate({ to: '/wall', search: (before) => ({ ...before, ...more }) }), [navigate]);
  const assign = useCallback(
    (chatId: string, agentId: string) => {
      const name = floor.agent(agentId)?.name ?? '';
      desk.client.rest.post(`/chats/${chatId}/assign`, { agentId }).then(
        () => toasts.say(t('assigned', { name })),
        (error: unknown) => toasts.say(messageOf(error), { tone: 'bad' }),
      );
    },
    [desk, floor],
  );
  const actions = useMemo(
    () => ({
      floor,
      act,
      dragged,
      drag,
      assign,
      watch: (chatId: string) => open({ watch: chatId }),
      showAgent: (agentId: string) => open({ agent: agentId }),
    }),
    [floor, dragged, assign, open],
  );
  const showBoard = useCallback((): void => open({ board: true }), [open]);
  useWallCommands(actions);
  useCommands([{ id: 'wall-board', name: t('board.show'), group: t('title'), keys: 'B', run: showBoard }]);
  return (
    <WallContext value={actions}>
      {search.board ? (
        <Suspense>
          <BoardMode onLeave={() => change(({ board: _, ...before }) => before)} />
        </Suspense>
      ) : (
        <Page search={search} change={change} onBoard={showBoard} floor={floor} />
      )}
      <Suspense>
        {(acting ?? search.watch ?? search.agent ?? search.behind) && (
          <Dialogs acting={acting} onDone={() => act(null)} search={search} change={change} />
        )}
      </Suspense>
    </WallContext>
  );
}

/** The chat that is dragged. Its row may leave the queue meanwhile, and then hears no end of it; while something is dragged no pointer moves. */
function useDragging(): [string | null, (chatId: string | null) => void] {
  const [dragged, drag] = useState<string | null>(null);
  useEffect(() => {
    if (dragged === null) return;
    const end = (): void => drag(null);
    addEventListener('pointermove', end);
    return () => removeEventListener('pointermove', end);
  }, [dragged]);
  return [dragged, drag];
}

interface PageProps {
  search: WallSearch;
  change: (search: WallSearch) => void;
  onBoard: () => void;
  floor: Floor;
}

function Page({ search, change, onBoard, floor }: PageProps) {
  const { preferences } = useDesk();
  const agents = useAgents(floor);
  const waiting = useSelected(floor.feeds.queue, ({ rows }) => rows);
  const wall = useSelected(floor.feeds.today, ({ rows }) => rows[0]);
  const thresholds = useSelected(preferences, (all) => all.wall);
  const skills = useMemo(() => skillsOf(agents, waiting), [agents, waiting]);
  const all = useTeams(floor);
  const teams = useMemo(() => teamsOf(agents, waiting, all), [agents, waiting, all]);
  const header = <SideHeader search={search} change={change} agents={agents} skills={skills.length} teams={teams.length} />;
  return (
    <div className={css.page}>
      <Header search={search} change={change} skills={skills} teams={teams} onBoard={onBoard} />
      <AlarmStrip waiting={waiting} skills={skills} wall={wall} />
      <HandsStrip />
      <Tiles waiting={waiting} seats={seatsOf(agents)} wall={wall} thresholds={thresholds} />
      <div className={css.panes}>
        <QueuePane search={search} change={change} />
        {search.show ? (
          <GroupsPane
            key={search.show}
            kind={search.show}
            search={search}
            change={change}
            rows={search.show === 'skills' ? skills : teams}
            header={header}
          />
        ) : (
          <AgentsPane search={search} change={change} header={header} />
        )}
      </div>
      <Today series={wall?.series ?? []} />
    </div>
  );
}
