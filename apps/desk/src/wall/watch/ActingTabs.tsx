import { type FormEvent, type KeyboardEvent, useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { Button } from '#ui/parts/Button/Button';
import { Field } from '#ui/parts/Field/Field';
import { toasts } from '#ui/parts/Toast/toasts';
import type { ChatView } from '#client/core';
import type { Conversation } from '#client/conversation';
import { useDesk } from '../../live/context';
import { messageOf } from '../../shell/problems';
import { useSaving } from '../../shell/useSaving';
import { AgentPicker } from '../../transfer/AgentPicker';
import { hasRoom } from '../../transfer/receivers';
import { useTransfer } from '../../transfer/useTransfer';
import { t } from '../../words/wall';
import { useWall } from '../context';
import css from './ActingTabs.module.css';

export interface ActingTabsProps {
  chat: ChatView;
  conversation: Conversation;
  /** Goes to the chat. */
  onOpen: () => void;
  onLeave: () => void;
}

/** What a supervisor can do in a chat that is somebody else's. */
export function ActingTabs({ chat, conversation, onOpen, onLeave }: ActingTabsProps) {
  const isActive = chat.status === 'active';
  return (
    <Tabs className={css.tabs}>
      <TabList className={css.list} aria-label={t('watch.acts')}>
        <Tab id="whisper" className={css.tab}>
          {t('watch.whisper')}
        </Tab>
        <Tab id="step-in" className={css.tab}>
          {t('watch.stepIn')}
        </Tab>
        <Tab id="take-over" className={css.tab}>
          {t('watch.takeOver')}
        </Tab>
        <Tab id="reassign" className={css.tab}>
          {isActive ? t('watch.reassign') : t('act.assign')}
        </Tab>
      </TabList>
      <TabPanel id="whisper" className={css.panel}>
        <Whisper chat={chat} />
      </TabPanel>
      <TabPanel id="step-in" className={css.panel}>
        <StepIn chat={chat} conversation={conversation} />
      </TabPanel>
      <TabPanel id="take-over" className={css.panel}>
        <TakeOver chat={chat} onDone={onOpen} />
      </TabPanel>
      <TabPanel id="reassign" className={css.panel}>
        {isActive ? <Reassign chat={chat} onDone={onLeave} /> : <Assign chat={chat} onDone={onLeave} />}
      </TabPanel>
    </Tabs>
  );
}

interface WritingProps {
  label: string;
  hint: string;
  button: string;
  isNote?: boolean;
  /** @throws when it did not go: what was written stays */
  send: (text: string) => Promise<unknown> | void;
}

function Writing({ label, hint, button, isNote, send }: WritingProps) {
  const [text, setText] = useState('');
  const saving = useSaving([]);
  async function go(): Promise<void> {
    const said = text.trim();
    if (said !== '' && (await saving.save(async () => send(said)))) setText('');
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void go();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void go();
  };
  return (
    <form className={css.writing} data-note={isNote || undefined} onSubmit={submit} onKeyDown={onKey}>
      <Field label={label} hint={hint} value={text} onChange={setText} isMultiline rows={2} maxLength={10_000} />
      <span className={css.end}>
        <span className={css.problem} role="alert">
          {saving.problem}
        </span>
        <Button type="submit" kind="primary" isDisabled={text.trim() === '' || saving.isBusy}>
          {button}
        </Button>
      </span>
    </form>
  );
}

/** A note that addresses the agent of the chat; where there is none, a note. */
function Whisper({ chat: { id, agent } }: { chat: ChatView }) {
  const desk = useDesk();
  return (
    <Writing
      label={agent ? t('watch.whisperTo', { name: agent.name }) : t('watch.note')}
      hint={agent ? t('watch.whisperHint', { name: agent.name }) : t('watch.noteHint')}
      button={agent ? t('watch.whisper') : t('watch.addNote')}
      isNote
      send={(text) => desk.notesOf(id).add(text, agent?.id)}
    />
  );
}

function StepIn({ chat, conversation }: { chat: ChatView; conversation: Conversation }) {
  const { name } = chat.customer;
  return (
    <Writing
      label={t('watch.sayTo', { name })}
      hint={t('watch.sayHint')}
      button={t('watch.say')}
      send={(text) => void conversation.send({ text })}
    />
  );
}

function TakeOver({ chat, onDone }: { chat: ChatView; onDone: () => void }) {
  const { client } = useDesk();
  const [isBusy, setBusy] = useState(false);
  async function take(): Promise<void> {
    setBusy(true);
    try {
      await client.rest.post(`/chats/${chat.id}/take-over`);
      onDone();
    } catch (error) {
      toasts.say(messageOf(error), { tone: 'bad' });
      setBusy(false);
    }
  }
  return (
    <div className={css.writing}>
      <p>{chat.agent ? t('watch.takeOverText', { name: chat.agent.name }) : t('watch.takeWaitingText')}</p>
      <span className={css.end}>
        <Button kind="primary" isDisabled={isBusy} onPress={() => void take()}>
          {t('watch.takeOver')}
        </Button>
      </span>
    </div>
  );
}

function Reassign({ chat, onDone }: { chat: ChatView; onDone: () => void }) {
  const { fields, button } = useTransfer(chat, onDone);
  return (
    <div className={css.writing}>
      {fields}
      <span className={css.end}>{button}</span>
    </div>
  );
}

function Assign({ chat, onDone }: { chat: ChatView; onDone: () => void }) {
  const { assign, floor } = useWall();
  const [to, setTo] = useState<string | null>(null);
  const name = (to && floor.agent(to)?.name) ?? '';
  return (
    <div className={css.writing}>
      <AgentPicker skills={chat.skills} mayTake={hasRoom} chosen={to} onChoose={setTo} />
      <span className={css.end}>
        <Button kind="primary" isDisabled={to === null} onPress={() => (assign(chat.id, to!), onDone())}>
          {to === null ? t('act.assign') : t('act.assignTo', { name })}
        </Button>
      </span>
    </div>
  );
}
