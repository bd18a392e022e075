import { useState } from 'react';
import { Button } from '#ui/parts/Button/Button';
import { Dialog } from '#ui/parts/Dialog/Dialog';
import { Field } from '#ui/parts/Field/Field';
import { serverNow } from '#ui/parts/Timer/second';
import { toasts } from '#ui/parts/Toast/toasts';
import { useDesk } from '../../live/context';
import { useSaving } from '../../shell/useSaving';
import { t } from '../../words/admin';
import { pathOf } from './webhook';
import css from '../frame/Form.module.css';

const HOUR_MS = 3_600_000;

/** As the field of a browser writes it: here, without a zone. */
function localTime(ms: number): string {
  const date = new Date(ms);
  return new Date(ms - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** Everything since a moment once more, also what arrived. */
export function ReplaySince({ webhookId, onDone, onClose }: { webhookId: string; onDone: () => Promise<void>; onClose: () => void }) {
  const { rest } = useDesk().client;
  const [since, setSince] = useState(() => localTime(serverNow() - HOUR_MS));
  const saving = useSaving(['since']);
  async function replay(): Promise<void> {
    const moment = new Date(since);
    const body = { since: Number.isNaN(moment.getTime()) ? since : moment.toISOString() };
    const done = await saving.save(async () => {
      const { count } = await rest.post<{ count: number }>(`${pathOf(webhookId)}/replay`, body);
      toasts.say(t('hooks.replayed', { count }));
    });
    if (!done) return;
    void onDone();
    onClose();
  }
  return (
    <Dialog
      title={t('hooks.replaySince')}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button kind="plain" onPress={onClose}>
            {t('cancel')}
          </Button>
          <Button kind="primary" onPress={() => void replay()} isDisabled={saving.isBusy || since === ''}>
            {t('hooks.replay')}
          </Button>
        </>
      }
    >
      <form className={css.form} onSubmit={(event) => (event.preventDefault(), void replay())} noValidate>
        <p>{t('hooks.replayText')}</p>
        <Field
          label={t('hooks.since')}
          type="datetime-local"
          error={saving.errorOf('since') ?? saving.problem}
          value={since}
          onChange={setSince}
          autoFocus
        />
      </form>
    </Dialog>
  );
}
