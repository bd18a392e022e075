import { useQuery } from '@tanstack/react-query';
import { UsersRound } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Checkbox, Header, ListBoxItem, ListBoxSection } from 'react-aria-components';
import { Button } from '#ui/parts/Button/Button';
import { Field } from '#ui/parts/Field/Field';
import { toasts } from '#ui/parts/Toast/toasts';
import type { ChatView } from '#client/core';
import { queriesOf } from '../data/queries';
import { useDesk, useSelected } from '../live/context';
import { messageOf } from '../shell/problems';
import { t } from '../words';
import { AgentPicker } from './AgentPicker';
import { isFree } from './receivers';
import check from '../login/Login.module.css';
import css from './TransferDialog.module.css';

const QUEUE = 'queue';
const SKILL = 'skill:';
const TEAM = 'team:';
const isWaiting = (to: string): boolean => to === QUEUE || to.startsWith(SKILL) || to.startsWith(TEAM);

/** Where an active chat goes: to a colleague, back to the queue, or to the queue of another skill or team. */
function targetOf(to: string, ask: boolean): { agentId?: string; ask?: true; skills?: { name: string }[]; teamId?: string } {
  if (to === QUEUE) return {};
  if (to.startsWith(TEAM)) return { teamId: to.slice(TEAM.length) };
  if (to.startsWith(SKILL)) return { skills: [{ name: to.slice(SKILL.length) }] };
  return { agentId: to, ...(ask && { ask }) };
}

/** The form by which a chat is passed on, with a note that the customer never sees; what it does is on its button. */
export function useTransfer(chat: ChatView, onDone: () => void): { fields: ReactNode; button: ReactNode } {
  const desk = useDesk();
  const [to, setTo] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const [ask, setAsk] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const agent = useSelected(desk.roster, ({ rows }) => rows.find(({ id }) => id === to)?.name);
  const team = useQuery(queriesOf(desk).teams()).data?.find(({ id }) => TEAM + id === to)?.name;
  const isQueue = to !== null && isWaiting(to);
  const name = agent ?? '';

  async function transfer(): Promise<void> {
    if (to === null) return;
    setBusy(true);
    setProblem(null);
    try {
      await desk.client.ask('chat.transfer', { chatId: chat.id, ...targetOf(to, ask), note: note.trim() || null });
      toasts.say(isQueue ? t('transfer.doneQueue') : t(ask ? 'transfer.asked' : 'transfer.done', { name }));
      onDone();
    } catch (error) {
      setProblem(messageOf(error));
      setBusy(false);
    }
  }

  const words =
    to === null
      ? t('transfer.choose')
      : to === QUEUE
        ? t('transfer.toQueue')
        : isQueue
          ? t('transfer.toSkill', { skill: team ?? to.slice(SKILL.length) })
          : t(ask ? 'transfer.askName' : 'transfer.toName', { name });
  const button = (
    <Button kind="primary" isDisabled={to === null || busy} onPress={() => void transfer()}>
      {words}
    </Button>
  );
  const fields = (
    <div className={css.form}>
      <AgentPicker
        skills={chat.skills}
        exceptId={chat.agentId}
        mayTake={isFree}
        chosen={to}
        onChoose={setTo}
        others={<Queues chat={chat} />}
      />
      <div className={css.note}>
        <Field label={t('transfer.note')} hint={t('transfer.noteHint')} value={note} onChange={setNote} isMultiline rows={2} />
      </div>
      {to !== null && !isQueue && (
        <Checkbox className={check.check} isSelected={ask} onChange={setAsk}>
          <span className={check.box} aria-hidden />
          {t('transfer.askFirst')}
        </Checkbox>
      )}
      <p className={css.problem} role="alert">
        {problem}
      </p>
    </div>
  );
  return { fields, button };
}

/** The chat's own queue, and those of the other teams and skills there are. */
function Queues({ chat }: { chat: ChatView }) {
  const own = chat.skills.map((skill) => skill.name);
  const desk = useDesk();
  const others = (useQuery(queriesOf(desk).skills()).data ?? []).filter(({ name }) => !own.includes(name));
  const teams = useQuery(queriesOf(desk).teams()).data ?? [];
  const team = teams.find(({ id }) => id === chat.teamId);
  return (
    <ListBoxSection>
      <Header className={css.group}>{t('transfer.queue')}</Header>
      <ListBoxItem id={QUEUE} textValue={t('transfer.backToQueue')} className={css.item}>
        {t('transfer.backToQueue')}
        <span className={css.end}>{[...(team ? [team.name] : []), ...own].join(', ')}</span>
      </ListBoxItem>
      {teams
        .filter((each) => each !== team)
        .map(({ id, name }) => (
          <ListBoxItem key={id} id={TEAM + id} textValue={name} className={css.item}>
            <UsersRound aria-hidden className={css.icon} />
            <bdi className={css.name}>{name}</bdi>
          </ListBoxItem>
        ))}
      {others.map(({ name }) => (
        <ListBoxItem key={name} id={SKILL + name} textValue={name} className={css.item}>
          {t('transfer.queueOf', { skill: name })}
        </ListBoxItem>
      ))}
    </ListBoxSection>
  );
}
