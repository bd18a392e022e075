import { useQuery } from '@tanstack/react-query';
import { UsersRound } from 'lucide-react';
import { Chip } from '#ui/parts/Chip/Chip';
import { queriesOf } from '../data/queries';
import { useDesk } from '../live/context';
import { t } from '../words';
import css from './rows.module.css';

/** The team that a chat is for; nothing for one that anybody may get. */
export function TeamChip({ id }: { id: string | null }) {
  const teams = useQuery({ ...queriesOf(useDesk()).teams(), enabled: id !== null }).data;
  const team = id === null ? undefined : teams?.find((each) => each.id === id);
  if (!team) return null;
  return (
    <Chip>
      <UsersRound className={css.team} role="img" aria-label={t('chat.team')} /> {team.name}
    </Chip>
  );
}
