import type { ChatView, MessageView } from '../../../../libs/protocol';
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

/** The message that is answered, or that is to say something else. */
export interface About {
  message: MessageView;
  isEdit: boolean;
  /** What was typed before. */
  before: string;
}

export function writeAbout(w: Widget, message: MessageView, isEdit: boolean): void {
  leaveAbout(w);
  w.about = { message, isEdit, before: w.draft };
  w.type(isEdit ? message.text! : w.draft);
}

/** As the customer wishes it, who goes on writing. */
export function leaveAbout(w: Widget): void {
  endAbout(w);
  w.context.host.shadowRoot!.querySelector('textarea')!.focus();
}

export function endAbout(w: Widget): void {
  const { about } = w;
  if (!about) return;
  w.about = undefined;
  w.type(about.isEdit ? about.before : w.draft);
}

/** Sends what was typed: as an answer to a message, or in the place of one. @throws Refused */
export async function say(w: Widget, text: string): Promise<void> {
  const { about, session } = w;
  if (about?.isEdit) {
    const path = `/chats/${w.chat!.id}/messages/${about.message.id}`;
    session.talk!.hear([await w.requests.ofCustomer<MessageView>(path, { method: 'PATCH', body: { text } })]);
    return endAbout(w);
  }
  session.talk!.send({ text, replyTo: about?.message.id });
  w.about = undefined;
  w.type('');
}

export function mayEdit({ chat, session, config }: Widget, { sender, text, createdAt }: MessageView): boolean {
  const now = session.client?.serverTime.now() ?? Infinity;
  return (
    sender.type === 'customer' && text !== null && chat?.status !== 'closed' && now - Date.parse(createdAt) < config.editMinutes * 60_000
  );
}

/** Shows a message, however far back it is. */
export async function goTo({ session, context }: Widget, seq: number): Promise<void> {
  const talk = session.talk!;
  while (talk.getSnapshot().hasOlder && talk.getSnapshot().messages[0]!.seq > seq) await talk.loadOlder(200);
  setTimeout(() => context.host.shadowRoot!.getElementById(`m${seq}`)?.scrollIntoView({ block: 'center' }));
}
