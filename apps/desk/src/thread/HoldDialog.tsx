import { useState } from 'react';
import { Button } from '#ui/parts/Button/Button';
import { Dialog } from '#ui/parts/Dialog/Dialog';
import { Field } from '#ui/parts/Field/Field';
import { serverNow } from '#ui/parts/Timer/second';
import type { ChatView } from '#client/core';
import { useDesk } from '../live/context';
import { useSaving } from '../shell/useSaving';
import { t } from '../words/hold';
import { putOnHold } from './hold-times';
import css from '../transfer/TransferDialog.module.css';

const HOUR_MS = 3_600_000;

/** As the field of a browser writes it: here, without a zone. */
function localTime(ms: number): string {
  return new Date(ms - new Date(ms).getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** Puts a chat on hold until any time, or says what it waits for; of a chat on hold it changes both. */
export function HoldDialog({ chat, onClose }: { chat: ChatView; onClose: () => void }) {
  const desk = useDesk();
  // It may be resumed meanwhile; what was asked stays.
  const [before] = useState(chat.hold);
  const [until, setUntil] = useState(() =>
    before ? before.until && localTime(Date.parse(before.until)) : localTime(serverNow() + HOUR_MS),
  );
  const [reason, setReason] = useState(before?.reason ?? '');
  const title = t(before ? 'change' : 'hold');
  const saving = useSaving(['until', 'reason']);
  async function hold(): Promise<void> {
    const end = until ? new Date(until).toISOString() : null;
    if (await saving.save(() => putOnHold(desk, chat.id, end, reason.trim() || null))) onClose();
  }
  const footer = (
    <>
      <Button onPress={onClose}>{t('cancel')}</Button>
      <Button kind="primary" isDisabled={saving.isBusy} onPress={() => void hold()}>
        {before ? t('save') : title}
      </Button>
    </>
  );
  return (
    <Dialog title={title} isOpen onClose={onClose} footer={footer}>
      <form className={css.form} onSubmit={(event) => (event.preventDefault(), void hold())} noValidate>
        <p>{t('text')}</p>
        <Field
          label={t('until')}
          hint={t('untilHint')}
          type="datetime-local"
          value={until ?? ''}
          onChange={setUntil}
          error={saving.errorOf('until')}
          autoFocus
        />
        <Field
          label={t('reason')}
          hint={t('reasonHint')}
          value={reason}
          onChange={setReason}
          error={saving.errorOf('reason')}
          maxLength={500}
          onKeyDown={(event) => event.key === 'Enter' && void hold()}
        />
        <p className={css.problem} role="alert">
          {saving.problem}
        </p>
      </form>
    </Dialog>
  );
}
