import { useEffect, useRef, useState } from 'react';
import type { AttachmentView } from '#client/core';
import { useDesk } from '../live/context';
import { messageOf } from '../shell/problems';

export interface Upload {
  key: number;
  file: File;
  /** 0–1. */
  progress: number;
  stored?: AttachmentView;
  problem?: string;
  stop: () => void;
}

export interface Uploads {
  all: readonly Upload[];
  ready: AttachmentView[];
  isBusy: boolean;
  add: (files: readonly File[]) => void;
  remove: (key: number) => void;
  retry: (key: number) => void;
  clear: () => void;
}

let next = 1;

/** Files on their way to a chat, each with its progress; a refused one says why. */
export function useUploads(chatId: string): Uploads {
  const { client } = useDesk();
  const [all, set] = useState<readonly Upload[]>([]);
  const current = useRef(all);
  current.current = all;
  useEffect(() => () => current.current.forEach(({ stop }) => stop()), []);

  const change = (key: number, to: Partial<Upload>): void =>
    set((uploads) => uploads.map((each) => (each.key === key ? { ...each, ...to } : each)));
  const start = (key: number, file: File): (() => void) => {
    const controller = new AbortController();
    client
      .upload(chatId, file, { onProgress: (progress) => change(key, { progress }), signal: controller.signal })
      .then((stored) => change(key, { stored, progress: 1 }))
      .catch((error: unknown) => !controller.signal.aborted && change(key, { problem: messageOf(error) }));
    return () => controller.abort();
  };
  return {
    all,
    ready: all.flatMap(({ stored }) => stored ?? []),
    isBusy: all.some(({ stored, problem }) => !stored && !problem),
    add: (files) =>
      set((before) => [
        ...before,
        ...files.map((file) => {
          const key = next++;
          return { key, file, progress: 0, stop: start(key, file) };
        }),
      ]),
    remove: (key) => {
      all.find((each) => each.key === key)?.stop();
      set((before) => before.filter((each) => each.key !== key));
    },
    retry: (key) => {
      const upload = all.find((each) => each.key === key);
      if (upload) change(key, { problem: undefined, progress: 0, stop: start(key, upload.file) });
    },
    clear: () => set([]),
  };
}
