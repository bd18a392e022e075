import { Pause, Play as PlayIcon } from 'lucide-react';
import { useEffect, useReducer, useRef, useState } from 'react';
import { clock } from '#ui/format/time';
import { IconButton } from '#ui/parts/Button/Button';
import { Playback } from '#ui/recording/playback';
import type { RecordingKind } from '#client/core';
import { useLatest } from '../shell/useLatest';
import { t } from './words';
import css from './recording.module.css';

interface PlayProps {
  kind: RecordingKind;
  seconds: number;
  /** Of a video, in pixels. */
  width?: number;
  height?: number;
  addressOf: (isEnded: boolean) => Promise<string>;
  /** Whether it is here already: then its first picture shows at once. */
  isHere?: boolean;
}

/** A voice or video note, played in place. */
export function Play({ kind, seconds, width, height, addressOf, isHere = false }: PlayProps) {
  const media = useRef<HTMLVideoElement>(null);
  const [playback, setPlayback] = useState<Playback>();
  const [, draw] = useReducer((count: number) => count + 1, 0);
  const address = useLatest(addressOf);
  useEffect(() => {
    const made = new Playback(media.current!, address, seconds, draw);
    setPlayback(made);
    if (isHere) void made.seek(0);
    return () => made.pause();
  }, [address, seconds, isHere]);
  const { isPlaying = false, at = 0, length = seconds, speed = 1 } = playback ?? {};
  const [now, end] = [clock(at), clock(length)];
  const toggle = (): void => void playback?.toggle();
  return (
    <div className={css.note} role="group" aria-label={t(kind, { time: clock(seconds) })}>
      {kind === 'video' ? (
        <video ref={media} preload="none" playsInline width={width} height={height} onClick={toggle} />
      ) : (
        <audio ref={media} preload="none" />
      )}
      <div className={css.controls}>
        <IconButton label={t(isPlaying ? 'pause' : 'play')} size="s" onPress={toggle}>
          {isPlaying ? <Pause /> : <PlayIcon />}
        </IconButton>
        <input
          type="range"
          min={0}
          max={length}
          step={0.1}
          value={at}
          aria-label={t('position')}
          aria-valuetext={`${now} / ${end}`}
          onChange={({ target }) => void playback?.seek(Number(target.value))}
        />
        <span className={css.time}>{isPlaying || at > 0 ? now : end}</span>
        <button className={css.speed} aria-label={t('speed', { speed: `${speed}×` })} onClick={() => playback?.hasten()}>
          {speed}×
        </button>
      </div>
    </div>
  );
}
