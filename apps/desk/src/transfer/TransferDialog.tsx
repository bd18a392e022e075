import { Button } from '#ui/parts/Button/Button';
import { Dialog } from '#ui/parts/Dialog/Dialog';
import type { ChatView } from '#client/core';
import { t } from '../words';
import { useTransfer } from './useTransfer';

/** Passes an active chat on. */
export function TransferDialog({ chat, onClose }: { chat: ChatView; onClose: () => void }) {
  const { fields, button } = useTransfer(chat, onClose);
  const footer = (
    <>
      <Button onPress={onClose}>{t('dialog.cancel')}</Button>
      {button}
    </>
  );
  return (
    <Dialog title={t('transfer.title', { name: chat.customer.name })} isOpen onClose={onClose} size="m" footer={footer}>
      {fields}
    </Dialog>
  );
}
