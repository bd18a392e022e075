import { useNavigate } from '@tanstack/react-router';
import { useCommands } from '../commands/registry';
import { useDesk } from '../live/context';
import { t } from '../words/admin';
import { pagesFor } from './pages';

/** The ways to the pages under `/admin`, for the palette and the keys. */
export function AdminCommands() {
  const { user } = useDesk();
  const navigate = useNavigate();
  const pages = pagesFor(user);
  const go = (page: string): void => void navigate({ to: '/admin/$', params: { _splat: page } });
  useCommands([
    ...(pages[0] ? [{ id: 'go-admin', name: t('command.go'), group: t('group.go'), keys: 'G S', run: () => go(pages[0]!.id) }] : []),
    ...pages.map(({ id, title }) => ({
      id: `go-admin-${id}`,
      name: t('command.goTo', { title }),
      group: t('group.admin'),
      run: () => go(id),
    })),
  ]);
  return null;
}
