import { connect } from './client.mjs';

/** The same customers and chats on a bare server. */
export async function openBare({ url, pid }, name, { conversations }) {
  const mirrored = [];
  for (const { chatId } of conversations) mirrored.push({ socket: await connect(url, 'nobody asks'), chatId, acked: [] });
  return { name, pid, conversations: mirrored, close: () => mirrored.forEach(({ socket }) => socket.disconnect()) };
}
