import { type FormEvent, type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { Button } from '#ui/parts/Button/Button';
import { Field } from '#ui/parts/Field/Field';
import { toasts } from '#ui/parts/Toast/toasts';
import type { ChatView } from '#client/core';
import type { Conversation } from '#client/conversation';
import { useCommands } from '../commands/registry';
import { useDesk, useSelected } from '../live/context';
import { messageOf } from '../shell/problems';
import { useSaving } from '../shell/useSaving';
import { t as words } from '../words';
import { t } from '../words/wall';
import css from './ActingTabs.module.css';

export interface ActingTabsProps {
  chat: ChatView;
  conversation: Conversation;
  /** One more thing to do, where there is one. */
  more?: { title: string; panel: ReactNode };
  /** The chat is one's own now. */
  onTaken?: () => void;
}

/** What a supervisor can do in a chat that is somebody else's. */
export function ActingTabs({ chat, conversation, more, onTaken }: ActingTabsProps) {
  const [tab, show] = useState('whisper');
  const panels = useRef<HTMLDivElement>(null);
  const write = (which: string): void => {
    show(which);
    requestAnimationFrame(() => panels.current?.querySelector('textarea')?.focus());
  };
  const group = words('group.chat');
  useCommands([
    { id: 'note', name: t('watch.whisper'), group, keys: 'N', run: () => write('whisper') },
    { id: 'step-in', name: t('watch.stepIn'), group, keys: 'R', run: () => write('step-in') },
    { id: 'take-over', name: t('watch.takeOver'), group, run: () => show('take-over') },
  ]);
  return (
    <Tabs ref={panels} className={css.tabs} selectedKey={tab} onSelectionChange={(key) => show(String(key))}>
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
        {more && (
          <Tab id="more" className={css.tab}>
            {more.title}
          </Tab>
        )}
      </TabList>
      <TabPanel id="whisper" className={css.panel}>
        <Whisper chat={chat} />
      </TabPanel>
      <TabPanel id="step-in" className={css.panel}>
        <StepIn chat={chat} conversation={conversation} />
      </TabPanel>
      <TabPanel id="take-over" className={css.panel}>
        <TakeOver chat={chat} onDone={onTaken} />
      </TabPanel>
      {more && (
        <TabPanel id="more" className={css.panel}>
          {more.panel}
        </TabPanel>
      )}
    </Tabs>
  );
}

interface WritingProps {
  /** Whose draft it is in: what is written stays with the chat. */
  chatId: string;
  as: 'note' | 'text';
  label: string;
  hint: string;
  button: string;
  /** @throws when it did not go: what was written stays */
  send: (text: string) => Promise<unknown> | void;
}

function Writing({ chatId, as, label, hint, button, send }: WritingProps) {
  const { drafts } = useDesk();
  const text = useSelected(drafts, () => drafts.of(chatId)[as]);
  const setText = (next: string): void => drafts.change(chatId, { [as]: next });
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
    <form className={css.writing} data-note={as === 'note' || undefined} onSubmit={submit} onKeyDown={onKey}>
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
      chatId={id}
      as="note"
      label={agent ? t('watch.whisperTo', { name: agent.name }) : t('watch.note')}
      hint={agent ? t('watch.whisperHint', { name: agent.name }) : t('watch.noteHint')}
      button={agent ? t('watch.whisper') : t('watch.addNote')}
      send={(text) => desk.notesOf(id).add(text, agent?.id)}
    />
  );
}

function StepIn({ chat, conversation }: { chat: ChatView; conversation: Conversation }) {
  const { name } = chat.customer;
  return (
    <Writing
      chatId={chat.id}
      as="text"
      label={t('watch.sayTo', { name })}
      hint={t('watch.sayHint')}
      button={t('watch.say')}
      send={(text) => void conversation.send({ text })}
    />
  );
}

function TakeOver({ chat, onDone }: { chat: ChatView; onDone?: () => void }) {
  const { client } = useDesk();
  const [isBusy, setBusy] = useState(false);
  async function take(): Promise<void> {
    setBusy(true);
    try {
      await client.rest.post(`/chats/${chat.id}/take-over`);
      onDone?.();
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
