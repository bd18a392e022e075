import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Composer } from './composer';
import { Ended } from './ended';
import { isEmail } from './form';
import { Header, type MenuItem } from './header';
import { waitText } from './line';
import { Thread } from './thread';
import type { Widget } from './widget';

export function Talk({ w }: { w: Widget }): JSX.Element {
  const { words, chat, agentName } = w;
  const scroller = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const [isDropping, setDropping] = useState(false);
  const [problem, setProblem] = useState('');
  const attempt = (work: Promise<unknown>): void => {
    setProblem('');
    work.catch((error: unknown) => setProblem(w.refusal(error)));
  };
  const isWaiting = chat?.status === 'queued' || chat?.status === 'offered';
  const isOver = chat?.status === 'closed';
  useLayoutEffect(() => {
    const box = scroller.current!;
    if (isAtEnd.current) box.scrollTop = box.scrollHeight;
  });
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setDropping(false);
    if (!isOver) w.attach(event.dataTransfer!.files);
  };
  const name = isWaiting || !agentName ? words('team') : agentName;
  return (
    <div
      class="talk"
      onDragOver={(event) => (event.preventDefault(), setDropping(true))}
      onDragLeave={() => setDropping(false)}
      onDrop={drop}
    >
      <Header
        w={w}
        faces={isWaiting || !agentName ? w.config.team.map((each) => each.name).slice(0, 2) : [agentName]}
        title={name}
        subtitle={
          isOver ? undefined : isWaiting || !agentName ? words('soon') : [words('online'), chat?.subject].filter(Boolean).join(' · ')
        }
        menu={menuOf(w, attempt)}
      />
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
        {w.session.hasFailed && (
          <p class="card" role="alert">
            {words('unreachable')}{' '}
            <button type="button" class="link" onClick={() => void w.session.resume()}>
              {words('retry')}
            </button>
          </p>
        )}
        <Thread w={w} />
        {isOver && <Ended w={w} attempt={attempt} />}
      </div>
      {!isOver && <Composer w={w} placeholder={words(isWaiting ? 'add_details' : 'write')} />}
      {isDropping && !isOver && <div class="drop">{words('drop')}</div>}
    </div>
  );
}

function menuOf(w: Widget, attempt: (work: Promise<unknown>) => void): MenuItem[] {
  const { isMuted } = w.keeper.read();
  return [
    { label: w.words(isMuted ? 'unmute' : 'mute'), run: () => (w.keeper.change({ isMuted: !isMuted }), w.changed()) },
    { label: w.words('transcript'), run: () => attempt(w.requests.transcript(w.chat!.id)) },
    ...(w.chat?.status === 'closed'
      ? []
      : [{ label: w.words('end'), run: () => attempt(w.session.client!.ask('chat.close', { chatId: w.chat!.id })) }]),
    { label: w.words('forget'), run: () => w.forget() },
  ];
}

/** What fills the bar: the first in line is nearly there, the fifth has just come. */
const SEGMENTS = 5;
const filled = (position: number): number => SEGMENTS - Math.min(position, SEGMENTS) + 0.5;

function Waiting({ w }: { w: Widget }): JSX.Element {
  const { words, config } = w;
  const { place } = w.session;
  const [isAsking, setAsking] = useState(false);
  const [error, setError] = useState('');
  const isPlaced = config.showPosition && place !== undefined && place.position > 0;
  const leave = (event: SubmitEvent): void => {
    event.preventDefault();
    const email = (new FormData(event.currentTarget as HTMLFormElement).get('email') as string).trim();
    if (!isEmail(email)) return setError(words('email_wrong'));
    w.leaveMessage(email).catch((refused: unknown) => setError(w.refusal(refused)));
  };
  return (
    <section class="card waiting">
      <h3>{isPlaced ? words('place', { ordinal: place.position }) : words('in_line')}</h3>
      {place?.wait && <p class="wait">{waitText(place.wait, words)}</p>}
      {isPlaced && (
        <div class="place" aria-hidden="true">
          {Array.from({ length: SEGMENTS }, (_, at) => (
            <i key={at} class={filled(place.position) >= at + 1 ? 'full' : filled(place.position) > at ? 'half' : ''} />
          ))}
        </div>
      )}
      <p class="quiet">{words(place?.isBack ? 'moved_back' : 'look_around')}</p>
      {isAsking ? (
        <form class="inline" noValidate onSubmit={leave}>
          <label class="hidden" for="sb-instead">
            {words('email')}
          </label>
          <input
            id="sb-instead"
            name="email"
            type="email"
            dir="ltr"
            autocomplete="email"
            placeholder={words('email')}
            defaultValue={w.person.email}
          />
          <button type="submit" class="primary">
            {words('send')}
          </button>
          {error && (
            <p class="error" role="alert">
              {error}
            </p>
          )}
          <button type="button" class="link" onClick={() => setAsking(false)}>
            {words('keep_waiting')}
          </button>
        </form>
      ) : (
        <button type="button" class="link" onClick={() => setAsking(true)}>
          {words('by_email')}
        </button>
      )}
    </section>
  );
}
