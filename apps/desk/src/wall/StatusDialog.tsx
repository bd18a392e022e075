import { useState } from 'react';
import { Button } from '#ui/parts/Button/Button';
import { Dialog } from '#ui/parts/Dialog/Dialog';
import { Field } from '#ui/parts/Field/Field';
import { StatusDot } from '#ui/parts/StatusDot/StatusDot';
import { Toggles } from '#ui/parts/Toggles/Toggles';
import { toasts } from '#ui/parts/Toast/toasts';
import { AGENT_STATUSES, type AgentStatus } from '#words';
import { useDesk } from '../live/context';
import { useSaving } from '../shell/useSaving';
import { t as words } from '../words';
import { t } from '../words/wall';
import { useWall } from './context';
import css from './dialogs.module.css';

export interface AgentDialogProps {
  agentId: string;
  onClose: () => void;
}

/** A supervisor sets the status of an agent, who is told why. */
export function StatusDialog({ agentId, onClose }: AgentDialogProps) {
  const { client } = useDesk();
  const { floor } = useWall();
  const [agent] = useState(() => floor.agent(agentId));
  const [status, setStatus] = useState<AgentStatus>(agent?.selectedStatus ?? 'away');
  const [reason, setReason] = useState('');
  const saving = useSaving(['reason']);
  if (!agent) return null;
  async function save(): Promise<void> {
    const done = await saving.save(() => client.rest.put(`/agents/${agentId}/status`, { status, reason: reason.trim() || null }));
    if (!done) return;
    toasts.say(t('status.done', { name: agent!.name, status: words(`status.${status}`) }));
    onClose();
  }
  const footer = (
    <>
      <Button onPress={onClose}>{words('dialog.cancel')}</Button>
      <Button kind="primary" isDisabled={saving.isBusy} onPress={() => void save()}>
        {t('status.set', { status: words(`status.${status}`) })}
      </Button>
    </>
  );
  return (
    <Dialog title={t('status.title', { name: agent.name })} isOpen onClose={onClose} footer={footer}>
      <div className={css.form}>
        <Toggles
          label={t('column.status')}
          options={AGENT_STATUSES.map((id) => ({ id, label: words(`status.${id}`), icon: <StatusDot status={id} /> }))}
          selected={[status]}
          onChange={([next]) => next && setStatus(next)}
          isSingle
        />
        <Field
          label={t('status.reason')}
          hint={t('status.reasonHint', { name: agent.name })}
          value={reason}
          onChange={setReason}
          error={saving.errorOf('reason')}
          maxLength={500}
        />
        <p className={css.problem} role="alert">
          {saving.problem}
        </p>
      </div>
    </Dialog>
  );
}
