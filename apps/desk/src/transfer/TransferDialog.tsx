import { useState } from 'react';
import { Checkbox, Header, ListBoxItem, ListBoxSection } from 'react-aria-components';
import { Button } from '#ui/parts/Button/Button';
import { Dialog } from '#ui/parts/Dialog/Dialog';
import { Field } from '#ui/parts/Field/Field';
import { toasts } from '#ui/parts/Toast/toasts';
import type { ChatView } from '#client/core';
import { useDesk, useSelected } from '../live/context';
import { messageOf } from '../shell/problems';
import { t } from '../words';
import { AgentPicker } from './AgentPicker';
import { isFree } from './receivers';
import check from '../login/Login.module.css';
import css from './TransferDialog.module.css';

const QUEUE = 'queue';

/** To a colleague or back to the queue, with a note that the customer never sees. What it does is on its button. */
export function TransferDialog({ chat, onClose }: { chat: ChatView; onClose: () => void }) {
  const desk = useDesk();
  const [to, setTo] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const [ask, setAsk] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const name = useSelected(desk.roster, ({ rows }) => rows.find(({ id }) => id === to)?.name ?? '');

  async function transfer(): Promise<void> {
    if (to === null) return;
    setBusy(true);
    setProblem(null);
    try {
      const target = to === QUEUE ? {} : { agentId: to, ...(ask && { ask }) };
      await desk.client.ask('chat.transfer', { chatId: chat.id, ...target, note: note.trim() || null });
      toasts.say(to === QUEUE ? t('transfer.doneQueue') : t(ask ? 'transfer.asked' : 'transfer.done', { name }));
      onClose();
    } catch (error) {
      setProblem(messageOf(error));
      setBusy(false);
    }
  }

  const button =
    to === null ? t('transfer.choose') : to === QUEUE ? t('transfer.toQueue') : t(ask ? 'transfer.askName' : 'transfer.toName', { name });
  const footer = (
    <>
      <Button onPress={onClose}>{t('dialog.cancel')}</Button>
      <Button kind="primary" isDisabled={to === null || busy} onPress={() => void transfer()}>
        {button}
      </Button>
    </>
  );
  const toQueue = (
    <ListBoxSection>
      <Header className={css.group}>{t('transfer.queue')}</Header>
      <ListBoxItem id={QUEUE} textValue={t('transfer.backToQueue')} className={css.item}>
        {t('transfer.backToQueue')}
        <span className={css.end}>{chat.skills.map((skill) => skill.name).join(', ')}</span>
      </ListBoxItem>
    </ListBoxSection>
  );
  return (
    <Dialog title={t('transfer.title', { name: chat.customer.name })} isOpen onClose={onClose} size="m" footer={footer}>
      <div className={css.form}>
        <AgentPicker skills={chat.skills} exceptId={chat.agentId} mayTake={isFree} chosen={to} onChoose={setTo} others={toQueue} />
        <div className={css.note}>
          <Field label={t('transfer.note')} hint={t('transfer.noteHint')} value={note} onChange={setNote} isMultiline rows={2} />
        </div>
        {to !== null && to !== QUEUE && (
          <Checkbox className={check.check} isSelected={ask} onChange={setAsk}>
            <span className={check.box} aria-hidden />
            {t('transfer.askFirst')}
          </Checkbox>
        )}
        <p className={css.problem} role="alert">
          {problem}
        </p>
      </div>
    </Dialog>
  );
}
