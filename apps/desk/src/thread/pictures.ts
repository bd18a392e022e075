import { createContext } from 'react';
import type { AttachmentView, MessageView } from '#client/core';

export type PictureFile = AttachmentView & { width: number; height: number };

/** Opens a picture of the thread, by the id of its file. */
export const OpenPicture = createContext<(fileId: string) => void>(() => undefined);

export const isPicture = (file: AttachmentView): file is PictureFile => file.state === 'ready' && Boolean(file.width && file.height);

/** All pictures of a thread, in the order in which they stand there. */
export const picturesOf = (messages: readonly MessageView[]): PictureFile[] =>
  messages.flatMap(({ deletedAt, attachments }) => (deletedAt === null ? attachments.filter(isPicture) : []));
