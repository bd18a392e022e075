import { Chip } from '#ui/parts/Chip/Chip';
import { Button } from '#ui/parts/Button/Button';
import { ErrorState } from '#ui/parts/Empty/Empty';
import { Skeleton } from '#ui/parts/Skeleton/Skeleton';
import type { RoutingPolicy } from '#client/core';
import { messageOf } from '../../shell/problems';
import { t } from '../../words/admin';
import { Card } from '../frame/Card';
import { rowsOf, useList } from '../frame/useList';
import { When } from '../frame/When';
import { inWords, nameOf, orderOf } from './in-words';
import { differencesOf, VERSIONS } from './policy';
import css from './Policy.module.css';

interface VersionsProps {
  inForce: number;
  /** Absent for those who may not. */
  onBack?: (version: RoutingPolicy) => void;
}

/** Every policy there was, with what it changed, and the way back to it. */
export function Versions({ inForce, onBack }: VersionsProps) {
  const list = useList<RoutingPolicy>(VERSIONS);
  const versions = rowsOf(list);
  return (
    <Card title={t('policy.versions')} lead={t('policy.versionsLead')}>
      {list.isPending && <Skeleton lines={4} label={t('loading')} />}
      {list.isError && <ErrorState title={t('error.list')} text={messageOf(list.error)} onRetry={() => void list.refetch()} />}
      <ol className={css.versions} aria-label={t('policy.versions')}>
        {versions.map((version, at) => {
          const before = versions[at + 1];
          const differences = before ? differencesOf(version, before).map((each) => inWords(each, version)) : [];
          return (
            <li key={version.version} className={css.version}>
              <p className={css.head}>
                <b>{t('policy.version', { version: version.version })}</b>
                {version.name !== `version-${version.version}` && <bdi>{version.name}</bdi>}
                {version.version === inForce && <Chip tone="ok">{t('policy.inForce')}</Chip>}
              </p>
              <p className={css.meta}>
                <When at={version.createdAt} /> · <bdi>{version.createdBy?.name ?? t('policy.ofTheProgram')}</bdi>
              </p>
              {version.note && <p dir="auto">{version.note}</p>}
              <p className={css.meta}>
                {differences.length > 0
                  ? differences.join(' · ')
                  : `${version.rank.map(nameOf).join(' → ')} · ${orderOf(version.queueOrder)}`}
              </p>
              {onBack && version.version !== inForce && (
                <Button size="s" onPress={() => onBack(version)}>
                  {t('policy.back', { version: version.version })}
                </Button>
              )}
            </li>
          );
        })}
      </ol>
      {list.hasNextPage && (
        <Button size="s" onPress={() => void list.fetchNextPage()} isDisabled={list.isFetchingNextPage}>
          {t('more')}
        </Button>
      )}
    </Card>
  );
}
