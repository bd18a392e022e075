import { Ban } from 'lucide-react';
import { Button } from '#ui/parts/Button/Button';
import { toasts } from '#ui/parts/Toast/toasts';
import type { CustomerView } from '#client/core';
import { useDesk } from '../live/context';
import { patchCustomer } from '../live/patches';
import { messageOf } from '../shell/problems';
import { t } from '../words/blocks';
import css from './CustomerPanel.module.css';

/** That a customer is blocked, until when and why; supervisors lift it. */
export function Blocked({ customer }: { customer: CustomerView }) {
  const desk = useDesk();
  async function lift(): Promise<void> {
    try {
      await desk.client.rest.delete(`/customers/${customer.id}/block`);
      patchCustomer(desk.queries, { ...customer, blockedUntil: null, blockReason: null });
    } catch (error) {
      toasts.say(messageOf(error), { tone: 'bad' });
    }
  }
  const until = new Date(customer.blockedUntil!).toLocaleString([], { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <div className={css.blocked} role="note" aria-label={t('blocked')}>
      <Ban aria-hidden />
      <p>
        <strong>{t('blockedUntil', { time: until })}</strong>
        {customer.blockReason && <span dir="auto">{customer.blockReason}</span>}
      </p>
      {desk.isSupervisor && (
        <Button size="s" onPress={() => void lift()}>
          {t('lift')}
        </Button>
      )}
    </div>
  );
}
