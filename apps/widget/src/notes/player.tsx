import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { AttachmentView, RecordingKind } from '../../../../libs/protocol';
import { clock } from '#ui/format/time';
import { Playback } from '#ui/recording/playback';
import { Icon } from '../app/icons';
import type { Widget } from '../app/widget';
import { words } from './words';

const PLAY = 'M7 5v14l11-7z';
const PAUSE = 'M8 5v14M16 5v14';

/** A voice or video note of the chat, played in place. */
export function Player({ w, file }: { w: Widget; file: AttachmentView }): JSX.Element {
  const { kind, seconds } = file.recording!;
  return <Play kind={kind} seconds={seconds} file={file} addressOf={async () => new URL(await renewed(w, file), w.context.origin).href} />;
}

/** The address of the file as it is signed now. */
async function renewed({ session: { client, talk } }: Widget, { id, url }: AttachmentView): Promise<string> {
  const holds = ({ attachments }: { attachments: AttachmentView[] }): boolean => attachments.some((each) => each.id === id);
  const message = talk?.getSnapshot().messages.find(holds);
  if (!client || !message) return url;
  const asked = client.ask('chat.join', { chatId: message.chatId, beforeSeq: message.seq + 1, limit: 1 });
  const { messages } = await asked.catch(() => ({ messages: [message] }));
  return messages[0]?.attachments.find((each) => each.id === id)?.url ?? url;
}

interface PlayProps {
  kind: RecordingKind;
  seconds: number;
  /** What it is of the chat; a take that is not sent yet is none. */
  file?: { width?: number; height?: number };
  addressOf: () => Promise<string>;
}

export function Play({ kind, seconds, file, addressOf }: PlayProps): JSX.Element {
  const media = useRef<HTMLVideoElement>(null);
  const playback = useRef<Playback>(undefined);
  const [, draw] = useState({});
  useEffect(() => {
    playback.current = new Playback(media.current!, addressOf, seconds, () => draw({}));
    // Its first picture shows at once.
    if (!file) void playback.current.seek(0);
    return () => playback.current!.pause();
  }, []);
  const { isPlaying = false, at = 0, length = seconds, speed = 1 } = playback.current ?? {};
  const [now, end] = [clock(at), clock(length)];
  const { width, height } = file ?? {};
  const toggle = (): void => void playback.current!.toggle();
  return (
    <div class="bubble note" role="group" aria-label={words(kind, { time: clock(seconds) })}>
      {kind === 'video' ? (
        <video ref={media} preload="none" playsInline {...{ width, height }} onClick={toggle} />
      ) : (
        <audio ref={media} preload="none" />
      )}
      <div>
        <button type="button" class="icon" aria-label={words(isPlaying ? 'pause' : 'play')} onClick={toggle}>
          <Icon path={isPlaying ? PAUSE : PLAY} />
        </button>
        <input
          type="range"
          min="0"
          max={length}
          step="0.1"
          value={at}
          aria-label={words('position')}
          aria-valuetext={`${now} / ${end}`}
          onInput={({ currentTarget }) => void playback.current!.seek(Number(currentTarget.value))}
        />
        <span>{isPlaying || at > 0 ? now : end}</span>
        <button type="button" aria-label={words('speed', { speed: `${speed}×` })} onClick={() => playback.current!.hasten()}>
          {speed}×
        </button>
      </div>
    </div>
  );
}
