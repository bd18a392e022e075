import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Face, Icon } from './icons';
import { Offline, Start } from './start';
import { Talk } from './talk';
import type { Widget } from './widget';

export function Panel({ w }: { w: Widget }): JSX.Element {
  return (
    <>
      {w.isOpen && <Dialog w={w} />}
      {!w.isOpen && w.tease && <Tease w={w} />}
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
      w.context.launcher.focus({ preventScroll: true });
    };
  }, []);
  const isTalking = !!w.chat || w.session.isResuming || !!w.session.talk;
  useEffect(() => {
    const field = root.current?.querySelector<HTMLElement>(isCovering ? 'h2' : '.composer textarea, input:not([type=radio]), textarea');
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
      {isTalking ? <Talk w={w} /> : w.page === 'start' ? <Start w={w} /> : <Offline w={w} />}
    </div>
  );
}

function trap(root: HTMLElement, event: KeyboardEvent): void {
  const all = [...root.querySelectorAll<HTMLElement>('button, input:not([hidden]), textarea, a, [tabindex="0"]')];
  const edge = event.shiftKey ? all[0] : all.at(-1);
  if (event.target !== edge) return;
  event.preventDefault();
  (event.shiftKey ? all.at(-1) : all[0])?.focus();
}

function Tease({ w }: { w: Widget }): JSX.Element {
  const { sender, text, attachments } = w.tease!;
  return (
    <div class="tease" role="status">
      <button type="button" class="words" onClick={() => w.open()}>
        <Face name={sender.name} />
        <span>
          <b>
            <bdi>{sender.name}</bdi>
          </b>
          <span dir="auto">{text ?? attachments.map(({ name }) => name).join()}</span>
        </span>
      </button>
      <button type="button" class="icon" aria-label={w.words('close')} onClick={() => ((w.tease = undefined), w.changed())}>
        <Icon name="close" size={16} />
      </button>
    </div>
  );
}
