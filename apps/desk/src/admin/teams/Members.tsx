import { useQuery } from '@tanstack/react-query';
import { Avatar } from '#ui/parts/Avatar/Avatar';
import { ErrorState } from '#ui/parts/Empty/Empty';
import { Skeleton } from '#ui/parts/Skeleton/Skeleton';
import { useDesk } from '../../live/context';
import { messageOf } from '../../shell/problems';
import { t } from '../../words/admin';
import { Card } from '../frame/Card';
import { Picker } from '../frame/Picker';
import { AGENTS, readAgents } from '../skills/useLevels';
import css from './Teams.module.css';

interface MembersProps {
  chosen: readonly string[];
  saved: readonly string[];
  onChange: (memberIds: string[]) => void;
}

/** Who is in a team. Whoever was deactivated stays in it, to be there again when taken back. */
export function Members({ chosen, saved, onChange }: MembersProps) {
  const { rest } = useDesk().client;
  const agents = useQuery({ queryKey: AGENTS, queryFn: () => readAgents(rest) });
  const all = agents.data ?? [];
  const former = agents.data ? chosen.filter((id) => !all.some((agent) => agent.id === id)).length : 0;
  return (
    <Card title={t('teams.members')} lead={t('teams.membersLead', { count: chosen.length - former })}>
      {agents.isPending && <Skeleton lines={6} label={t('loading')} />}
      {agents.isError && <ErrorState title={t('error.list')} text={messageOf(agents.error)} onRetry={() => void agents.refetch()} />}
      {agents.data && (
        <Picker
          label={t('teams.members')}
          isLabelHidden
          items={all}
          first={saved}
          chosen={chosen}
          onChange={onChange}
          face={({ id, name, avatarUrl }) => <Avatar id={id} name={name} src={avatarUrl} size={24} />}
          none={t('people.none')}
        />
      )}
      {former > 0 && <p className={css.meta}>{t('teams.former', { count: former })}</p>}
    </Card>
  );
}
