import { useQuery } from '@tanstack/react-query';
import { Check, Route } from 'lucide-react';
import { ErrorState } from '#ui/parts/Empty/Empty';
import { Dialog } from '#ui/parts/Dialog/Dialog';
import { Skeleton } from '#ui/parts/Skeleton/Skeleton';
import { Avatar } from '#ui/parts/Avatar/Avatar';
import type { RoutingExplanation } from '#client/core';
import { AGENT_STATUSES } from '#words';
import { queriesOf } from '../data/queries';
import { useDesk } from '../live/context';
import { messageOf } from '../shell/problems';
import { t } from '../words';
import css from './WhyDialog.module.css';

/** Why a chat is where it is: the sentence, and everybody who was thought of. */
export function WhyDialog({ chatId, onClose }: { chatId: string; onClose: () => void }) {
  const routing = useQuery(queriesOf(useDesk()).routing(chatId));
  return (
    <Dialog title={t('why.title')} as="drawer" isOpen onClose={onClose}>
      {routing.isPending && <Skeleton lines={6} label={t('loading.part')} />}
      {routing.isError && <ErrorState title={t('why.failed')} text={messageOf(routing.error)} onRetry={() => void routing.refetch()} />}
      {routing.data && <Explanation {...routing.data} />}
    </Dialog>
  );
}

type Candidate = RoutingExplanation['candidates'][number];

const REASONS = ['at_capacity', 'cooling_down', 'declined', 'excluded_by_transfer', 'skill_missing', 'status'] as const;

/** The sentence, and everybody who was thought of. */
export function Explanation({ summary, candidates, chosen, policy }: RoutingExplanation) {
  return (
    <>
      <p className={css.summary}>
        <Route aria-hidden />
        {summary}
      </p>
      {candidates.length > 0 && (
        <ol className={css.candidates} aria-label={t('why.candidates')}>
          {candidates.map((candidate) => (
            <li key={candidate.agentId}>
              <Avatar id={candidate.agentId} name={candidate.name} size={28} />
              <span className={css.words}>
                <bdi>{candidate.name}</bdi>
                <small>{wordsOf(candidate)}</small>
              </span>
              {candidate.agentId === chosen && <Check className={css.chosen} role="img" aria-label={t('why.chosen')} />}
            </li>
          ))}
        </ol>
      )}
      <p className={css.policy}>{t('why.policy', { name: policy.name, version: policy.version })}</p>
    </>
  );
}

function wordsOf({ eligible, reasons }: Candidate): string {
  if (eligible) return t('why.eligible');
  return reasons.map(against).filter(Boolean).join(', ');
}

function against(reason: Candidate['reasons'][number] & { status?: unknown }): string {
  const code = REASONS.find((each) => each === reason.code);
  if (code === undefined) return '';
  const status = AGENT_STATUSES.find((each) => each === reason.status) ?? 'offline';
  return t(`why.against.${code}`, { status: t(`status.${status}`).toLocaleLowerCase() });
}
