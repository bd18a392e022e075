import { Lock, Paperclip } from 'lucide-react';
import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';
import { FileTrigger } from 'react-aria-components';
import { Button, IconButton } from '#ui/parts/Button/Button';
import { Kbd } from '#ui/parts/Kbd/Kbd';
import type { ChatView } from '#client/core';
import type { Conversation } from '#client/conversation';
import { shownKeys } from '../commands/keymap';
import { useCommands } from '../commands/registry';
import { t } from '../words';
import { CannedMenu, type CannedMenuKeys } from './CannedMenu';
import { FileChips } from './FileChips';
import { useComposer } from './useComposer';
import css from './Composer.module.css';

type Composing = ReturnType<typeof useComposer>;

export interface ComposerProps {
  chat: ChatView;
  conversation: Conversation;
  /** Files that were dropped on the chat. */
  dropped: File[];
  onTaken: () => void;
}

/** Where an agent writes to the customer, or a note to colleagues. What is in it belongs to this chat, wherever one looks meanwhile. */
export function Composer({ chat, conversation, dropped, onTaken }: ComposerProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const menu = useRef<CannedMenuKeys>(null);
  const composer = useComposer(chat, conversation, area);
  const { text, isMine, isNote, slash, uploads } = composer;
  useCommands([
    ...(isMine ? [{ id: 'reply', name: t('command.reply'), group: t('group.chat'), keys: 'R', run: () => composer.turn('reply') }] : []),
    { id: 'note', name: t('command.note'), group: t('group.chat'), keys: 'N', run: () => composer.turn('note') },
  ]);
  useEffect(() => {
    if (dropped.length === 0) return;
    uploads.add(dropped);
    onTaken();
  });
  useGrowing(area, text);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    if (slash && menu.current?.onKey(event)) return;
    if (event.key === 'Escape') return slash ? composer.closeMenu() : area.current?.blur();
    if (event.key !== 'Enter' || event.shiftKey || event.altKey) return;
    event.preventDefault();
    composer.send();
  }

  return (
    <div className={css.wrap}>
      {slash && <CannedMenu ref={menu} chat={chat} query={slash.query} onInsert={composer.insert} />}
      <div className={css.box} data-note={isNote || undefined}>
        <Modes composer={composer} name={chat.customer.name} />
        <textarea
          ref={area}
          className={css.area}
          rows={2}
          dir="auto"
          aria-label={isNote ? t('composer.noteLabel') : t('composer.replyLabel', { name: chat.customer.name })}
          placeholder={isNote ? t('composer.notePlaceholder') : t('composer.placeholder')}
          value={text}
          onChange={({ target }) => composer.write(target.value, target.selectionStart)}
          onSelect={({ currentTarget }) => composer.setCaret(currentTarget.selectionStart)}
          onKeyDown={onKeyDown}
          onBlur={() => !isNote && conversation.typing(false)}
          onPaste={(event) => {
            if (isNote || event.clipboardData.files.length === 0) return;
            event.preventDefault();
            uploads.add([...event.clipboardData.files]);
          }}
        />
        {!isNote && <FileChips uploads={uploads} />}
        <Foot composer={composer} />
      </div>
    </div>
  );
}

function Modes({ composer, name }: { composer: Composing; name: string }) {
  const { isMine, isNote, turn } = composer;
  return (
    <div className={css.modes} role="group" aria-label={t('composer.mode')}>
      {isMine && (
        <button className={css.mode} aria-pressed={!isNote} onClick={() => turn('reply')}>
          {t('composer.reply')}
        </button>
      )}
      <button className={css.mode} aria-pressed={isNote} onClick={() => turn('note')}>
        <Lock aria-hidden /> {t('composer.note')}
      </button>
      <span className={css.to}>{isNote ? t('note.only') : t('composer.to', { name })}</span>
    </div>
  );
}

function Foot({ composer }: { composer: Composing }) {
  const { isNote, uploads, maySend } = composer;
  return (
    <div className={css.foot}>
      {!isNote && (
        <>
          <FileTrigger allowsMultiple onSelect={(files) => files && uploads.add([...files])}>
            <IconButton label={t('composer.attach')} size="s">
              <Paperclip />
            </IconButton>
          </FileTrigger>
          <IconButton label={t('composer.canned')} shortcut="/" size="s" onPress={composer.openMenu}>
            <span className={css.slash}>/</span>
          </IconButton>
        </>
      )}
      <span className={css.hints}>
        <Kbd keys="↵" /> {isNote ? t('composer.add') : t('composer.send')} <Kbd keys={`${shownKeys('Shift')}+↵`} /> {t('composer.line')}
      </span>
      <Button kind="primary" size="s" isDisabled={!maySend} onPress={composer.send}>
        {isNote ? t('composer.addNote') : t('composer.sendButton')}
      </Button>
    </div>
  );
}

/** As high as its text, up to two fifths of the window. */
function useGrowing(area: RefObject<HTMLTextAreaElement | null>, text: string): void {
  useEffect(() => {
    const element = area.current;
    if (!element) return;
    element.style.blockSize = 'auto';
    element.style.blockSize = `${Math.min(element.scrollHeight, innerHeight * 0.4)}px`;
  }, [area, text]);
}
