import { Check, Route } from 'lucide-react';
import type { ReactNode } from 'react';
import { Avatar } from '#ui/parts/Avatar/Avatar';
import { timeOfDay } from '#ui/format/time';
import type { RoutingExplanation } from '#client/core';
import { AGENT_STATUSES } from '#words';
import { t } from '../words';
import css from './Explanation.module.css';

type Candidate = RoutingExplanation['candidates'][number];
/** A reason with whatever its code brings along. */
type Reason = Candidate['reasons'][number] & {
  status?: unknown;
  active?: unknown;
  limit?: unknown;
  skill?: unknown;
  has?: unknown;
  needs?: unknown;
  until?: unknown;
  weight?: unknown;
};

/** The filters of routing, each with the codes of what it holds against somebody. */
const FILTERS = {
  status: ['status'],
  seats: ['at_capacity', 'team_at_capacity', 'too_heavy', 'reserved', 'breathing'],
  skills: ['skill_missing'],
  chat: ['not_in_team', 'excluded_by_transfer', 'declined', 'cooling_down'],
} as const;
type Filter = keyof typeof FILTERS;
const NAMES = Object.keys(FILTERS) as Filter[];

const WAITS = [
  'at_capacity',
  'team_at_capacity',
  'too_heavy',
  'reserved',
  'status',
  'skill_missing',
  'not_in_team',
  'excluded_by_transfer',
  'declined',
  'cooling_down',
  'breathing',
  'agents_missing',
] as const;

/** The sentence, everybody who was thought of by each filter, and what would have to happen. */
export function Explanation({ summary, weight, candidates, chosen, waitingFor, policy }: RoutingExplanation) {
  return (
    <>
      <p className={css.summary}>
        <Route aria-hidden />
        {summary}
      </p>
      {waitingFor && <p className={css.next}>{next(waitingFor)}</p>}
      {weight !== null && weight > 1 && <p className={css.next}>{t('why.weight', { weight })}</p>}
      {candidates.length > 0 && (
        <div className={css.scroller} role="region" aria-label={t('why.candidates')} tabIndex={0}>
          <table className={css.table} aria-label={t('why.candidates')}>
            <thead>
              <tr>
                <th scope="col">{t('why.agent')}</th>
                {NAMES.map((filter) => (
                  <th key={filter} scope="col">
                    {t(`why.filter.${filter}`)}
                  </th>
                ))}
                <th scope="col">{t('why.fit')}</th>
              </tr>
            </thead>
            <tbody>
              {candidates.map((candidate) => (
                <Row key={candidate.agentId} {...candidate} isChosen={candidate.agentId === chosen} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p className={css.policy}>{t('why.policy', { name: policy.name, version: policy.version })}</p>
    </>
  );
}

function Row({ isChosen, ...candidate }: Candidate & { isChosen: boolean }) {
  return (
    <tr data-chosen={isChosen || undefined}>
      <th scope="row">
        <span className={css.who}>
          <Avatar id={candidate.agentId} name={candidate.name} size={24} />
          <span>
            <bdi>{candidate.name}</bdi>
            {isChosen && <small className={css.chosen}>{t('why.chosen')}</small>}
          </span>
        </span>
      </th>
      {NAMES.map((filter) => (
        <td key={filter}>{cellOf(filter, candidate)}</td>
      ))}
      <td className={css.fit}>{candidate.eligible ? <Marks marks={candidate.marks} /> : '–'}</td>
    </tr>
  );
}

function cellOf(filter: Filter, { reasons }: Candidate): ReactNode {
  const against = reasons.filter(({ code }) => (FILTERS[filter] as readonly string[]).includes(code));
  if (against.length === 0) return <Check className={css.passed} role="img" aria-label={t('why.passed')} />;
  return (
    <span className={css.against}>
      {against.map((reason) => {
        const words = wordsOf(reason);
        return <bdi key={words}>{words}</bdi>;
      })}
    </span>
  );
}

function wordsOf({ code, status, active, limit, skill, has, needs, until, weight }: Reason): string {
  if (code === 'status') return t(`status.${AGENT_STATUSES.find((each) => each === status) ?? 'offline'}`);
  if (code === 'at_capacity' || code === 'team_at_capacity')
    return t(`why.against.${code}`, { active: String(active), limit: String(limit) });
  if (code === 'too_heavy') return t('why.against.too_heavy', { active: String(active), limit: String(limit), weight: String(weight) });
  if (code === 'reserved') return t('why.against.reserved');
  if (code === 'skill_missing') return t('why.against.skill_missing', { skill: String(skill), has: String(has), needs: String(needs) });
  if (code === 'cooling_down' || code === 'breathing') return t(`why.against.${code}`, { time: timeOfDay(String(until)) });
  if (code === 'not_in_team' || code === 'kept_for_its_agent') return t(`why.against.${code}`);
  return t(code === 'declined' ? 'why.against.declined' : 'why.against.excluded_by_transfer');
}

const RANKINGS = ['lastAgent', 'preferredSkills', 'lowestLoadRatio', 'fewestSpareLevels', 'longestSinceLastAssignment'] as const;

/** What the fit is made of, each 0 to 1; the first in which two differ decides. */
function Marks({ marks }: Pick<Candidate, 'marks'>) {
  return (
    <span className={css.marks}>
      {Object.entries(marks).map(([ranking, mark]) => {
        const known = RANKINGS.find((each) => each === ranking);
        const name = known ? t(`why.rank.${known}`) : ranking;
        const label = `${name} ${mark.toFixed(2)}`;
        return (
          <meter key={ranking} min={0} max={1} value={mark} title={label} aria-label={name}>
            {label}
          </meter>
        );
      })}
    </span>
  );
}

function next({ code, agents, skills, until }: NonNullable<RoutingExplanation['waitingFor']>): string {
  const known = WAITS.find((each) => each === code) ?? 'agents_missing';
  return t(`why.next.${known}`, { count: agents, skills: skills.join(', '), time: until ? timeOfDay(until) : '' });
}
