import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { clock } from '#ui/format/time';
import { Button } from '#ui/parts/Button/Button';
import type { Recorder, RecorderState } from '#ui/recording/recorder';
import { t as desk } from '../words';
import { Play } from './Play';
import { t } from './words';
import css from './recording.module.css';

interface RecordingPanelProps {
  recorder: Recorder;
  onSend: () => void;
  onDiscard: () => void;
}

/** A voice or video note while it is recorded, and listened to before it is sent. */
export function RecordingPanel({ recorder, onSend, onDiscard }: RecordingPanelProps) {
  const state = useSyncExternalStore(recorder.subscribe, recorder.getSnapshot);
  const root = useRef<HTMLDivElement>(null);
  const { kind } = recorder;
  const { step } = state;
  useEffect(() => root.current?.querySelector<HTMLElement>('button:not([data-discard])')?.focus(), [step]);
  return (
    <div className={css.panel} role="group" aria-label={t(`record_${kind}`)} ref={root}>
      <Going recorder={recorder} state={state} />
      <span className={css.buttons}>
        {step === 'recording' && (
          <Button kind="primary" size="s" onPress={() => recorder.stop()}>
            {t('stop')}
          </Button>
        )}
        {step === 'taken' && (
          <Button kind="primary" size="s" onPress={onSend}>
            {desk('composer.sendButton')}
          </Button>
        )}
        <Button size="s" onPress={onDiscard}>
          {desk(step === 'asking' || step === 'problem' ? 'recording.cancel' : 'recording.discard')}
        </Button>
      </span>
    </div>
  );
}

function Going({ recorder, state }: { recorder: Recorder; state: RecorderState }) {
  switch (state.step) {
    case 'asking':
      return <p role="status">{t('asking')}</p>;
    case 'problem':
      return <p role="alert">{t(state.problem)}</p>;
    case 'taken':
      return <Taken kind={recorder.kind} {...state} />;
    case 'recording':
      return (
        <>
          {recorder.kind === 'video' && <Camera stream={state.stream} />}
          <p className={css.going}>{t('recording', { time: clock(state.seconds), most: clock(recorder.limits.maxSeconds) })}</p>
        </>
      );
  }
}

function Taken({ kind, seconds, take }: Pick<Recorder, 'kind'> & Extract<RecorderState, { step: 'taken' }>) {
  const [url] = useState(() => URL.createObjectURL(take));
  useEffect(() => () => URL.revokeObjectURL(url), [url]);
  return <Play kind={kind} seconds={Math.round(seconds)} addressOf={() => Promise.resolve(url)} isHere />;
}

function Camera({ stream }: { stream: MediaStream }) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    video.current!.srcObject = stream;
  }, [stream]);
  return <video ref={video} className={css.camera} muted playsInline autoPlay />;
}
