import { useState } from 'react';
import { Button } from '#ui/parts/Button/Button';
import { Dialog } from '#ui/parts/Dialog/Dialog';
import { Priority } from '#ui/parts/Priority/Priority';
import { Toggles } from '#ui/parts/Toggles/Toggles';
import type { WaitingChat } from '#client/desk';
import { PRIORITIES } from '#words';
import { useDesk } from '../live/context';
import { useSaving } from '../shell/useSaving';
import { t as words } from '../words';
import { t } from '../words/wall';
import css from './dialogs.module.css';

export interface RowDialogProps {
  row: WaitingChat;
  onClose: () => void;
}

/** How urgent a waiting chat is: the queue follows at once. */
export function PriorityDialog({ row: { chatId, customerName: name, priority }, onClose }: RowDialogProps) {
  const { client } = useDesk();
  const [level, setLevel] = useState(priority);
  const saving = useSaving([]);
  async function save(): Promise<void> {
    if (await saving.save(() => client.rest.put(`/chats/${chatId}/priority`, { priority: level }))) onClose();
  }
  const footer = (
    <>
      <Button onPress={onClose}>{words('dialog.cancel')}</Button>
      <Button kind="primary" isDisabled={saving.isBusy} onPress={() => void save()}>
        {t('act.save')}
      </Button>
    </>
  );
  return (
    <Dialog title={t('priority.title', { name })} isOpen onClose={onClose} footer={footer}>
      <div className={css.form}>
        <Toggles
          label={words('command.priority')}
          options={PRIORITIES.toReversed().map((id) => ({ id, label: words(`priority.${id}`), icon: <Priority level={id} always /> }))}
          selected={[level]}
          onChange={([next]) => next && setLevel(next)}
          isSingle
        />
        <p className={css.problem} role="alert">
          {saving.problem}
        </p>
      </div>
    </Dialog>
  );
}
