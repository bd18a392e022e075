import { useState } from 'react';
import { Button } from '#ui/parts/Button/Button';
import { Dialog } from '#ui/parts/Dialog/Dialog';
import { Field } from '#ui/parts/Field/Field';
import type { ChatView } from '#client/core';
import { useDesk } from '../live/context';
import { useSaving } from '../shell/useSaving';
import { t } from '../words';
import css from '../transfer/TransferDialog.module.css';

/** Calls a supervisor to a chat, if one likes with a word why. */
export function HandDialog({ chat, onClose }: { chat: ChatView; onClose: () => void }) {
  const { client } = useDesk();
  const [note, setNote] = useState('');
  const saving = useSaving(['note']);
  async function raise(): Promise<void> {
    if (await saving.save(() => client.ask('chat.hand', { chatId: chat.id, raised: true, note: note.trim() || null }))) onClose();
  }
  const footer = (
    <>
      <Button onPress={onClose}>{t('dialog.cancel')}</Button>
      <Button kind="primary" isDisabled={saving.isBusy} onPress={() => void raise()}>
        {t('command.handRaise')}
      </Button>
    </>
  );
  return (
    <Dialog title={t('command.handRaise')} isOpen onClose={onClose} footer={footer}>
      <div className={css.form}>
        <Field
          label={t('hand.note')}
          hint={t('hand.noteHint')}
          value={note}
          onChange={setNote}
          error={saving.errorOf('note')}
          maxLength={500}
          autoFocus
          onKeyDown={(event) => event.key === 'Enter' && void raise()}
        />
        <p className={css.problem} role="alert">
          {saving.problem}
        </p>
      </div>
    </Dialog>
  );
}
