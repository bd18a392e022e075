import type { WaitingChat } from '#client/desk';
import { t } from '../words';

const KNOWN = [
  'at_capacity',
  'breathing',
  'cooling_down',
  'declined',
  'excluded_by_transfer',
  'not_in_team',
  'reserved',
  'skill_missing',
  'status',
  'team_at_capacity',
  'too_heavy',
] as const;

/** What stands between a chat and an agent, in a few words. */
export function waitsFor({ waitingFor }: WaitingChat): string {
  if (!waitingFor) return t('queue.waits.soon');
  const { code, agents, skills } = waitingFor;
  if (skills.length > 0) return t('queue.waits.nobody_has', { skills: skills.join(', ') });
  return KNOWN.some((each) => each === code)
    ? t(`queue.waits.${code as (typeof KNOWN)[number]}`, { count: agents })
    : t('queue.waits.soon');
}
