import { Link } from '@tanstack/react-router';
import { Pencil, Users } from 'lucide-react';
import { IconButton } from '#ui/parts/Button/Button';
import { useDesk } from '../live/context';
import { t } from '../words';
import { type Filtered, mayChange } from './useFiltered';
import css from './ViewsBar.module.css';

/** Views that were saved, one's own and those of the team, beside each other. */
export function ViewsBar({ views, current, onChange }: { views: Filtered['views']; current: string | undefined; onChange: () => void }) {
  const { isSupervisor } = useDesk();
  if (views.length === 0) return null;
  return (
    <nav className={css.bar} aria-label={t('views.label')}>
      {views.map((view) => (
        <span key={view.id} className={css.view} data-current={view.id === current || undefined}>
          <Link
            to="/inbox"
            search={{ view: 'found', saved: view.id }}
            className={css.link}
            aria-current={view.id === current ? 'page' : undefined}
            activeProps={{}}
          >
            {view.shared && <Users role="img" aria-label={t('views.shared')} />}
            <bdi className={css.name}>{view.name}</bdi>
          </Link>
          {view.id === current && mayChange(view, isSupervisor) && (
            <IconButton label={t('views.change', { name: view.name })} size="s" onPress={onChange}>
              <Pencil />
            </IconButton>
          )}
        </span>
      ))}
    </nav>
  );
}
