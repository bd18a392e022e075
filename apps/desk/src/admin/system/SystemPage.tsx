import { useQuery } from '@tanstack/react-query';
import { RefreshCw } from 'lucide-react';
import { timeOfDay } from '#ui/format/time';
import { Button } from '#ui/parts/Button/Button';
import { ErrorState } from '#ui/parts/Empty/Empty';
import { Skeleton } from '#ui/parts/Skeleton/Skeleton';
import type { SystemView } from '#client/core';
import { useCommands } from '../../commands/registry';
import { useDesk } from '../../live/context';
import { messageOf } from '../../shell/problems';
import { t as admin } from '../../words/admin';
import { t } from '../../words/system';
import { AdminPage } from '../frame/AdminPage';
import { Backlog } from './Backlog';
import { Findings } from './Findings';
import { Nodes } from './Nodes';
import { Sweeps } from './Sweeps';
import css from './System.module.css';

/** How the installation is: what the doctor says, what waits, the nodes, and what sweeps did. */
export function SystemPage() {
  const { rest } = useDesk().client;
  const system = useQuery({ queryKey: ['system'], queryFn: () => rest.get<SystemView>('/system'), staleTime: 0 });
  const { data, isFetching } = system;
  const look = (): void => void system.refetch();
  useCommands([{ id: 'system-refresh', name: t('refresh'), group: admin('system.title'), run: look }]);
  return (
    <AdminPage
      title={admin('system.title')}
      lead={t('lead')}
      actions={
        <>
          {data && (
            <span className={css.asOf} role="status">
              {isFetching ? t('refreshing') : t('asOf', { time: timeOfDay(data.at) })}
            </span>
          )}
          <Button onPress={look} isDisabled={isFetching}>
            <RefreshCw aria-hidden /> {t('refresh')}
          </Button>
        </>
      }
    >
      {system.isPending && <Skeleton lines={12} label={admin('loading')} />}
      {system.isError && <ErrorState title={t('error')} text={messageOf(system.error)} onRetry={look} />}
      {data && (
        <>
          <Findings findings={data.findings} />
          <Backlog backlog={data.backlog} />
          <Nodes nodes={data.nodes} />
          <Sweeps sweeps={data.sweeps} />
        </>
      )}
    </AdminPage>
  );
}
