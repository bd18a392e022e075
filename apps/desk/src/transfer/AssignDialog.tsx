import { useState } from 'react';
import { Button } from '#ui/parts/Button/Button';
import { Dialog } from '#ui/parts/Dialog/Dialog';
import { toasts } from '#ui/parts/Toast/toasts';
import type { ChatSkill } from '#client/core';
import { useDesk, useSelected } from '../live/context';
import { useSaving } from '../shell/useSaving';
import { t } from '../words';
import { AgentPicker } from './AgentPicker';
import { hasRoom } from './receivers';
import css from './TransferDialog.module.css';

export interface AssignDialogProps {
  chatId: string;
  /** Of the customer. */
  name: string;
  skills: readonly ChatSkill[];
  onClose: () => void;
}

/** A supervisor gives a waiting chat to an agent, who may be away or lack a skill, but not be full. */
export function AssignDialog({ chatId, name, skills, onClose }: AssignDialogProps) {
  const desk = useDesk();
  const [to, setTo] = useState<string | null>(null);
  const agent = useSelected(desk.roster, ({ rows }) => rows.find(({ id }) => id === to)?.name ?? '');
  const saving = useSaving([]);
  async function assign(): Promise<void> {
    const done = await saving.save(() => desk.client.rest.post(`/chats/${chatId}/assign`, { agentId: to }));
    if (!done) return;
    toasts.say(t('transfer.done', { name: agent }));
    onClose();
  }
  const footer = (
    <>
      <Button onPress={onClose}>{t('dialog.cancel')}</Button>
      <Button kind="primary" isDisabled={to === null || saving.isBusy} onPress={() => void assign()}>
        {to === null ? t('transfer.choose') : t('assign.toName', { name: agent })}
      </Button>
    </>
  );
  return (
    <Dialog title={t('assign.title', { name })} isOpen onClose={onClose} size="m" footer={footer}>
      <div className={css.form}>
        <AgentPicker skills={skills} mayTake={hasRoom} chosen={to} onChoose={setTo} />
        <p className={css.problem} role="alert">
          {saving.problem}
        </p>
      </div>
    </Dialog>
  );
}
