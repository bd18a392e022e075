import { t } from '../../words/admin';
import { type Difference, isKnown, type Rules } from './policy';

/** A ranking that this page does not know yet is called as the server calls it. */
export const nameOf = (name: string): string => (isKnown(name) ? t(`policy.rank.${name}`) : name);
export const textOf = (name: string): string => (isKnown(name) ? t(`policy.rankText.${name}`) : '');
export const orderOf = (queueOrder: Rules['queueOrder']): string => t(`policy.order.${queueOrder}`);

export function inWords(difference: Difference, { queueOrder }: Pick<Rules, 'queueOrder'>): string {
  if (difference.what === 'order') return t('policy.changed.order');
  if (difference.what === 'queueOrder') return t('policy.changed.queueOrder', { order: orderOf(queueOrder) });
  return t(`policy.changed.${difference.what}`, { name: nameOf(difference.name) });
}
