import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Composer } from '../app/composer';
import { AskEmail } from './ask-email';
import { leaveAbout, mailTranscript, saveTranscript } from './calls';
import { Ended } from './ended';
import { CLOSE } from './icons';
import { Quote } from './quote';
import { notesOf } from './notes-of';
import { Icon } from '../app/icons';
import { faceOf } from './face-of';
import { Header } from '../app/header';
import { Thread } from './thread';
import type { Widget } from '../app/widget';
import { Menu, type MenuItem } from './menu';
import { Waiting } from './waiting';

export function Talk({ w }: { w: Widget }): JSX.Element {
  const { words, chat, agentName } = w;
  if (w.config.recordings) notesOf(w);
  if (w.config.translates && !w.said) void import('../translation/said').then(({ begin }) => begin(w)).catch(() => undefined);
  const scroller = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const [isDropping, setDropping] = useState(false);
  const [isMailing, setMailing] = useState(false);
  const [problem, setProblem] = useState('');
  const mail = w.config.mailsTranscripts && agentName !== '' && { label: words('transcript_email'), run: () => setMailing(true) };
  const endMailing = (): void => {
    setMailing(false);
    scroller.current!.focus();
  };
  const attempt = (work: Promise<unknown>): void => {
    setProblem('');
    work.catch((error: unknown) => setProblem(w.refusal(error)));
  };
  // What is answered may be edited or deleted meanwhile.
  const about = w.session.snapshot?.messages.find(({ id }) => id === w.about?.message.id) ?? w.about?.message;
  const isWaiting = chat?.status === 'queued' || chat?.status === 'offered';
  const isAlone = isWaiting || !agentName;
  const isOver = chat?.status === 'closed';
  const hasFallenQuiet = isOver && chat.closeReason === 'inactivity';
  useLayoutEffect(() => {
    const box = scroller.current!;
    if (isAtEnd.current) box.scrollTop = box.scrollHeight;
  });
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setDropping(false);
    if (!isOver) w.attach(event.dataTransfer!.files);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !w.about) return;
    event.stopPropagation();
    leaveAbout(w);
  };
  return (
    <div
      class="talk"
      onDragOver={(event) => (event.preventDefault(), setDropping(!isOver))}
      onDragLeave={() => setDropping(false)}
      onDrop={drop}
      onKeyDown={onKeyDown}
    >
      <Header
        w={w}
        faces={isAlone ? w.config.team.slice(0, 2) : [faceOf(w, agentName)]}
        title={isAlone ? words('team') : agentName}
        subtitle={isOver ? undefined : isAlone ? words('soon') : [words('online'), capital(chat?.subject)].filter(Boolean).join(' · ')}
      >
        <Menu label={words('more')} items={menuOf(w, attempt, mail)} />
      </Header>
      {w.session.isOffline && (
        <p class="strip" role="status">
          {words('offline')}
        </p>
      )}
      {problem && (
        <p class="strip" role="alert">
          {problem}
        </p>
      )}
      <div
        class="scroll thread"
        ref={scroller}
        tabIndex={0}
        onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) =>
          (isAtEnd.current = scrollHeight - scrollTop - clientHeight < 40)
        }
      >
        {isWaiting && <Waiting w={w} />}
        <Thread w={w} />
        {isOver && (
          <Ended w={w} attempt={attempt}>
            {mail && (
              <button type="button" class="link" onClick={mail.run}>
                {mail.label}
              </button>
            )}
          </Ended>
        )}
        {w.answeredBy && (
          <p class="notice" role="status">
            {words('left', { email: w.answeredBy })}
          </p>
        )}
        {isMailing && (
          <section class="card">
            <AskEmail w={w} run={(email) => mailTranscript(w, email).then(endMailing)}>
              <button type="button" class="link" onClick={endMailing}>
                {words('cancel')}
              </button>
            </AskEmail>
          </section>
        )}
      </div>
      {!isOver && w.config.typingPreview && <p class="notice">{words('preview')}</p>}
      {about && (
        <p class="quote about">
          {w.about!.isEdit ? <span>{words('edit')}</span> : <Quote w={w} quote={{ ...about, deleted: Boolean(about.deletedAt) }} />}
          <button type="button" class="icon" aria-label={words('cancel')} onClick={() => leaveAbout(w)}>
            <Icon path={CLOSE} size={16} />
          </button>
        </p>
      )}
      {(!isOver || hasFallenQuiet) && <Composer w={w} placeholder={words(isOver ? 'go_on' : isWaiting ? 'add_details' : 'write')} />}
      {isDropping && <div class="drop">{words('drop')}</div>}
    </div>
  );
}

/** Topics are written as they are asked for, without a capital. */
const capital = (subject: string | null | undefined): string => (subject ? subject[0]!.toUpperCase() + subject.slice(1) : '');

function menuOf(w: Widget, attempt: (work: Promise<unknown>) => void, mail: MenuItem | false): MenuItem[] {
  const { isMuted } = w.keeper.read();
  return [
    { label: w.words(isMuted ? 'unmute' : 'mute'), run: () => (w.keeper.change({ isMuted: !isMuted }), w.changed()) },
    { label: w.words('transcript'), run: () => attempt(saveTranscript(w)) },
    ...(mail ? [mail] : []),
    ...(w.chat?.status === 'closed'
      ? []
      : [{ label: w.words('end'), run: () => attempt(w.session.client!.ask('chat.close', { chatId: w.chat!.id })) }]),
    { label: w.words('forget'), run: () => w.forget() },
  ];
}
