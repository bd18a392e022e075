// Bugs that the suite plants into a running node, one at a time, to see that the checker finds them.

/** Replaces a method by what `by` makes of it. */
function replace({ prototype }, name, by) {
  const original = prototype[name];
  prototype[name] = by(original);
}

let messages = 0;
const kept = [];
const everyNth = (n) => (messages += 1) % n === 0;

/** Each breaks at least the invariant `breaks`. */
const BUGS = {
  'acks what it does not store': {
    breaks: 'nothing acked is lost',
    plant: (load) =>
      replace(
        load('libs/contexts/chats/messages/message-batcher').MessageBatcher,
        'submit',
        (submit) =>
          async function (command) {
            if (!everyNth(20)) return submit.call(this, command);
            const { chatId, by, content } = command;
            const sender = { type: by.type === 'staff' ? 'agent' : 'customer', id: by.id, name: by.name };
            const message = { id: `00000000-0000-7000-8000-${String(messages).padStart(12, '0')}`, chatId, seq: 1, sender, ...content };
            return { message: { ...message, attachments: [], createdAt: new Date().toISOString(), deletedAt: null }, created: true };
          },
      ),
  },
  'stores some messages again': {
    breaks: 'nothing is doubled',
    plant: (load) =>
      replace(
        load('libs/contexts/chats/messages/message-batcher').MessageBatcher,
        'submit',
        (submit) =>
          async function (command) {
            const posted = await submit.call(this, command);
            if (everyNth(20))
              await submit.call(this, { ...command, content: { ...command.content, clientMessageId: `again-${messages}` } });
            return posted;
          },
      ),
  },
  'tells messages to all staff': {
    breaks: 'rights hold',
    plant: (load) =>
      replace(
        load('libs/platform/realtime/sockets').Sockets,
        'send',
        (send) =>
          function (wire) {
            if (wire.name === 'message.created') for (const each of wire.told) each.to = [...each.to, 'staff'];
            return send.call(this, wire);
          },
      ),
  },
  'gives chats to whoever is full': {
    breaks: 'never over the limit',
    plant: (load) =>
      replace(
        load('libs/contexts/presence/domain/agent').Agent,
        'takeSeat',
        () =>
          function (chat, now, { breathingSeconds = 0 } = {}) {
            this.takeExtraSeat(chat, now, breathingSeconds);
          },
      ),
  },
  'does not route who waits': {
    breaks: 'nobody waits beside the free',
    plant: (load) =>
      replace(load('libs/contexts/routing/assignment/route-waiting-chats').RouteWaitingChatsHandler, 'execute', () => async () => {}),
  },
  'keeps files open': {
    breaks: 'memory and descriptors come to rest',
    plant: (load) =>
      replace(
        load('libs/platform/realtime/sockets').Sockets,
        'send',
        (send) =>
          function (wire) {
            if (messages < 200 && everyNth(1)) require('node:fs').openSync(process.execPath, 'r');
            return send.call(this, wire);
          },
      ),
  },
  'grows by the second': {
    breaks: 'memory and descriptors come to rest',
    plant: () => {
      setInterval(() => kept.push(Buffer.alloc(8_000_000)), 1_000).unref();
    },
  },
  'ends in the midst of it': {
    breaks: 'no unplanned exit',
    plant: (load, node) =>
      replace(
        load('libs/contexts/chats/messages/message-batcher').MessageBatcher,
        'submit',
        (submit) =>
          function (command) {
            if (node === 'node 1' && (messages += 1) === 50) process.exit(3);
            return submit.call(this, command);
          },
      ),
  },
};

module.exports = { BUGS };
