import { useState } from 'react';
import { Button } from '#ui/parts/Button/Button';
import { Dialog } from '#ui/parts/Dialog/Dialog';
import { Field } from '#ui/parts/Field/Field';
import { toasts } from '#ui/parts/Toast/toasts';
import { useDesk } from '../live/context';
import { useSaving } from '../shell/useSaving';
import { t as words } from '../words';
import { t } from '../words/wall';
import { useWall } from './context';
import css from './dialogs.module.css';
import type { AgentDialogProps } from './StatusDialog';

/** How many chats an agent has at once; empty: as many as the setting says. */
export function LimitDialog({ agentId, onClose }: AgentDialogProps) {
  const { client } = useDesk();
  const { floor } = useWall();
  const [agent] = useState(() => floor.agent(agentId));
  const [limit, setLimit] = useState(String(agent?.maxConcurrentChats ?? ''));
  const saving = useSaving(['maxConcurrentChats']);
  const typed = limit.trim();
  const isNumber = /^\d*$/.test(typed);
  if (!agent) return null;
  async function save(): Promise<void> {
    const done = await saving.save(() =>
      client.rest.patch(`/agents/${agentId}`, { maxConcurrentChats: typed === '' ? null : Number(typed) }),
    );
    if (!done) return;
    toasts.say(t('limit.done', { name: agent!.name }));
    onClose();
  }
  const footer = (
    <>
      <Button onPress={onClose}>{words('dialog.cancel')}</Button>
      <Button kind="primary" isDisabled={saving.isBusy || !isNumber} onPress={() => void save()}>
        {t('act.save')}
      </Button>
    </>
  );
  return (
    <Dialog title={t('limit.title', { name: agent.name })} isOpen onClose={onClose} footer={footer}>
      <div className={css.form}>
        <Field
          label={t('limit.label')}
          hint={t('limit.hint', { name: agent.name, count: agent.activeChats })}
          inputMode="numeric"
          value={limit}
          onChange={setLimit}
          error={isNumber ? saving.errorOf('maxConcurrentChats') : t('limit.wrong')}
          autoFocus
        />
        <p className={css.problem} role="alert">
          {saving.problem}
        </p>
      </div>
    </Dialog>
  );
}
