import type { AttachmentView } from '#client/core';

/** What a message says in one line: its text, or what its voice or video note is called; null if it has other files alone. */
export const saidIn = ({ text, attachments }: { text: string | null; attachments: readonly AttachmentView[] }): string | null =>
  text ?? attachments.find(({ recording }) => recording)?.name ?? null;
