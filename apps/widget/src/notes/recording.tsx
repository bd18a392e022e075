import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { AttachmentView, RecordingKind } from '../../../../libs/protocol';
import { clock } from '#ui/format/time';
import { Recorder, type RecorderState } from '#ui/recording/recorder';
import { Icon } from '../app/icons';
import type { Widget } from '../app/widget';
import { Play } from './player';
import { words } from './words';

const ICONS = {
  voice: 'M12 3a3 3 0 0 0-3 3v5a3 3 0 0 0 6 0V6a3 3 0 0 0-3-3zM5 11a7 7 0 0 0 14 0M12 18v3',
  video: 'M4 6h11v12H4zM15 11l6-4v10l-6-4',
};

/** What is recorded for a chat. It outlives the panel, in which it is listened to, sent or discarded. */
interface Begun {
  chatId: string;
  recorder: Recorder;
}
const begun = new WeakMap<Widget, Begun>();

/** The buttons beside the field, and above it what is recorded. */
export function Recording({ w }: { w: Widget }): JSX.Element | null {
  const [, draw] = useState({});
  const chatId = w.chat!.id;
  const { recordings, attachments } = w.config;
  const discard = (): void => {
    begun.get(w)?.recorder.discard();
    begun.delete(w);
    w.changed();
  };
  useEffect(
    () => () => {
      // Nothing is recorded while nobody sees it; what was recorded is there when the panel opens again.
      const recorder = begun.get(w)?.recorder;
      if (w.chat?.id === chatId && recorder && 'seconds' in recorder.state) recorder.stop();
      else discard();
    },
    [chatId],
  );
  const start = (kind: RecordingKind): void => {
    const limits = { maxSeconds: recordings!.maxSeconds, maxBytes: attachments.maxBytes };
    begun.set(w, { chatId, recorder: new Recorder(kind, limits) });
    draw({});
  };
  const now = begun.get(w);
  if (now) return <Begun w={w} {...now} discard={discard} />;
  return (
    <>
      {(['voice', 'video'] as const).map(
        (kind) =>
          recordings?.[kind] &&
          w.chat!.status !== 'closed' && (
            <button type="button" class="icon" key={kind} aria-label={words(`record_${kind}`)} onClick={() => start(kind)}>
              <Icon path={ICONS[kind]} />
            </button>
          ),
      )}
    </>
  );
}

function Begun({ w, recorder, chatId, discard }: Begun & { w: Widget; discard: () => void }): JSX.Element {
  const { kind, state } = recorder;
  const [, draw] = useState({});
  useEffect(() => recorder.subscribe(() => draw({})), [recorder]);
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => root.current!.querySelector('button')?.focus(), [state.step]);
  const leave = (): void => {
    discard();
    w.context.host.shadowRoot!.querySelector('textarea')?.focus();
  };
  return (
    <div class="taking" role="group" aria-label={words(`record_${kind}`)} ref={root}>
      {state.step === 'taken' ? (
        <Taken w={w} kind={kind} {...state} chatId={chatId} discard={leave} />
      ) : (
        <>
          <Going kind={kind} state={state} most={clock(w.config.recordings?.maxSeconds ?? 0)} />
          <p class="links">
            {state.step === 'recording' && (
              <button type="button" class="primary" onClick={() => recorder.stop()}>
                {words('stop')}
              </button>
            )}
            <button type="button" class="link" onClick={leave}>
              {w.words(state.step === 'recording' ? 'discard' : 'cancel')}
            </button>
          </p>
        </>
      )}
    </div>
  );
}

function Going({ kind, state, most }: { kind: RecordingKind; state: RecorderState; most: string }): JSX.Element {
  if (state.step === 'problem') return <p role="alert">{words(state.problem)}</p>;
  if (state.step !== 'recording') return <p role="status">{words('asking')}</p>;
  return (
    <>
      {kind === 'video' && <video muted playsInline autoplay ref={(seen) => void (seen && (seen.srcObject ??= state.stream))} />}
      <p class="going">{words('recording', { time: clock(state.seconds), most })}</p>
    </>
  );
}

interface TakenProps {
  w: Widget;
  kind: RecordingKind;
  seconds: number;
  take: Blob;
  chatId: string;
  discard: () => void;
}

/** Listened to before it is sent. */
function Taken({ w, kind, seconds, take, chatId, discard }: TakenProps): JSX.Element {
  const [progress, setProgress] = useState<number>();
  const [problem, setProblem] = useState('');
  const url = useRef('');
  const abort = useRef<AbortController>(undefined);
  useEffect(() => () => (abort.current?.abort(), URL.revokeObjectURL(url.current)), []);
  const send = async (): Promise<void> => {
    setProblem('');
    setProgress(0);
    const body = new FormData();
    body.append('file', take, kind);
    const { signal } = (abort.current = new AbortController());
    const call = { method: 'POST', body, onProgress: setProgress, signal };
    try {
      const { id } = await w.requests.ofCustomer<AttachmentView>(`/chats/${chatId}/attachments?recording=${kind}`, call);
      w.session.client!.conversation(chatId).send({ attachmentIds: [id] });
      discard();
    } catch (error) {
      setProblem(w.refusal(error));
      setProgress(undefined);
    }
  };
  const isSending = progress !== undefined;
  return (
    <>
      <Play kind={kind} seconds={seconds} addressOf={() => Promise.resolve((url.current ||= URL.createObjectURL(take)))} />
      {isSending && <progress value={progress} aria-label={w.words('sending')} />}
      {problem && (
        <p class="error" role="alert">
          {problem}
        </p>
      )}
      <p class="links">
        <button type="button" class="primary" aria-disabled={isSending} onClick={() => !isSending && void send()}>
          {w.words(problem ? 'retry' : 'send')}
        </button>
        <button type="button" class="link" onClick={discard}>
          {w.words('discard')}
        </button>
      </p>
    </>
  );
}
