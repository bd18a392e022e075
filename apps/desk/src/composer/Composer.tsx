import { useNavigate } from '@tanstack/react-router';
import { Lock, X } from 'lucide-react';
import { type KeyboardEvent, lazy, type RefObject, Suspense, useCallback, useEffect, useRef } from 'react';
import { IconButton } from '#ui/parts/Button/Button';
import { toasts } from '#ui/parts/Toast/toasts';
import type { ChatView } from '#client/core';
import type { Conversation } from '#client/conversation';
import { type Command, currentCommand, useCommands } from '../commands/registry';
import { nextWaiting } from '../inbox/order';
import { useDesk, useSelected } from '../live/context';
import { useLatest } from '../shell/useLatest';
import { t } from '../words';
import { CannedMenu, type MenuKeys } from './CannedMenu';
import { EmojiMenu } from './EmojiMenu';
import { FileChips } from './FileChips';
import { About } from './About';
import { Foot } from './Foot';
import { Meanwhile } from './Meanwhile';
import { useComposer } from './useComposer';
import { useRecording } from './useRecording';
import css from './Composer.module.css';

const RecordingPanel = lazy(() => import('../recording/RecordingPanel').then(({ RecordingPanel }) => ({ default: RecordingPanel })));

type Composing = ReturnType<typeof useComposer>;
/** What follows a reply. */
export type Then = 'stay' | 'close' | 'next';

export interface ComposerProps {
  chat: ChatView;
  conversation: Conversation;
}

/** Where an agent writes to the customer, or a note to colleagues. What is in it belongs to this chat, wherever one looks meanwhile. */
export function Composer({ chat, conversation }: ComposerProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const menu = useRef<MenuKeys>(null);
  const composer = useComposer(chat, conversation, area);
  const { text, isNote, about, slash, colon, uploads, meanwhile } = composer;
  const { isEdit } = about;
  const { preferences } = useDesk();
  const enterSends = useSelected(preferences, (all) => all.enterSends);
  const send = useLatest(useSending(composer, chat.id));
  const [choose, attach] = useChoosing(composer.attach);
  const insertEmoji = useLatest(composer.insertEmoji);
  const openMenu = useLatest(composer.openMenu);
  const recording = useRecording(chat.id, composer.reply);
  const record = useLatest(recording.start);
  useComposerCommands(composer, send);
  useGrowing(area, chat.id, text);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    if (menu.current?.onKey(event)) return;
    if (event.key === 'Escape') return leave();
    const isPlain = !event.shiftKey && !event.altKey && !event.ctrlKey && !event.metaKey;
    if (event.key === 'ArrowUp' && isPlain && text === '' && !isEdit && about.editLast()) return event.preventDefault();
    if (event.key !== 'Enter' || !isPlain || !enterSends) return;
    event.preventDefault();
    send('stay');
  }

  function leaveRecording(): void {
    recording.discard();
    area.current?.focus();
  }

  /** One level out. */
  function leave(): void {
    if (slash || colon) composer.closeMenu();
    else if (isEdit) about.endEdit();
    else if (about.quote) about.dropQuote();
    else area.current?.blur();
  }

  return (
    <div className={css.wrap}>
      {slash && (
        <CannedMenu
          ref={menu}
          chat={chat}
          query={slash.query}
          onInsert={(...given) => void composer.insert(...given)}
          onLeave={() => area.current?.focus()}
        />
      )}
      {!slash && colon && <EmojiMenu ref={menu} query={colon.query} onChoose={composer.insertEmoji} />}
      <div className={css.box} data-composer data-note={isNote || undefined}>
        <Modes composer={composer} name={chat.customer.name} />
        <About {...about} />
        {meanwhile.name !== undefined && <Meanwhile name={meanwhile.name} isAsking={meanwhile.isAsking} onSend={() => send('stay')} />}
        {/* Another one for each chat: what a browser would undo in it is of this chat. */}
        <textarea
          key={chat.id}
          ref={area}
          className={css.area}
          rows={2}
          dir="auto"
          aria-label={
            isNote ? t('composer.noteLabel') : isEdit ? t('composer.editLabel') : t('composer.replyLabel', { name: chat.customer.name })
          }
          placeholder={isNote ? t('composer.notePlaceholder') : t('composer.placeholder')}
          value={text}
          onChange={({ target }) => composer.write(target.value, target.selectionStart)}
          onSelect={({ currentTarget }) => composer.setCaret(currentTarget.selectionStart)}
          onKeyDown={onKeyDown}
          onBlur={() => !isNote && !isEdit && conversation.typing(false)}
          onPaste={(event) => {
            if (isNote || isEdit || event.clipboardData.files.length === 0) return;
            event.preventDefault();
            composer.attach([...event.clipboardData.files]);
          }}
        />
        {!isNote && !isEdit && <FileChips chatId={chat.id} uploads={uploads} />}
        {recording.recorder && (
          <Suspense>
            <RecordingPanel recorder={recording.recorder} onSend={recording.send} onDiscard={leaveRecording} />
          </Suspense>
        )}
        <Foot
          what={isNote ? 'note' : isEdit ? 'edit' : 'reply'}
          maySend={composer.maySend}
          left={composer.left}
          enterSends={enterSends}
          voice={recording.voice}
          video={recording.video}
          onRecord={record}
          onChoose={choose}
          onAttach={attach}
          onEmoji={insertEmoji}
          onCanned={openMenu}
          onSend={send}
        />
      </div>
    </div>
  );
}

/** Files are for the chat in which choosing them began, whichever one looks at by the time they are chosen. */
function useChoosing(attach: Composing['attach']): [choose: () => void, attach: Composing['attach']] {
  const begun = useRef(attach);
  const choose = useLatest(() => {
    begun.current = attach;
  });
  return [choose, useCallback((files) => begun.current(files), [])];
}

/** Sends, and does what is to follow. */
function useSending(composer: Composing, chatId: string): (then: Then) => void {
  const { inbox } = useDesk();
  const navigate = useNavigate();
  return (then) => {
    if (!composer.send() || composer.isNote || composer.about.isEdit) return;
    if (then === 'close') currentCommand('close')?.run();
    if (then !== 'next') return;
    const next = nextWaiting(inbox.getSnapshot(), chatId);
    if (!next) return void toasts.say(t('send.noNext'));
    void navigate({ to: '/inbox/$chatId', params: { chatId: next.chat.id }, search: (before) => before });
  };
}

function useComposerCommands({ isNote, turn, about: { isEdit, editLast } }: Composing, send: (then: Then) => void): void {
  const group = t('group.chat');
  /** Not from within a dialog that stands before it. */
  const here = (run: () => void) => () => document.querySelector('[role="dialog"]') === null && run();
  const ofReply: Command[] = [
    {
      id: 'send-close',
      name: t('send.close'),
      group,
      keys: 'Ctrl+Shift+Enter',
      inFields: true,
      isHidden: true,
      run: here(() => send('close')),
    },
    { id: 'send-next', name: t('send.next'), group, inFields: true, isHidden: true, run: here(() => send('next')) },
  ];
  useCommands([
    { id: 'reply', name: t('command.reply'), group, keys: 'R', run: () => turn('reply') },
    { id: 'note', name: t('command.note'), group, keys: 'N', run: () => turn('note') },
    { id: 'send', name: t('send.send'), group, keys: 'Ctrl+Enter', inFields: true, isHidden: true, run: here(() => send('stay')) },
    { id: 'edit-last', name: t('command.editLast'), group, run: () => void editLast() },
    ...(isNote || isEdit ? [] : ofReply),
  ]);
}

function Modes({ composer, name }: { composer: Composing; name: string }) {
  const { isNote, turn, noteTo, endWhisper } = composer;
  const note = noteTo ? t('composer.whisperTo', { name: noteTo.name }) : t('note.only');
  return (
    <div className={css.modes} role="group" aria-label={t('composer.mode')}>
      <button className={css.mode} aria-pressed={!isNote} onClick={() => turn('reply')}>
        {t('composer.reply')}
      </button>
      <button className={css.mode} aria-pressed={isNote} onClick={() => turn('note')}>
        <Lock aria-hidden /> {t('composer.note')}
      </button>
      <span className={css.to}>{isNote ? note : t('composer.to', { name })}</span>
      {isNote && noteTo && (
        <IconButton label={t('composer.whisperEnd')} size="s" onPress={endWhisper}>
          <X />
        </IconButton>
      )}
    </div>
  );
}

/** As high as its text, up to two fifths of the window. */
function useGrowing(area: RefObject<HTMLTextAreaElement | null>, chatId: string, text: string): void {
  useEffect(() => {
    const element = area.current;
    if (!element) return;
    // Nothing to measure, which would have the whole page laid out.
    if (text === '') return void (element.style.blockSize = '');
    element.style.blockSize = 'auto';
    element.style.blockSize = `${Math.min(element.scrollHeight, innerHeight * 0.4)}px`;
  }, [area, chatId, text]);
}
