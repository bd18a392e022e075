import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { Button } from '#ui/parts/Button/Button';
import { Skeleton } from '#ui/parts/Skeleton/Skeleton';
import type { CannedHistoryEntry, CannedPerformance, CannedResponseView, CannedUseView, ChatOutcomes } from '#client/core';
import { useDesk, useStore } from '../../live/context';
import { messageOf } from '../../shell/problems';
import { t } from '../../words/admin';
import { Card, Facts } from '../frame/Card';
import { type List, rowsOf, useList } from '../frame/useList';
import { When } from '../frame/When';
import { responsePath } from './responses';
import css from './Canned.module.css';

/** What became of a response: how it is used, how chats with it end, and who changed it. */
export function Records({ response }: { response: CannedResponseView }) {
  const { isSupervisor, roster } = useDesk();
  useEffect(() => roster.watch(), [roster]);
  const { rows } = useStore(roster);
  const nameOf = (id: string | null): string => rows.find((row) => row.id === id)?.name ?? t('responses.somebody');
  return (
    <div className={css.halves}>
      {isSupervisor ? (
        <Usage response={response} nameOf={nameOf} />
      ) : (
        <Card title={t('responses.usage')}>
          <Facts
            facts={[
              [t('responses.uses'), response.usageCount],
              [t('responses.ownUses'), response.ownUsageCount],
            ]}
          />
        </Card>
      )}
      <Edits response={response} nameOf={nameOf} />
    </div>
  );
}

interface RecordProps {
  response: CannedResponseView;
  nameOf: (id: string | null) => string;
}

function Usage({ response, nameOf }: RecordProps) {
  const { rest } = useDesk().client;
  const path = responsePath(response.id);
  const performance = useQuery({ queryKey: [path, 'performance'], queryFn: () => rest.get<CannedPerformance>(`${path}/performance`) });
  const uses = useList<CannedUseView>(`${path}/uses`, { limit: 10 });
  return (
    <Card title={t('responses.usage')}>
      <Facts
        facts={[
          [t('responses.uses'), response.usageCount],
          [t('keys.used'), response.lastUsedAt ? <When at={response.lastUsedAt} /> : t('never')],
          ...(performance.data
            ? ([
                [t('responses.rating'), against(performance.data, ({ ratingMean }) => ratingMean?.toFixed(1))],
                [
                  t('responses.resolved'),
                  against(performance.data, ({ resolutionRate }) => resolutionRate !== null && `${Math.round(resolutionRate * 100)} %`),
                ],
              ] as const)
            : []),
        ]}
      />
      <State list={uses} />
      <ul className={css.records}>
        {rowsOf(uses).map(({ messageId, chatId, agentId, usedAt, edited }) => (
          <li key={messageId}>
            <Link to="/inbox/$chatId" params={{ chatId }} search={{}}>
              <When at={usedAt} />
            </Link>{' '}
            <bdi>{nameOf(agentId)}</bdi> {edited && <span className={css.meta}>{t('responses.edited')}</span>}
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** What is so in chats with the response, against all. */
function against({ used, average }: CannedPerformance, figure: (outcomes: ChatOutcomes) => string | undefined | false): string {
  return t('responses.against', { used: figure(used) || '–', average: figure(average) || '–', count: used.chats });
}

function Edits({ response, nameOf }: RecordProps) {
  const edits = useList<CannedHistoryEntry>(`${responsePath(response.id)}/history`, { limit: 20 });
  return (
    <Card title={t('responses.history')}>
      <State list={edits} />
      <ol className={css.records}>
        {rowsOf(edits).map(({ at, type, actor, changes }) => (
          <li key={at}>
            <p>
              {t(`responses.did.${type}`)} <bdi>{nameOf(actor.id)}</bdi>{' '}
              <span className={css.meta}>
                <When at={at} />
              </span>
            </p>
            {type === 'changed' && (
              <dl className={css.changes}>
                {Object.entries(changes).map(([field, { from, to }]) => (
                  <div key={field}>
                    <dt>{field}</dt>
                    <dd dir="auto">
                      {from !== null && <del>{from}</del>} {to !== null && <ins>{to}</ins>}
                    </dd>
                  </div>
                ))}
              </dl>
            )}
          </li>
        ))}
      </ol>
    </Card>
  );
}

function State<T>({ list }: { list: List<T> }) {
  if (list.isPending) return <Skeleton lines={3} label={t('loading')} />;
  if (list.isError) return <p className={css.error}>{messageOf(list.error)}</p>;
  return list.hasNextPage ? (
    <div>
      <Button size="s" onPress={() => void list.fetchNextPage()} isDisabled={list.isFetchingNextPage}>
        {t('list.more')}
      </Button>
    </div>
  ) : null;
}
