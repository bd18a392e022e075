import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ErrorState } from '#ui/parts/Empty/Empty';
import { Dialog } from '#ui/parts/Dialog/Dialog';
import { Select } from '#ui/parts/Select/Select';
import { Skeleton } from '#ui/parts/Skeleton/Skeleton';
import { timeOfDay } from '#ui/format/time';
import type { RoutingExplanation } from '#client/core';
import { type Decision, queriesOf } from '../data/queries';
import { useDesk } from '../live/context';
import { messageOf } from '../shell/problems';
import { t } from '../words';
import { Explanation } from './Explanation';

const LATEST = 'latest';

/** Why a chat is where it is, or at any earlier decision why it went where it went. */
export function WhyDialog({ chatId, onClose }: { chatId: string; onClose: () => void }) {
  const queries = queriesOf(useDesk());
  const [at, choose] = useState(LATEST);
  const decisions = useQuery(queries.decisions(chatId));
  const latest = useQuery(queries.routing(chatId));
  const routing = useQuery(queries.routing(chatId, at === LATEST ? undefined : at));
  // Without somebody who has it the chat waits, and its reasons are those of now.
  const before = (decisions.data ?? []).slice(latest.data?.how == null ? 0 : 1);
  return (
    <Dialog title={t('why.title')} as="drawer" size="l" isOpen onClose={onClose}>
      {before.length > 0 && (
        <Select
          label={t('why.decision')}
          options={[
            { id: LATEST, label: t(latest.data?.how == null ? 'why.now' : 'why.latest') },
            ...before.map((decision) => ({ id: decision.at, label: nameOf(decision, latest.data) })),
          ]}
          selected={at}
          onChange={choose}
        />
      )}
      {routing.isPending && <Skeleton lines={6} label={t('loading.part')} />}
      {routing.isError && <ErrorState title={t('why.failed')} text={messageOf(routing.error)} onRetry={() => void routing.refetch()} />}
      {routing.data && <Explanation {...routing.data} />}
    </Dialog>
  );
}

function nameOf({ at, type, toAgentId }: Decision, explanation?: RoutingExplanation): string {
  const name = explanation?.candidates.find(({ agentId }) => agentId === toAgentId)?.name ?? '';
  return `${timeOfDay(at)} ${t(`why.decision.${type}`, { name })}`;
}
