import type { ChatView } from '../../../../libs/protocol';
import type { Widget } from '../app/widget';

/** Says how it was, of a chat that is over. @throws Refused */
export async function rate(w: Widget, score: number, comment: string): Promise<void> {
  const body = { score, ...(comment && { comment }) };
  w.hearChat(await w.requests.ofCustomer<ChatView>(`/chats/${w.chat!.id}/rating`, { method: 'PUT', body }));
  w.context.emit('rated', { score });
  w.changed();
}

/** Turns a waiting chat into a message that is answered by e-mail. @throws Refused */
export async function leaveMessage(w: Widget, email: string): Promise<void> {
  w.hearChat(await w.requests.ofCustomer<ChatView>(`/chats/${w.chat!.id}/leave-message`, { method: 'POST', body: { email } }));
  w.answered(email);
}

/** Has the transcript sent. @throws Refused */
export async function mailTranscript(w: Widget, email: string): Promise<void> {
  await w.requests.ofCustomer(`/chats/${w.chat!.id}/transcript`, { method: 'POST', body: { email } });
  w.answered(email);
}

/** Saves the transcript as a file. @throws Refused */
export async function saveTranscript(w: Widget): Promise<void> {
  const blob = await w.requests.ofCustomer<Blob>(`/chats/${w.chat!.id}/export?format=txt`, { as: 'blob' });
  const href = URL.createObjectURL(blob);
  Object.assign(document.createElement('a'), { href, download: 'chat.txt' }).click();
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
}
