import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { Suspense, useEffect, useRef } from 'react';
import { Empty } from '#ui/parts/Empty/Empty';
import { Skeleton } from '#ui/parts/Skeleton/Skeleton';
import { useDesk } from '../live/context';
import { t } from '../words/admin';
import { pagesFor } from './pages';
import css from './AdminArea.module.css';

/** Everything under `/admin`: the list of pages that one has a right to, and the one that is open. */
export function AdminArea() {
  const { user } = useDesk();
  const { _splat: path } = useParams({ strict: false });
  const pages = pagesFor(user);
  const open = pages.find(({ id }) => id === path);
  const list = useRef<HTMLElement>(null);
  // Newer browsers answer a promise, which is nothing to clean up by.
  useEffect(() => void list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' }), [path]);
  const navigate = useNavigate();
  const first = path ? undefined : pages[0]?.id;
  useEffect(() => {
    if (first) void navigate({ to: '/admin/$', params: { _splat: first }, replace: true });
  }, [first, navigate]);
  if (first) return null;
  return (
    <div className={css.area}>
      <nav ref={list} className={css.nav} aria-label={t('pages')} tabIndex={-1}>
        {pages.map(({ id, title, icon: Icon }) => (
          <Link key={id} to="/admin/$" params={{ _splat: id }} className={css.link} aria-current={id === path ? 'page' : undefined}>
            <Icon />
            {title}
          </Link>
        ))}
      </nav>
      {open ? (
        <Suspense fallback={<Skeleton lines={8} label={t('loading')} />}>
          <open.page key={open.id} />
        </Suspense>
      ) : (
        <Empty title={t('none.title')} text={t('none.text')} />
      )}
    </div>
  );
}
