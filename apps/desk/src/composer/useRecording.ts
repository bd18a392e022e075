import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Recorder } from '#ui/recording/recorder';
import { toasts } from '#ui/parts/Toast/toasts';
import type { RecordingKind } from '#client/core';
import { queriesOf } from '../data/queries';
import { useDesk } from '../live/context';
import { messageOf } from '../shell/problems';
import { t } from '../words';

/** The note that is recorded for a chat. Whoever leaves the chat stops it, and finds it with the draft. */
export function useRecording(chatId: string, reply: () => void) {
  const desk = useDesk();
  const settings = useQuery(queriesOf(desk).settings()).data;
  const [recorder, setRecorder] = useState<Recorder>();
  const going = useRef<Recorder>(undefined);
  const { uploads } = desk;
  const change = (next: Recorder | undefined): void => setRecorder((going.current = next));
  useEffect(
    () => () => {
      const left = going.current;
      if (!left) return;
      setRecorder((going.current = undefined));
      void left.finish().then(async (take) => {
        if (take) toasts.say(t((await uploads.addRecording(chatId, left.kind, take)) ? 'recording.kept' : 'recording.lost'));
      });
    },
    [chatId, uploads],
  );

  async function start(kind: RecordingKind): Promise<void> {
    if (going.current || !settings) return;
    const { Recorder } = await import('#ui/recording/recorder');
    change(new Recorder(kind, { maxSeconds: settings.recordingSeconds, maxBytes: settings.attachmentMaxBytes }));
  }

  /** With what is written, once all files are there. */
  async function send(done: Recorder): Promise<void> {
    const take = await done.finish();
    if (!take || !(await uploads.addRecording(chatId, done.kind, take))) return;
    if (uploads.of(chatId).every(({ stored }) => stored)) reply();
  }

  return {
    recorder,
    /** What may be recorded. */
    voice: settings?.voiceNotes ?? false,
    video: settings?.videoNotes ?? false,
    start: (kind: RecordingKind): void => void start(kind).catch((error: unknown) => toasts.say(messageOf(error), { tone: 'bad' })),
    discard: (): void => {
      going.current?.discard();
      change(undefined);
    },
    send: (): void => {
      const done = going.current;
      change(undefined);
      if (done) void send(done);
    },
  };
}
