import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { launcherOf } from '../api';
import { Header } from './header';
import { Offline, Start } from './start';
import type { Widget } from './widget';

export function Panel({ w }: { w: Widget }): JSX.Element {
  return (
    <>
      {w.isOpen && <Dialog w={w} />}
      {!w.isOpen && w.tease && w.wire && <w.wire.Tease w={w} />}
    </>
  );
}

/** Focus goes in when it opens, and back to the launcher when it closes; on a phone it covers the page, and keeps focus. */
function Dialog({ w }: { w: Widget }): JSX.Element {
  const root = useRef<HTMLDivElement>(null);
  const isCovering = matchMedia('(max-width: 480px)').matches;
  useEffect(() => {
    const { overflow } = document.documentElement.style;
    if (isCovering) document.documentElement.style.overflow = 'hidden';
    return () => {
      document.documentElement.style.overflow = overflow;
      launcherOf(w.context).focus({ preventScroll: true });
    };
  }, []);
  const isTalking = Boolean(w.chat ?? w.session.talk) || w.session.isResuming || w.session.hasFailed;
  useEffect(() => {
    const field = root.current?.querySelector<HTMLElement>(
      isCovering ? 'h2' : '.composer textarea, .stars input, input:not([type=radio]), textarea',
    );
    (field ?? root.current)?.focus({ preventScroll: true });
  }, [isTalking, w.page, w.chat?.status === 'closed']);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') w.close();
    if (event.key === 'Tab' && isCovering) trap(root.current!, event);
  };
  const size = isTalking ? '' : 'short';
  return (
    <div
      class={`panel ${size}`}
      role="dialog"
      aria-label={w.words('chat')}
      aria-modal={isCovering}
      ref={root}
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      {isTalking ? w.wire ? <w.wire.Talk w={w} /> : <Opening w={w} /> : w.page === 'start' ? <Start w={w} /> : <Offline w={w} />}
    </div>
  );
}

/** While the conversation is loaded, which may fail. */
function Opening({ w }: { w: Widget }): JSX.Element {
  const { words, session } = w;
  return (
    <>
      <Header w={w} faces={w.config.team.slice(0, 2)} title={words('team')} subtitle={words('soon')} />
      {session.hasFailed && (
        <p class="card" role="alert">
          {words('unreachable')}{' '}
          <button type="button" class="link" onClick={() => void session.resume()}>
            {words('retry')}
          </button>
        </p>
      )}
    </>
  );
}

function trap(root: HTMLElement, event: KeyboardEvent): void {
  const all = [...root.querySelectorAll<HTMLElement>('button, input:not([hidden]), textarea, a, [tabindex="0"]')];
  const edge = event.shiftKey ? all[0] : all.at(-1);
  if (event.target !== edge) return;
  event.preventDefault();
  (event.shiftKey ? all.at(-1) : all[0])?.focus();
}
