import { History } from 'lucide-react';
import { Button } from '#ui/parts/Button/Button';
import { Dialog } from '#ui/parts/Dialog/Dialog';
import { Empty, ErrorState } from '#ui/parts/Empty/Empty';
import { Skeleton } from '#ui/parts/Skeleton/Skeleton';
import type { SettingMeta, SettingsChangeView } from '#client/core';
import { messageOf } from '../../shell/problems';
import { t } from '../../words/admin';
import { rowsOf, useList } from '../frame/useList';
import { When } from '../frame/When';
import { kindOf, shown, titleOf } from './kinds';
import css from './Settings.module.css';

interface SettingsHistoryProps {
  path: string;
  all: SettingMeta[];
  /** Of one setting only. */
  name?: string;
  /** Puts what was before into the form, where it is saved or not. */
  onPutBack: (name: string, value: unknown) => void;
  onClose: () => void;
}

/** Who changed what from what to what, the latest first. */
export function SettingsHistory({ path, all, name, onPutBack, onClose }: SettingsHistoryProps) {
  const list = useList<SettingsChangeView>(path);
  const rows = rowsOf(list).flatMap(({ at, by, changes }) =>
    changes.filter((change) => name === undefined || change.name === name).map((change) => ({ at, by, ...change })),
  );
  return (
    <Dialog title={name ? t('settings.historyOf', { name: titleOf(name) }) : t('settings.history')} isOpen onClose={onClose} as="drawer">
      {list.isPending && <Skeleton lines={6} label={t('loading')} />}
      {list.isError && <ErrorState title={t('error.list')} text={messageOf(list.error)} onRetry={() => void list.refetch()} />}
      {list.isSuccess && rows.length === 0 && !list.hasNextPage && <Empty icon={<History />} title={t('settings.noHistory')} />}
      <ol className={css.history}>
        {rows.map((change) => {
          const setting = all.find((each) => each.name === change.name);
          const isEditable = setting !== undefined && kindOf(setting) !== 'other';
          return (
            <li key={`${change.at}-${change.name}`}>
              <p>
                <b>{titleOf(change.name)}</b>{' '}
                <span className={css.meta}>
                  <When at={change.at} /> {change.by && <bdi>{change.by.name}</bdi>}
                </span>
              </p>
              {isEditable && (
                <p>
                  {t('settings.fromTo', { from: shown(setting, change.from), to: shown(setting, change.to) })}{' '}
                  {change.from !== undefined && (
                    <Button kind="link" size="s" onPress={() => onPutBack(change.name, change.from)}>
                      {t('settings.putBack')} <span className="sr-only">{`${titleOf(change.name)}: ${shown(setting, change.from)}`}</span>
                    </Button>
                  )}
                </p>
              )}
            </li>
          );
        })}
      </ol>
      {list.hasNextPage && (
        <Button size="s" onPress={() => void list.fetchNextPage()} isDisabled={list.isFetchingNextPage}>
          {t('list.more')}
        </Button>
      )}
    </Dialog>
  );
}
