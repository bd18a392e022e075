import { ChevronDown, Mic, Paperclip, Video } from 'lucide-react';
import { memo } from 'react';
import { FileTrigger } from 'react-aria-components';
import { Button, IconButton } from '#ui/parts/Button/Button';
import { Kbd } from '#ui/parts/Kbd/Kbd';
import { Menu } from '#ui/parts/Menu/Menu';
import type { RecordingKind } from '#client/core';
import { keysOf, shownKeys } from '../commands/keymap';
import { useDesk, useStore } from '../live/context';
import { t } from '../words';
import type { Then } from './Composer';
import { EmojiButton } from './EmojiButton';
import css from './Composer.module.css';

interface FootProps {
  what: 'reply' | 'note' | 'edit';
  maySend: boolean;
  /** Letters that fit yet, near the limit. */
  left: number | null;
  enterSends: boolean;
  /** What may be recorded. */
  voice: boolean;
  video: boolean;
  onRecord: (kind: RecordingKind) => void;
  /** Files are about to be chosen. */
  onChoose: () => void;
  onAttach: (files: readonly File[]) => void;
  onEmoji: (emoji: string) => void;
  onCanned: () => void;
  onSend: (then: Then) => void;
}

/** What can be put into a message, and how it is sent. Neither a key nor another chat draws it anew. */
export const Foot = memo(function Foot({
  what,
  maySend,
  left,
  enterSends,
  onChoose,
  onAttach,
  onEmoji,
  onCanned,
  onSend,
  ...recording
}: FootProps) {
  const isReply = what === 'reply';
  const { voice, video, onRecord } = recording;
  const breaks = enterSends ? `${shownKeys('Shift')}+↵` : '↵';
  return (
    <div className={css.foot}>
      {isReply && (
        <FileTrigger allowsMultiple onSelect={(files) => files && onAttach([...files])}>
          <IconButton label={t('composer.attach')} size="s" onPress={onChoose}>
            <Paperclip />
          </IconButton>
        </FileTrigger>
      )}
      {isReply && voice && (
        <IconButton label={t('recording.recordVoice')} size="s" onPress={() => onRecord('voice')}>
          <Mic />
        </IconButton>
      )}
      {isReply && video && (
        <IconButton label={t('recording.recordVideo')} size="s" onPress={() => onRecord('video')}>
          <Video />
        </IconButton>
      )}
      <EmojiButton onChoose={onEmoji} />
      {isReply && (
        <IconButton label={t('composer.canned')} shortcut="/" size="s" onPress={onCanned}>
          <span className={css.slash}>/</span>
        </IconButton>
      )}
      <Letters left={left} />
      <span className={css.hints}>
        <Kbd keys={enterSends ? '↵' : `${shownKeys('Ctrl')}+↵`} /> {t(`composer.short.${what}`)} <Kbd keys={breaks} /> {t('composer.line')}
      </span>
      {isReply ? (
        <SendButton maySend={maySend} enterSends={enterSends} onSend={onSend} />
      ) : (
        <Button kind="primary" size="s" isDisabled={!maySend} onPress={() => onSend('stay')}>
          {what === 'note' ? t('composer.addNote') : t('composer.saveEdit')}
        </Button>
      )}
    </div>
  );
});

function SendButton({ maySend, enterSends, onSend }: { maySend: boolean } & Pick<FootProps, 'enterSends' | 'onSend'>) {
  const { preferences } = useDesk();
  const chosen = useStore(preferences);
  const keys = (id: string, own?: string): string | undefined => {
    const now = keysOf({ id, keys: own }, chosen);
    return now && shownKeys(now);
  };
  const isDisabled = !maySend;
  const entry = (enter: boolean) => ({
    id: enter ? 'enter' : 'ctrl-enter',
    label: t(enter ? 'send.byEnter' : 'send.byCtrlEnter', { keys: shownKeys('Ctrl') }),
    isSelected: enterSends === enter,
    onAction: () => preferences.set({ enterSends: enter }),
  });
  return (
    <span className={css.split}>
      <Button kind="primary" size="s" isDisabled={isDisabled} onPress={() => onSend('stay')}>
        {t('composer.sendButton')}
      </Button>
      <Menu
        label={t('send.how')}
        placement="top end"
        groups={[
          {
            entries: [
              { id: 'send', label: t('send.send'), shortcut: keys('send', 'Ctrl+Enter'), isDisabled, onAction: () => onSend('stay') },
              {
                id: 'close',
                label: t('send.close'),
                shortcut: keys('send-close', 'Ctrl+Shift+Enter'),
                isDisabled,
                onAction: () => onSend('close'),
              },
              { id: 'next', label: t('send.next'), shortcut: keys('send-next'), isDisabled, onAction: () => onSend('next') },
            ],
          },
          { title: t('send.keys'), entries: [entry(true), entry(false)] },
        ]}
        trigger={
          <Button kind="primary" size="s" aria-label={t('send.how')}>
            <ChevronDown />
          </Button>
        }
      />
    </span>
  );
}

/** How many letters fit yet, near the limit, and how many are too many. */
function Letters({ left }: { left: number | null }) {
  const isOver = left !== null && left < 0;
  return (
    <>
      {left !== null && (
        <span className={css.letters} data-over={isOver || undefined} aria-hidden>
          {isOver ? t('letters.over', { count: -left }) : t('letters.left', { count: left })}
        </span>
      )}
      <span className="sr-only" role="status">
        {left !== null && t(isOver ? 'letters.tooLong' : 'letters.near')}
      </span>
    </>
  );
}
