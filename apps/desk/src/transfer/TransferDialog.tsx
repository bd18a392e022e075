import { useEffect, useState } from 'react';
import { Checkbox, Header, ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components';
import { Avatar } from '#ui/parts/Avatar/Avatar';
import { Button } from '#ui/parts/Button/Button';
import { Chip } from '#ui/parts/Chip/Chip';
import { Dialog } from '#ui/parts/Dialog/Dialog';
import { Field } from '#ui/parts/Field/Field';
import { Seats } from '#ui/parts/Seats/Seats';
import { Skeleton } from '#ui/parts/Skeleton/Skeleton';
import { StatusDot } from '#ui/parts/StatusDot/StatusDot';
import { toasts } from '#ui/parts/Toast/toasts';
import type { RosterRow } from '#client/desk';
import type { ChatView } from '#client/core';
import { useDesk, useStore } from '../live/context';
import { messageOf } from '../shell/problems';
import { t } from '../words';
import { byFit, fits, isFree } from './receivers';
import check from '../login/Login.module.css';
import css from './TransferDialog.module.css';

const QUEUE = 'queue';

/** To a colleague or back to the queue, with a note that the customer never sees. What it does is on its button. */
export function TransferDialog({ chat, onClose }: { chat: ChatView; onClose: () => void }) {
  const desk = useDesk();
  const { rows, status } = useStore(desk.roster);
  useEffect(() => desk.roster.watch(), [desk]);
  const [text, setText] = useState('');
  const [to, setTo] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const [ask, setAsk] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const typed = text.trim().toLocaleLowerCase();
  const others = rows.filter(({ id, name }) => id !== chat.agentId && name.toLocaleLowerCase().includes(typed));
  const free = byFit(others.filter(isFree), chat);
  const notFree = others.filter((row) => !isFree(row) && row.status !== 'offline');
  const receiver = rows.find(({ id }) => id === to);

  async function transfer(): Promise<void> {
    if (to === null) return;
    setBusy(true);
    setProblem(null);
    try {
      const target = to === QUEUE ? {} : { agentId: to, ...(ask && { ask }) };
      await desk.client.ask('chat.transfer', { chatId: chat.id, ...target, note: note.trim() || null });
      toasts.say(to === QUEUE ? t('transfer.doneQueue') : t(ask ? 'transfer.asked' : 'transfer.done', { name: receiver?.name ?? '' }));
      onClose();
    } catch (error) {
      setProblem(messageOf(error));
      setBusy(false);
    }
  }

  const button =
    to === null
      ? t('transfer.choose')
      : to === QUEUE
        ? t('transfer.toQueue')
        : t(ask ? 'transfer.askName' : 'transfer.toName', { name: receiver?.name ?? '' });
  const footer = (
    <>
      <Button onPress={onClose}>{t('dialog.cancel')}</Button>
      <Button kind="primary" isDisabled={to === null || busy} onPress={() => void transfer()}>
        {button}
      </Button>
    </>
  );
  return (
    <Dialog title={t('transfer.title', { name: chat.customer.name })} isOpen onClose={onClose} size="m" footer={footer}>
      <div className={css.form}>
        <Field label={t('transfer.find')} value={text} onChange={setText} autoFocus />
        {status === 'behind' && rows.length === 0 ? (
          <Skeleton lines={5} label={t('loading.agents')} />
        ) : (
          <ListBox
            className={css.list}
            aria-label={t('transfer.to')}
            selectionMode="single"
            selectedKeys={to === null ? [] : [to]}
            disabledKeys={notFree.map(({ id }) => id)}
            onSelectionChange={(keys) => setTo(keys === 'all' ? null : (([...keys][0] as string | undefined) ?? null))}
            renderEmptyState={() => t('transfer.nobody')}
          >
            <Group title={t('transfer.free')} rows={free} chat={chat} />
            <ListBoxSection>
              <Header className={css.group}>{t('transfer.queue')}</Header>
              <ListBoxItem id={QUEUE} textValue={t('transfer.backToQueue')} className={css.item}>
                {t('transfer.backToQueue')}
                <span className={css.end}>{chat.skills.map(({ name }) => name).join(', ')}</span>
              </ListBoxItem>
            </ListBoxSection>
            <Group title={t('transfer.notFree')} rows={notFree} chat={chat} />
          </ListBox>
        )}
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

function Group({ title, rows, chat }: { title: string; rows: RosterRow[]; chat: ChatView }) {
  if (rows.length === 0) return null;
  return (
    <ListBoxSection>
      <Header className={css.group}>{title}</Header>
      {rows.map((row) => (
        <ListBoxItem key={row.id} id={row.id} textValue={row.name} className={css.item}>
          <Avatar id={row.id} name={row.name} size={24} />
          <bdi className={css.name}>{row.name}</bdi>
          {fits(row, chat) && <Chip tone="ok">{t('transfer.fits', { skills: chat.skills.map(({ name }) => name).join(', ') })}</Chip>}
          <span className={css.end}>
            <StatusDot status={row.status} />
            {t(`status.${row.status}`)}
            <Seats
              taken={row.activeChats}
              of={row.maxConcurrentChats}
              label={t('inbox.seats', { taken: row.activeChats, of: row.maxConcurrentChats })}
            />
          </span>
        </ListBoxItem>
      ))}
    </ListBoxSection>
  );
}
