/* Calls whoever has no page of the desk in front: it shows what the server says (docs/push.md), and opens the chat. It keeps no page and answers no request. */
const TITLES = {
  offered: 'A chat is offered to you',
  assigned: 'A chat was assigned to you',
  message: 'A customer wrote to you',
  mention: 'A colleague whispers to you',
  hand: 'An agent asks for help',
  escalated: 'A customer waits for an answer',
};

const windows = () => globalThis.clients.matchAll({ type: 'window', includeUncontrolled: true });

async function call({ kind, chatId, name, text }) {
  if ((await windows()).some(({ focused }) => focused)) return;
  const title = TITLES[kind] ?? 'Switchboard';
  // Of a customer of one's own the name says enough.
  const isOwn = kind === 'offered' || kind === 'assigned' || kind === 'message';
  const body = isOwn ? (text ?? title) : [name, text].filter(Boolean).join(': ');
  await globalThis.registration.showNotification(isOwn ? (name ?? title) : title, {
    body: name === undefined ? '' : body,
    // As the page's own: of both, one is shown.
    tag: chatId,
    renotify: true,
    data: { chatId },
  });
}

async function open(chatId) {
  const [page] = await windows();
  if (!page) return globalThis.clients.openWindow(`/inbox/${chatId}`);
  page.postMessage({ chatId });
  return page.focus();
}

globalThis.addEventListener('push', (event) => event.waitUntil(call(event.data.json())));
globalThis.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data.chatId));
});
